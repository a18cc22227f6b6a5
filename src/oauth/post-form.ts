/** What a provider answered. The text is empty when it was too long to be an answer of a provider. */
export interface FormAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a form to an identity provider: to which addresses, how long it may take and how often it is tried is the
 * program's own affair. Follows no redirect. What it rejects with reaches whoever asked for tokens.
 * @param body form-encoded, with secrets
 */
export type PostForm = (url: string, headers: Headers, body: string) => Promise<FormAnswer>;
