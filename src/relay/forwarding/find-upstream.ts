import { mayBeTyped } from "../../protocol/known-hosts";
import { typedUpstream, typedUpstreamId } from "../../protocol/upstream-info";
import type { RelayConfig } from "../config/relay-config";
import type { Upstream } from "../config/upstream";

/**
 * The upstream of an id: a configured one, or in local mode one that the analyst typed, which must be a Databricks
 * workspace over https or a server on this machine.
 * @param id as in the path, already decoded
 */
export function findUpstream(config: RelayConfig, id: string): Upstream | undefined {
  const configured = config.upstreams.find((upstream) => upstream.id === id);
  return configured ?? (config.mode === "local" ? readTyped(id) : undefined);
}

function readTyped(id: string): Upstream | undefined {
  const [, scheme, host] = /^typed:(https?):(.+)$/.exec(id) ?? [];
  const address = `${scheme}://${host}`;
  if (host === undefined || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  // An id that does not come back as it was typed holds more than an origin: a path, a user name, another spelling.
  if (typedUpstreamId(origin) !== id || !mayBeTyped(origin)) return undefined;
  return typedUpstream(origin);
}
