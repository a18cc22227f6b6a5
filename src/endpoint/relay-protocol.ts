/** Paths and shapes that the pane and the relay agree on. The only file of endpoint/ that the relay may import. */

/** `GET`: the upstreams this relay may reach, as `UpstreamList`. */
export const UPSTREAMS_PATH = "/relay/upstreams";

/** The relay's path of a route on an upstream: `relayPath("demo", "/serving-endpoints/iris/invocations")`. */
export function relayPath(upstreamId: string, upstreamRoute: string): string {
  return `/relay/${encodeURIComponent(upstreamId)}${upstreamRoute}`;
}

/**
 * The upstream id of an address that was typed, for relays in local mode: `typed:https:adb-1.azuredatabricks.net`.
 * @param origin `http(s)://host[:port]`, as `URL.origin` gives it
 */
export function typedUpstreamId(origin: string): string {
  return `typed:${origin.replace("://", ":")}`;
}

/** How requests to an upstream are signed in: `user-token` passes the analyst's own `Authorization` header on. */
export type UpstreamAuth = "none" | "user-token" | "oauth-m2m" | "oauth-u2m";

/** An upstream as the pane sees it. No secret is part of it. */
export interface UpstreamInfo {
  readonly id: string;
  /** For people: "Demo models", "adb-123.azuredatabricks.net". */
  readonly label: string;
  /** `https://host[:port]` */
  readonly origin: string;
  readonly auth: UpstreamAuth;
}

export interface UpstreamList {
  /** `local`: the relay runs on the analyst's own machine, who may also type a workspace or a loopback server. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly UpstreamInfo[];
}

/** Error answers of the relay's own, told apart from the upstream's by this header. Body: `{error_code, message}`. */
export const RELAY_ERROR_HEADER = "x-scoresheet-relay-error";

export type RelayErrorCode =
  | "route-not-allowed"
  | "upstream-unknown"
  | "upstream-unreachable"
  | "upstream-timeout"
  | "body-too-large"
  | "redirect-refused"
  | "origin-refused";
