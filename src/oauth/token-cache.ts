/** A token with the moment from which on a new one is fetched before the old one is refused. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly staleAtMs: number;
  /** Until then the old one is good when a new one cannot be had. */
  readonly expiresAtMs: number;
}

/** Source: Databricks SDK for Python, `oauth.py`: a token is stale 20 minutes before it expires. */
const MAX_STALE_MS = 20 * 60_000;

/** A token is stale at half its life, or 20 minutes before its end, whichever is later. Both in milliseconds. */
export function staleAt(issuedAtMs: number, lifeMs: number): number {
  return issuedAtMs + lifeMs - Math.min(lifeMs / 2, MAX_STALE_MS);
}

/**
 * Keeps one token for all requests and fetches the next when it is stale or was refused: once, however many ask. The
 * fetch is nobody's own, so it goes on when one of those who wait goes away.
 */
export class TokenCache {
  #current: IssuedToken | undefined;
  #pending: Promise<IssuedToken> | undefined;

  constructor(
    private readonly issue: () => Promise<IssuedToken>,
    private readonly nowMs: () => number,
  ) {}

  async token(): Promise<string> {
    const current = this.#current;
    const nowMs = this.nowMs();
    if (current === undefined || nowMs >= current.expiresAtMs) return this.#next();
    if (nowMs < current.staleAtMs) return current.token;
    return this.#next().catch(() => current.token);
  }

  /** A newer token than the one that was refused; when another request has already brought one, that one. */
  async renew(refused: string | undefined): Promise<string> {
    if (this.#current !== undefined && this.#current.token !== refused) return this.#current.token;
    return this.#next();
  }

  async #next(): Promise<string> {
    this.#pending ??= this.#fetchNext();
    return (await this.#pending).token;
  }

  async #fetchNext(): Promise<IssuedToken> {
    try {
      this.#current = await this.issue();
      return this.#current;
    } finally {
      this.#pending = undefined;
    }
  }
}
