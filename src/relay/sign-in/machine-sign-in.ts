import { TokenCache } from "../../oauth/token-cache";
import { issueMachineToken } from "../../oauth/token-exchange";
import type { UpstreamFetch } from "../../network/upstream-fetch";
import { tokenEndpoint, type OauthUpstream } from "./token-endpoint";
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
    const post = tokenEndpoint(upstream, this.fetch);
    const issue = () => issueMachineToken(upstream.oauth, upstream.oauth.scopes, post, this.nowMs);
    const cache = new TokenCache(issue, this.nowMs);
    this.#caches.set(upstream.id, cache);
    return cache;
  }
}
