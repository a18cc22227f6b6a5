import { isIP } from "node:net";
import type { OauthClient } from "../../oauth/provider-client";
import { isLoopback } from "../../protocol/known-hosts";
import type { UpstreamInfo } from "../../protocol/upstream-info";
import { addressKind, type Network } from "../../network/address-kind";

type UpstreamNetwork = Exclude<Network, "any">;

/** A workspace or server that this relay may reach. */
export interface Upstream extends UpstreamInfo {
  /** Names of the endpoints that may be reached there; without it all of them. */
  readonly endpoints?: readonly string[];
  /** Where its host name may lead; without it, what the host in `origin` says itself. */
  readonly network?: UpstreamNetwork;
  /** PEM texts of the authorities that may vouch for it, besides the public ones. */
  readonly ca?: string;
  /** How the relay gets its tokens; `oauth-m2m` and `oauth-u2m` need it. */
  readonly oauth?: OauthClient;
}

/** Writing an address of this machine, or a private one, into `origin` allows that one; a name must lead to the public. */
export function networkOf({ network, origin }: Pick<Upstream, "network" | "origin">): UpstreamNetwork {
  if (network !== undefined) return network;
  const { hostname } = new URL(origin);
  if (isLoopback(hostname)) return "loopback";
  const address = hostname.replace(/^\[|\]$/g, "");
  return isIP(address) !== 0 && addressKind(address) === "private" ? "private" : "public";
}
