import { untilAborted } from "../../endpoint/http/abortable-sleep";
import type { TokenProvider } from "../../endpoint/sign-in/token-provider";
import type { TokenCache } from "../../oauth/token-cache";

/** The tokens of a cache, for requests that can be cancelled: a fetch that others wait for as well goes on. */
export function cachedTokens(cache: TokenCache): TokenProvider {
  return {
    token: (signal) => untilAborted(cache.token(), signal),
    refresh: (refused, signal) => untilAborted(cache.renew(refused), signal),
  };
}
