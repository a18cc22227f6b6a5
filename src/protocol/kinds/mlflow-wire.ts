/** How MLflow reads rows, each format spelled as on the wire. Source: MLflow, "Serving models", accepted input formats. */
export const MLFLOW_FORMATS = ["dataframe_records", "dataframe_split", "instances", "inputs"] as const;

/**
 * Headers of a request that scores rows on an MLflow scoring server, besides its sign-in. Databricks serves models with that server.
 * Exactly this type: MLflow compares it with case and takes no parameter but charset=utf-8.
 */
export const MLFLOW_HEADERS: Readonly<Record<string, string>> = {
  "Content-Type": "application/json",
  Accept: "application/json",
};
