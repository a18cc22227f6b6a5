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

/** Which upstreams a relay may reach, and of which version it is. */
export interface UpstreamList {
  /** `local`: the relay runs on the analyst's own machine, who may also type a workspace or a loopback server. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly UpstreamInfo[];
  /** Of the product that the relay is part of, and of the pane that it serves: "1.2.0". Older relays say none. */
  readonly version?: string;
}

/**
 * The upstream id of an address that was typed, for relays in local mode: `typed:https:adb-1.azuredatabricks.net`.
 * @param origin `http(s)://host[:port]`, as `URL.origin` gives it
 */
export function typedUpstreamId(origin: string): string {
  return `typed:${origin.replace("://", ":")}`;
}
