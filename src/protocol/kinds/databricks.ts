import type { KindFacts } from "./kind-facts";

/** An endpoint of a Databricks workspace. Source: Databricks SDK for Python, `serving.py`. */
export const DATABRICKS = {
  scoring: "/serving-endpoints/{name}/invocations",
  scoringServedModel: "/serving-endpoints/{name}/served-models/{served}/invocations",
  catalogue: {
    list: "/api/2.0/serving-endpoints",
    entries: "endpoints",
    entryName: "name",
    describe: "/api/2.0/serving-endpoints/{name}",
    schema: "/api/2.0/serving-endpoints/{name}/openapi",
  },
} as const satisfies KindFacts;
