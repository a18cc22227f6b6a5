import { msg } from "@lingui/core/macro";
import { catalogueName, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointKind } from "../../../protocol/kinds/endpoint-kinds";
import { told } from "./language/told";

/** What the pane says otherwise of the endpoints of one kind. */
export interface EndpointKindWords {
  /** Stands for a model that has no name in a catalogue; its route does where there are no words for it. */
  readonly namelessModel?: string;
}

/** By kind. A kind without its words does not compile. */
export const ENDPOINT_KIND_WORDS: Readonly<Record<EndpointKind, EndpointKindWords>> = told({
  databricks: {},
  "route-optimised": {},
  legacy: {},
  mlflow: { namelessModel: msg`The model of this server` },
});

/** The model at an address in a few words. */
export function addressWords(address: EndpointAddress): string {
  return catalogueName(address) ?? ENDPOINT_KIND_WORDS[address.kind].namelessModel ?? address.route;
}
