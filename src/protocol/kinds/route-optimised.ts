import type { KindFacts } from "./kind-facts";
import { MLFLOW_FORMATS, MLFLOW_HEADERS } from "./mlflow-wire";

/** A Databricks endpoint on a host of its own. Source: Databricks, "Query route-optimized serving endpoints". */
export const ROUTE_OPTIMISED = {
  scoring: "/{workspace}/serving-endpoints/{name}/invocations",
  scoringHeaders: MLFLOW_HEADERS,
  formats: MLFLOW_FORMATS,
} as const satisfies KindFacts;
