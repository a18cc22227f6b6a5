import { RunStoppedError } from "../../core/errors";

/** Where a request's bearer token comes from. */
export interface TokenProvider {
  /** How the token is called in the header; `Bearer` unless told. */
  readonly scheme?: "Basic";
  /** The token to send, or undefined when the relay signs in or the endpoint asks for none. */
  token(signal: AbortSignal): Promise<string | undefined>;
  /**
   * A newer token than the one the endpoint refused. Absent when there is no way to get one.
   * @throws RunStoppedError `unauthorized`
   */
  refresh?(refused: string | undefined, signal: AbortSignal): Promise<string | undefined>;
}

/**
 * A token that does not change: a personal access token, or one that was pasted.
 * @throws RunStoppedError `unauthorized` when the text cannot be a token
 */
export function staticToken(text: string): TokenProvider {
  const token = checkToken(text);
  return { token: () => Promise.resolve(token) };
}

/** A name and a password as HTTP itself takes them. Source: RFC 7617. */
export function passwordToken(name: string, password: string): TokenProvider {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  const token = btoa(String.fromCharCode(...bytes));
  return { scheme: "Basic", token: () => Promise.resolve(token) };
}

/**
 * The text as it may stand in an `Authorization` header, blanks around it removed: pasted tokens often end with a line break,
 * and one in the middle would end the header. Source of the allowed characters: RFC 6750, section 2.1.
 * @throws RunStoppedError `unauthorized`; the sentence does not repeat the text
 */
export function checkToken(text: string): string {
  const token = text.trim();
  if (!/^[\w\-.~+/]+=*$/.test(token)) {
    const sentence = "This is not a token: it is empty or holds a character that no token has, such as a blank.";
    throw new RunStoppedError("unauthorized", sentence);
  }
  return token;
}
