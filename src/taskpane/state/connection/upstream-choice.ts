import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { isLoopback, mayBeTyped } from "../../../protocol/known-hosts";
import { typedUpstream, type UpstreamInfo, type UpstreamList } from "../../../protocol/upstream-info";
import { findAllowedRoute } from "../../../protocol/upstream-routes";

/** The upstream to begin with: one that the analyst need not sign in to, or the only one. */
export function firstUpstream(upstreams: readonly UpstreamInfo[]): UpstreamInfo | undefined {
  const isOpen = ({ auth }: UpstreamInfo): boolean => auth === "none" || auth === "oauth-m2m";
  return upstreams.find(isOpen) ?? (upstreams.length === 1 ? upstreams[0] : undefined);
}

/** The upstream of an address; one that is not in the list only where addresses may be typed. */
export function upstreamAt(origin: string, { mode, upstreams }: UpstreamList): UpstreamInfo | undefined {
  const listed = upstreams.find((one) => one.origin === origin);
  return listed ?? (mode === "local" && mayBeTyped(origin) ? typedUpstream(origin) : undefined);
}

/** Whether the relay passes requests on to the route of an address: nothing may stand before a route that it knows. */
export function isForwarded({ route }: Pick<EndpointAddress, "route">): boolean {
  return findAllowedRoute("POST", route) !== undefined;
}

/** A typed upstream joins the list, so that it can be chosen again. */
export function withUpstream(list: UpstreamList, upstream: UpstreamInfo): UpstreamList {
  const isListed = list.upstreams.some((one) => one.id === upstream.id);
  return isListed ? list : { ...list, upstreams: [...list.upstreams, upstream] };
}

/** Whether to ask for a token before anything is sent. A server on the analyst's own machine seldom wants one, and says so where it does. */
export function isTokenNeeded({ auth, origin }: UpstreamInfo): boolean {
  return auth === "user-token" && !origin.startsWith("http:") && !isOwnMachine(origin);
}

/** @param origin as `URL.origin` gives it */
export function isOwnMachine(origin: string): boolean {
  return isLoopback(new URL(origin).hostname);
}
