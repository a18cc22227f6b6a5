import type { KindFacts } from "./kind-facts";
import { MLFLOW_FORMATS, MLFLOW_HEADERS } from "./mlflow-wire";

/** An endpoint of a Databricks workspace. Source: Databricks SDK for Python, `serving.py`. */
export const DATABRICKS = {
  scoring: "/serving-endpoints/{name}/invocations",
  scoringServedModel: "/serving-endpoints/{name}/served-models/{served}/invocations",
  scoringHeaders: MLFLOW_HEADERS,
  formats: MLFLOW_FORMATS,
  catalogue: {
    list: "/api/2.0/serving-endpoints",
    entries: "endpoints",
    entryName: "name",
    describe: "/api/2.0/serving-endpoints/{name}",
    schema: "/api/2.0/serving-endpoints/{name}/openapi",
  },
} as const satisfies KindFacts;
