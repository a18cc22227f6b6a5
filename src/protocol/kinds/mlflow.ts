import type { KindFacts } from "./kind-facts";
import { MLFLOW_FORMATS, MLFLOW_HEADERS } from "./mlflow-wire";

/** An MLflow scoring server: one model, without a name. Source: MLflow, "pyfunc scoring server". */
export const MLFLOW = {
  scoring: "/invocations",
  scoringHeaders: MLFLOW_HEADERS,
  formats: MLFLOW_FORMATS,
  emptyRequest: '{"dataframe_split":{"columns":[],"data":[]}}',
  pages: { ping: "/ping", health: "/health", version: "/version" },
} as const satisfies KindFacts;
