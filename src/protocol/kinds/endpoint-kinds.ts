import { DATABRICKS } from "./databricks";
import type { KindFacts } from "./kind-facts";
import { LEGACY } from "./legacy";
import { MLFLOW } from "./mlflow";
import { ROUTE_OPTIMISED } from "./route-optimised";

/** What kind of endpoint rows are sent to. */
export type EndpointKind = "route-optimised" | "databricks" | "legacy" | "mlflow";

/** The kinds of endpoints there are. A new one stands here, in `endpoint/kind-behaviours.ts` and in the pane's words. */
export const ENDPOINT_KINDS: Readonly<Record<EndpointKind, KindFacts>> = {
  "route-optimised": ROUTE_OPTIMISED,
  databricks: DATABRICKS,
  legacy: LEGACY,
  mlflow: MLFLOW,
};

/** What a name means that was typed without an address. */
export const KIND_OF_TYPED_NAMES: EndpointKind = "databricks";
