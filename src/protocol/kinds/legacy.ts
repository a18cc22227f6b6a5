import type { KindFacts } from "./kind-facts";
import { MLFLOW_FORMATS, MLFLOW_HEADERS } from "./mlflow-wire";

/** Databricks' former model serving, by registered model and version. Source: Databricks, "Legacy MLflow Model Serving". */
export const LEGACY = {
  scoring: "/model/{name}/{version}/invocations",
  scoringHeaders: MLFLOW_HEADERS,
  formats: MLFLOW_FORMATS,
} as const satisfies KindFacts;
