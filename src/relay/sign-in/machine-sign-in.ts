import type { UpstreamFetch } from "../network/upstream-fetch";
import { TokenCache, staleAt, type IssuedToken } from "../../oauth/token-cache";
import { requestTokens, type OauthUpstream } from "./token-endpoint";
import { bearer, type UpstreamSignIn } from "./upstream-sign-in";

/** Signs the relay itself in, as a service principal (client credentials, RFC 6749 section 4.4): one token an upstream. */
export class MachineSignIn {
  readonly #caches = new Map<string, TokenCache>();

  constructor(
    private readonly fetch: UpstreamFetch,
    private readonly nowMs: () => number,
  ) {}

  /** Rejects with TokenRefusedError, or as UpstreamFetch does. */
  async signIn(upstream: OauthUpstream): Promise<UpstreamSignIn> {
    const cache = this.#cacheOf(upstream);
    const token = await cache.token();
    return {
      authorization: bearer(token),
      renew: async () => ({ authorization: bearer(await cache.renew(token)) }),
    };
  }

  #cacheOf(upstream: OauthUpstream): TokenCache {
    const known = this.#caches.get(upstream.id);
    if (known !== undefined) return known;
    const cache = new TokenCache(() => this.#issue(upstream), this.nowMs);
    this.#caches.set(upstream.id, cache);
    return cache;
  }

  async #issue(upstream: OauthUpstream): Promise<IssuedToken> {
    const issuedAtMs = this.nowMs();
    const grant = { grant_type: "client_credentials", scope: upstream.oauth.scopes.join(" ") };
    const { accessToken, lifeMs } = await requestTokens(upstream, grant, this.fetch);
    return { token: accessToken, staleAtMs: staleAt(issuedAtMs, lifeMs), expiresAtMs: issuedAtMs + lifeMs };
  }
}
