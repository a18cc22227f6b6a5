import { ENDPOINT_KINDS, KIND_OF_TYPED_NAMES, type EndpointKind } from "../../protocol/kinds/endpoint-kinds";
import type { EndpointAddress } from "./endpoint-address";
import { fillRoute } from "./fill-route";

/** What a catalogue says of where an endpoint is; the name is empty for a server's one model. */
interface ListedEndpoint {
  readonly kind: EndpointKind;
  readonly name: string;
  readonly route: string;
}

/** The address of an endpoint that a catalogue lists. */
export function addressOfListed(origin: string, { kind, name, route }: ListedEndpoint): EndpointAddress {
  return { origin, route, kind, ...(name === "" ? {} : { endpointName: name }) };
}

/**
 * The address of an endpoint whose name was typed.
 * @throws RunStoppedError `invalid-address` when the name cannot stand in a route
 */
export function addressOfName(origin: string, endpointName: string): EndpointAddress {
  const kind = KIND_OF_TYPED_NAMES;
  return { origin, route: fillRoute(ENDPOINT_KINDS[kind].scoring, { name: endpointName }), kind, endpointName };
}

/**
 * The address of one model behind the endpoint of an address; the same address where the kind has no such models.
 * @throws RunStoppedError `invalid-address`
 */
export function addressOfServedModel(endpoint: EndpointAddress, servedModelName: string): EndpointAddress {
  const pattern = ENDPOINT_KINDS[endpoint.kind].scoringServedModel;
  if (pattern === undefined) return endpoint;
  const names = { name: endpoint.endpointName ?? "", served: servedModelName };
  return { ...endpoint, route: fillRoute(pattern, names), servedModelName };
}
