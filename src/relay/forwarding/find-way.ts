import { findAllowedRoute, type AllowedRoute } from "../../protocol/upstream-routes";
import { findWarehouseRoute } from "../../protocol/warehouse-routes";
import type { Upstream } from "../config/upstream";
import { RESULT_LINK_PATTERN, type ResultLinks } from "../warehouses/result-links";

/** What is asked of an upstream. */
export interface Asked {
  readonly method: string;
  /** Behind the upstream's id, still percent-encoded. */
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
}

/** How a request goes on. */
export type Way =
  | { readonly kind: "route" | "upload"; readonly pattern: string; readonly route: AllowedRoute }
  /** To where the upstream has sent us; an undefined `url` for a link that is none of ours, or too old. */
  | { readonly kind: "link"; readonly pattern: string; readonly url: string | undefined };

/** @returns undefined for what is not forwarded */
export function findWay(asked: Asked, upstream: Upstream, links: ResultLinks): Way | undefined {
  const { method, path, query } = asked;
  const { warehouses } = upstream;
  const route = findAllowedRoute(method, path);
  if (route !== undefined) {
    return isListed(upstream, route, method) ? { kind: "route", pattern: route.pattern, route } : undefined;
  }
  if (warehouses === undefined) return undefined;
  const opened = method === "GET" ? links.open(path, upstream) : undefined;
  if (opened !== undefined) return { kind: "link", pattern: RESULT_LINK_PATTERN, url: opened.url };
  const handedOver = findWarehouseRoute(method, path, query, warehouses);
  if (handedOver === undefined) return undefined;
  const isUpload = handedOver.carries === "file" && method === "PUT";
  return { kind: isUpload ? "upload" : "route", pattern: handedOver.pattern, route: handedOver };
}

/**
 * Whether a list of endpoints lets a route through. The catalogue is filtered on its way back, and pages tell of a server as such; but
 * rows that are sent without a name go to a model that is none of those listed.
 */
function isListed({ endpoints }: Upstream, { endpointName }: AllowedRoute, method: string): boolean {
  if (endpoints === undefined) return true;
  return endpointName === undefined ? method === "GET" : endpoints.includes(endpointName);
}
