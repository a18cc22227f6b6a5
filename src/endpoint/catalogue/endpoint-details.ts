import type { EndpointKind } from "../../protocol/kinds/endpoint-kinds";

/** Whether rows can be sent now. `waking-up`: being deployed or started, try again soon. */
export type EndpointState = "ready" | "waking-up" | "not-ready" | "failed" | "unknown";

/** One model behind an endpoint. */
export interface ServedEntity {
  /** As in the route of a served model. */
  readonly name: string;
  /** Registered model, such as `catalog.schema.model`. */
  readonly entityName?: string;
  readonly entityVersion?: string;
  /** An idle endpoint sleeps: its first answer is late. */
  readonly scalesToZero: boolean;
  /** Share of the endpoint's requests, 0 to 100. */
  readonly trafficPercent?: number;
}

/** An endpoint as the catalogue lists it. */
export interface EndpointSummary {
  readonly kind: EndpointKind;
  /** Empty for the one model of a server, which has no name. */
  readonly name: string;
  /** Where rows are sent, on the upstream. */
  readonly route: string;
  readonly state: EndpointState;
  /** `llm/v1/chat` and the like; absent for a custom model. */
  readonly task?: string;
  /** Whether the endpoint may take rows of a table: language models and agents do not. */
  readonly isTabular: boolean;
  readonly servedEntities: readonly ServedEntity[];
}

/** An endpoint as the catalogue describes it. */
export interface EndpointDetails extends EndpointSummary {
  /** `CAN_MANAGE`, `CAN_QUERY`, `CAN_VIEW`. */
  readonly permission?: string;
  /** Whether this account may query it; undefined when the catalogue does not say. */
  readonly mayQuery?: boolean;
  /** It answers on a host of its own, at another address. */
  readonly isRouteOptimised: boolean;
}

/** What stands at an upstream. */
export interface EndpointListing {
  readonly endpoints: readonly EndpointSummary[];
  /** The server's own, of an MLflow server. */
  readonly version?: string;
}
