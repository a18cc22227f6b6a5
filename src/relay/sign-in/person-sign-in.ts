import { createHash } from "node:crypto";
import { refreshTokens, revokeToken } from "../../oauth/token-exchange";
import { TokenRefusedError } from "../../oauth/token-refused-error";
import { dropCookies, type CookieSite } from "../keeping/cookies";
import { ExpiringMap } from "../keeping/expiring-map";
import type { Seal } from "../keeping/seal";
import type { UpstreamFetch } from "../../network/upstream-fetch";
import { cookieName, readSession, sessionCookies, sessionOf, type PersonSession } from "./person-session";
import { tokenEndpoint, type OauthUpstream } from "./token-endpoint";
import { bearer, type UpstreamSignIn } from "./upstream-sign-in";

/** Only the person can go on, by signing in. */
export class SignInNeededError extends Error {
  override readonly name = "SignInNeededError";
  /** @param cookies `Set-Cookie` lines that remove what is left of an earlier sign-in */
  constructor(readonly cookies: readonly string[]) {
    super("The person has to sign in.");
  }
}

export interface PersonSignInParts {
  readonly seal: Seal;
  readonly fetch: UpstreamFetch;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** Requests that were sent with the old cookie still arrive after a refresh, while its answer is on its way. */
const KEEP_REFRESHED_MS = 5 * 60_000;
const MAX_REMEMBERED = 10_000;

/** Signs requests in as the person whose session comes with them, and refreshes that session (user-to-machine). */
export class PersonSignIn {
  /** By the hash of the refresh token that was used up: a second use would end the whole session (RFC 9700 section 4.14.2). */
  readonly #refreshed: ExpiringMap<Promise<PersonSession>>;
  readonly #ended: ExpiringMap<true>;

  constructor(private readonly parts: PersonSignInParts) {
    this.#refreshed = new ExpiringMap(MAX_REMEMBERED, parts.nowMs);
    this.#ended = new ExpiringMap(MAX_REMEMBERED, parts.nowMs);
  }

  isSignedIn(upstream: OauthUpstream, cookieHeader: string | null, site: CookieSite): boolean {
    return this.#sessionOf(upstream, cookieHeader, site) !== undefined;
  }

  /** Rejects with SignInNeededError, or as UpstreamFetch does. */
  async signIn(upstream: OauthUpstream, cookieHeader: string | null, site: CookieSite): Promise<UpstreamSignIn> {
    const kept = this.#sessionOf(upstream, cookieHeader, site);
    if (kept === undefined) throw new SignInNeededError([]);
    const session = await this.#fresh(upstream, kept, site);
    const signIn = this.#signInOf(upstream, session, kept, site);
    const renew = async (): Promise<UpstreamSignIn> =>
      this.#signInOf(upstream, await this.#refresh(upstream, session, site), kept, site);
    return { ...signIn, renew };
  }

  /** Ends the session here and at the identity provider. @returns the `Set-Cookie` lines that remove it */
  async signOut(upstream: OauthUpstream, cookieHeader: string | null, site: CookieSite): Promise<string[]> {
    const session = this.#sessionOf(upstream, cookieHeader, site);
    if (session !== undefined) {
      this.#ended.set(session.id, true, session.endsAtMs);
      await this.#revoke(upstream, session);
    }
    return dropCookies(cookieName(upstream.id), "pane", site);
  }

  #sessionOf(upstream: OauthUpstream, cookieHeader: string | null, site: CookieSite): PersonSession | undefined {
    const session = readSession(cookieHeader, upstream.id, this.parts.seal, this.parts.nowMs(), site);
    return session === undefined || this.#ended.get(session.id) ? undefined : session;
  }

  #signInOf(upstream: OauthUpstream, session: PersonSession, kept: PersonSession, site: CookieSite): UpstreamSignIn {
    const { seal, nowMs } = this.parts;
    const cookies = session === kept ? [] : sessionCookies(session, upstream.id, seal, nowMs(), site);
    return { authorization: bearer(session.accessToken), cookies };
  }

  async #fresh(upstream: OauthUpstream, session: PersonSession, site: CookieSite): Promise<PersonSession> {
    const nowMs = this.parts.nowMs();
    if (nowMs < session.staleAtMs) return session;
    try {
      return await this.#refresh(upstream, session, site);
    } catch (error) {
      // A provider that is out of reach must not stop people whose tokens are still good.
      if (!(error instanceof SignInNeededError) && nowMs < session.expiresAtMs) return session;
      throw error;
    }
  }

  /** One refresh for all who hold the same refresh token, also for those who come a little later. */
  async #refresh(upstream: OauthUpstream, session: PersonSession, site: CookieSite): Promise<PersonSession> {
    const { refreshToken } = session;
    if (refreshToken === undefined) throw this.#signInNeeded(upstream, site);
    const key = createHash("sha256").update(refreshToken).digest("base64url");
    let refreshed = this.#refreshed.get(key);
    if (refreshed === undefined) {
      refreshed = this.#requestRefresh(upstream, session, refreshToken);
      this.#refreshed.set(key, refreshed, this.parts.nowMs() + KEEP_REFRESHED_MS);
      refreshed.catch(() => this.#refreshed.delete(key));
    }
    try {
      const next = await refreshed;
      if (this.#ended.get(next.id)) throw this.#signInNeeded(upstream, site);
      return next;
    } catch (error) {
      throw error instanceof TokenRefusedError ? this.#signInNeeded(upstream, site) : error;
    }
  }

  async #requestRefresh(upstream: OauthUpstream, session: PersonSession, refreshToken: string): Promise<PersonSession> {
    const issuedAtMs = this.parts.nowMs();
    const tokens = await refreshTokens(upstream.oauth, refreshToken, tokenEndpoint(upstream, this.parts.fetch));
    // A provider that sends no new refresh token means the old one to be used again (RFC 6749 section 6).
    return sessionOf({ refreshToken, ...tokens }, issuedAtMs, session);
  }

  /** The newest tokens, when a refresh has replaced those of the cookie. An unreachable provider does not keep anyone signed in. */
  async #revoke(upstream: OauthUpstream, session: PersonSession): Promise<void> {
    const key = createHash("sha256")
      .update(session.refreshToken ?? "")
      .digest("base64url");
    const newest = (await this.#refreshed.get(key)?.catch(() => undefined)) ?? session;
    const tokens = [newest.refreshToken, newest.accessToken].filter((token) => token !== undefined);
    const post = tokenEndpoint(upstream, this.parts.fetch);
    await Promise.allSettled(tokens.map((token) => revokeToken(upstream.oauth, token, post)));
  }

  #signInNeeded(upstream: OauthUpstream, site: CookieSite): SignInNeededError {
    return new SignInNeededError(dropCookies(cookieName(upstream.id), "pane", site));
  }
}
