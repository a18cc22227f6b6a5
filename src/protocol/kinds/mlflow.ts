import type { KindFacts } from "./kind-facts";

/** An MLflow scoring server: one model, without a name. Source: MLflow, "pyfunc scoring server". */
export const MLFLOW = {
  scoring: "/invocations",
  pages: { ping: "/ping", health: "/health", version: "/version" },
} as const satisfies KindFacts;
