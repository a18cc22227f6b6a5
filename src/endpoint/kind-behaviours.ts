import type { EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { DATABRICKS_BEHAVIOUR } from "./kinds/databricks/databricks-behaviour";
import type { KindBehaviour } from "./kinds/kind-behaviour";
import { LEGACY_BEHAVIOUR } from "./kinds/legacy/legacy-behaviour";
import { MLFLOW_BEHAVIOUR } from "./kinds/mlflow/mlflow-behaviour";
import { ROUTE_OPTIMISED_BEHAVIOUR } from "./kinds/route-optimised/route-optimised-behaviour";

/**
 * How each kind behaves, in the order in which addresses are read and upstreams are asked for a catalogue: the more special first,
 * and last the MLflow server, which may stand at any address.
 */
export const KIND_BEHAVIOURS: Readonly<Record<EndpointKind, KindBehaviour>> = {
  "route-optimised": ROUTE_OPTIMISED_BEHAVIOUR,
  legacy: LEGACY_BEHAVIOUR,
  databricks: DATABRICKS_BEHAVIOUR,
  mlflow: MLFLOW_BEHAVIOUR,
};
