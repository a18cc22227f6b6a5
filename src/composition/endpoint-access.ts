import { EndpointCatalog } from "../endpoint/endpoint-catalog";
import type { Sleep } from "../endpoint/http/abortable-sleep";
import type { Fetch } from "../endpoint/http/send-once";
import { staticToken, type TokenProvider } from "../endpoint/sign-in/token-provider";
import { relayPath } from "../protocol/paths";

/** How the endpoints of one workspace or server are reached and signed in to: the one thing in which the programs differ. */
export interface EndpointAccess {
  /** What stands before a route: the relay's path of an upstream, or an origin. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** None where the relay signs in, or where nobody asks for a token. */
  readonly token: TokenProvider | undefined;
  /** Waits between retries and until a time limit; a timer unless told. */
  readonly sleep?: Sleep;
}

/**
 * From a page of the add-in, through the relay.
 * @param token the analyst's own; absent where the relay signs in, or where nobody asks for one
 * @throws RunStoppedError `unauthorized` when the text cannot be a token
 */
export function throughRelay(upstreamId: string, token: string | undefined, fetch: Fetch): EndpointAccess {
  const baseUrl = relayPath(upstreamId, "");
  return { baseUrl, fetch, token: token === undefined ? undefined : staticToken(token) };
}

/** The address of a route, as `fetch` takes it. */
export function urlOf({ baseUrl }: EndpointAccess, route: string): string {
  return baseUrl + route;
}

/** What tells which endpoints there are, and what their models take. */
export function catalogueOf(access: EndpointAccess): EndpointCatalog {
  return new EndpointCatalog(access);
}
