import type { Attempt } from "../http/with-retry";
import { checkToken, type TokenProvider } from "./token-provider";

export type SignInHeaders = { readonly Authorization?: string };

/**
 * Attempts signed with the provider's token. The first that is refused for its token is repeated at once with a refreshed one;
 * a second refusal stands.
 */
export function signedAttempt<T>(
  tokens: TokenProvider | undefined,
  send: (headers: SignInHeaders) => Promise<Attempt<T>>,
  signal: AbortSignal,
): () => Promise<Attempt<T>> {
  let mayRefresh = tokens?.refresh !== undefined;
  return async () => {
    const token = await tokens?.token(signal);
    const first = await send(signInHeaders(token, tokens?.scheme));
    if (first.kind === "success" || first.error.code !== "unauthorized" || !mayRefresh) return first;
    mayRefresh = false;
    return await send(signInHeaders(await tokens?.refresh?.(token, signal), tokens?.scheme));
  };
}

/** Checked here too, because a runtime's complaint about a malformed header repeats the token. */
function signInHeaders(token: string | undefined, scheme: "Bearer" | "Basic" = "Bearer"): SignInHeaders {
  return token === undefined ? {} : { Authorization: `${scheme} ${checkToken(token)}` };
}
