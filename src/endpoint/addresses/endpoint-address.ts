import { ENDPOINT_KINDS, type EndpointKind } from "../../protocol/kinds/endpoint-kinds";

/** Where rows are sent: `origin + route`, or the same route behind a relay. */
export interface EndpointAddress {
  /** `https://host[:port]`; http for this machine only. */
  readonly origin: string;
  /** Starts with a slash, ends with `/invocations` for every kind there is; names are percent-encoded. */
  readonly route: string;
  readonly kind: EndpointKind;
  /** Name of the endpoint, or of the registered model of a `legacy` address; absent for a server with one model without a name. */
  readonly endpointName?: string;
  /** One model behind the endpoint, whatever share of the traffic it has; absent when the traffic decides. */
  readonly servedModelName?: string;
}

/** The address of a workspace, whose endpoints are to be listed. */
export interface WorkspaceAddress {
  readonly origin: string;
  readonly kind: "workspace";
}

/** What was typed. */
export type TypedAddress = EndpointAddress | WorkspaceAddress;

type Whereabouts = Pick<EndpointAddress, "origin" | "route">;

/** The endpoint's own whole address. It also tells the endpoint from all others: whatever is kept about one is kept under it. */
export function endpointUrl({ origin, route }: Whereabouts): string {
  return origin + route;
}

/** The name under which a catalogue describes the endpoint; undefined where none does. */
export function catalogueName({ kind, endpointName }: EndpointAddress): string | undefined {
  return ENDPOINT_KINDS[kind].catalogue === undefined ? undefined : endpointName;
}

/** Whether anybody can be asked what the endpoint's model takes: a catalogue that describes it, or the server itself. */
export function mayBeAsked(address: EndpointAddress): boolean {
  return catalogueName(address) !== undefined || ENDPOINT_KINDS[address.kind].emptyRequest !== undefined;
}

/** Whether two addresses lead to the same model; none leads nowhere. */
export function isSameEndpoint(one: Whereabouts | undefined, other: Whereabouts | undefined): boolean {
  return one !== undefined && other !== undefined && endpointUrl(one) === endpointUrl(other);
}
