import type { EndpointKind } from "../protocol/kinds/endpoint-kinds";
import type { ScoringProtocol } from "./kinds/kind-behaviour";
import { MLFLOW_SCORING } from "./kinds/mlflow-scoring";

/** How each kind answers when rows are sent. Apart from how kinds are found and described, so that it is loaded with a run. */
export const KIND_SCORING: Readonly<Record<EndpointKind, ScoringProtocol>> = {
  "route-optimised": MLFLOW_SCORING,
  legacy: MLFLOW_SCORING,
  databricks: MLFLOW_SCORING,
  mlflow: MLFLOW_SCORING,
};
