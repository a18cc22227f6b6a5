/**
 * What the status of an error says by itself. `words`: nothing more than that these rows brought a refusal (4xx) or a failure (5xx); the words
 * beside it decide.
 */
export type StatusMeaning =
  | "rate-limited"
  | "unavailable"
  | "unreachable"
  | "slow"
  | "too-large"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "wrong-route"
  | "words";

/** @param status 400 or more */
export function statusMeaning(status: number): StatusMeaning {
  return MEANINGS.find(({ statuses }) => statuses.includes(status))?.meaning ?? "words";
}

/**
 * Source: RFC 9110, section 15; RFC 6585 (429, 431); RFC 8470 (425); Cloudflare, "5xx errors" (520 to 530); Anthropic and others say with 529 that
 * they are overloaded. Azure ML answers 408 to a batch that takes longer than it may.
 */
const MEANINGS: readonly { readonly meaning: StatusMeaning; readonly statuses: readonly number[] }[] = [
  { meaning: "rate-limited", statuses: [429] },
  { meaning: "unavailable", statuses: [425, 503, 529] },
  { meaning: "unreachable", statuses: [502, 520, 521, 522, 523, 525, 526, 527, 530] },
  { meaning: "slow", statuses: [408, 504, 524, 598, 599] },
  { meaning: "too-large", statuses: [413] },
  { meaning: "unauthorized", statuses: [401] },
  { meaning: "forbidden", statuses: [402, 403, 407, 451, 511] },
  { meaning: "not-found", statuses: [404, 410] },
  { meaning: "wrong-route", statuses: [405, 406, 411, 414, 415, 416, 417, 421, 426, 431, 501, 505] },
];

/** Whether a status tells that the model failed, not that it refused: Azure ML and SageMaker say so with 424. */
export function isFailureOfModel(status: number): boolean {
  return status >= 500 || status < 400 || status === 424; // some tell a failure with a 200
}
