import type { KindFacts } from "./kind-facts";

/** A Databricks endpoint on a host of its own. Source: Databricks, "Query route-optimized serving endpoints". */
export const ROUTE_OPTIMISED = {
  scoring: "/{workspace}/serving-endpoints/{name}/invocations",
} as const satisfies KindFacts;
