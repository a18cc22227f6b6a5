import { ROUTE_OPTIMISED } from "../../../protocol/kinds/route-optimised";
import { isDatabricksHost } from "../../../protocol/known-hosts";
import { fillRoute } from "../../addresses/fill-route";
import type { KindBehaviour } from "../kind-behaviour";

/** A Databricks endpoint on a host of its own, which lists nothing. */
export const ROUTE_OPTIMISED_BEHAVIOUR: KindBehaviour = {
  readRoute({ hostname, segments }) {
    const [workspace, servingEndpoints, endpointName, next] = segments;
    if (!isServingHost(hostname) || servingEndpoints !== "serving-endpoints" || next === "served-models")
      return undefined;
    if (workspace === undefined || endpointName === undefined) return undefined;
    return { route: fillRoute(ROUTE_OPTIMISED.scoring, { workspace, name: endpointName }), endpointName };
  },
};

/** Source: Databricks, "Query route-optimized serving endpoints": `{id}.[{shard}.]serving.{cloud}`. */
export function isServingHost(hostname: string): boolean {
  return isDatabricksHost(hostname) && hostname.split(".").includes("serving");
}
