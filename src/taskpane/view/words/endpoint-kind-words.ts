import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointKind } from "../../../protocol/kinds/endpoint-kinds";
import { MODEL_WORDS } from "./model-words";

/** What the pane says otherwise of the endpoints of one kind. */
export interface EndpointKindWords {
  /** The model in a few words; where a catalogue has its name, that goes before. */
  readonly model: (address: EndpointAddress) => string;
}

/** A kind without its words does not compile. */
export const ENDPOINT_KIND_WORDS: Readonly<Record<EndpointKind, EndpointKindWords>> = {
  databricks: { model: ({ endpointName, route }) => endpointName ?? route },
  "route-optimised": { model: ({ route }) => route },
  legacy: { model: ({ route }) => route },
  mlflow: { model: () => MODEL_WORDS.ofThisServer },
};
