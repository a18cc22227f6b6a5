import type { KindFacts } from "./kind-facts";

/** Databricks' former model serving, by registered model and version. Source: Databricks, "Legacy MLflow Model Serving". */
export const LEGACY = {
  scoring: "/model/{name}/{version}/invocations",
} as const satisfies KindFacts;
