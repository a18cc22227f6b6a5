import type { Fetch } from "../../endpoint/http/send-once";
import { staticToken, type TokenProvider } from "../../endpoint/sign-in/token-provider";
import { relayPath } from "../../protocol/paths";
import type { Connection } from "../services/connection";

/** How a route of the connected upstream is reached: through the relay, with the analyst's token where there is one. */
export function throughRelay(
  { upstream, token }: Connection,
  route: string,
  fetch: Fetch,
): { readonly url: string; readonly fetch: Fetch; readonly token: TokenProvider | undefined } {
  // None where the relay signs in or nobody asks.
  return { url: relayPath(upstream.id, route), fetch, token: token === undefined ? undefined : staticToken(token) };
}
