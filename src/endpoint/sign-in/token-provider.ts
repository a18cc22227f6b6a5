import { RunStoppedError } from "../../core/errors";
import { untilAborted } from "../http/abortable-sleep";

/** Where a request's bearer token comes from. */
export interface TokenProvider {
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

/** A token with the moment from which on a new one is fetched before the old one is refused. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly staleAtMs: number;
}

/**
 * Keeps one token for all requests and fetches the next when it is stale or was refused: once, however many requests ask, because a
 * refresh token may be good for a single use. The shared fetch goes on when one of its callers is cancelled.
 */
export class CachingTokenProvider implements TokenProvider {
  readonly #issue: () => Promise<IssuedToken>;
  readonly #now: () => number;
  #current: IssuedToken | undefined;
  #pending: Promise<IssuedToken> | undefined;

  constructor(issue: () => Promise<IssuedToken>, now: () => number) {
    this.#issue = issue;
    this.#now = now;
  }

  async token(signal: AbortSignal): Promise<string> {
    if (this.#current !== undefined && this.#now() < this.#current.staleAtMs) return this.#current.token;
    return await this.#next(signal);
  }

  async refresh(refused: string | undefined, signal: AbortSignal): Promise<string> {
    // Another request may have been refused first: its fetch has already brought a newer token.
    if (this.#current !== undefined && this.#current.token !== refused) return this.#current.token;
    return await this.#next(signal);
  }

  async #next(signal: AbortSignal): Promise<string> {
    this.#pending ??= this.#fetchNext();
    return (await untilAborted(this.#pending, signal)).token;
  }

  async #fetchNext(): Promise<IssuedToken> {
    try {
      const issued = await this.#issue();
      this.#current = { ...issued, token: checkToken(issued.token) };
      return this.#current;
    } finally {
      this.#pending = undefined;
    }
  }
}
