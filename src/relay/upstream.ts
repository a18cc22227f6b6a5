import type { UpstreamInfo } from "../endpoint/relay-protocol";

/** A workspace or server that this relay may reach. */
export interface Upstream extends UpstreamInfo {
  /** Names of the endpoints that may be reached there; without it all of them. */
  readonly endpoints?: readonly string[];
}

/** Whether a host name means this machine and cannot be made to mean another. Source: RFC 6761 section 6.3, RFC 1122. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
