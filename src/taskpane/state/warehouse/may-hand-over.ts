import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { UpstreamInfo } from "../../../protocol/upstream-info";
import type { Connection } from "../../services/connection";
import type { ConnectionState } from "../connection/connection-state";

/** The connection of a workspace to whose warehouses the relay lets tables through; undefined where there is none. */
export function connectionToWarehouses(state: ConnectionState): Connection | undefined {
  return state.phase === "connected" && handsOver(state.upstream) ? state.connection : undefined;
}

function handsOver({ warehouses }: UpstreamInfo): boolean {
  return warehouses !== undefined;
}

/** ai_query asks endpoints of its own workspace by their names: none by an address of its own, and no one served model. */
export function isAskedByWarehouses({ kind, endpointName, servedModelName }: EndpointAddress): boolean {
  return kind === "databricks" && endpointName !== undefined && servedModelName === undefined;
}
