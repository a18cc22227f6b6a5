import type { MLFLOW_FORMATS } from "./mlflow-wire";

/**
 * What pane, command line and relay must know of the endpoints of one kind before anything is sent. Data alone: what is done with it
 * stands in endpoint/kinds/. Routes are on the upstream, from the slash on; `{name}`, `{served}`, `{version}` and `{workspace}` stand
 * for one segment each. The relay lets these routes through and no others.
 */
export interface KindFacts {
  /** `POST`: scores rows with an endpoint. */
  readonly scoring: string;
  /** `POST`: scores rows with one model behind an endpoint, whatever share of the traffic it takes. */
  readonly scoringServedModel?: string;
  /** Headers of a request that scores rows, besides its sign-in. */
  readonly scoringHeaders: Readonly<Record<string, string>>;
  /** How rows may be written; at least one, of those that core/ writes. */
  readonly formats: readonly (typeof MLFLOW_FORMATS)[number][];
  /** Absent where nothing lists or describes endpoints by their names. */
  readonly catalogue?: CatalogueFacts;
  /** A request without columns and rows, whose refusal tells what a model takes; absent where nobody is asked so. */
  readonly emptyRequest?: string;
  /** `GET`: what a server says of itself. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** `GET`: which endpoints there are. */
export interface CatalogueFacts {
  readonly list: string;
  /** Where the list stands in the answer, and the name in each of its entries: what a relay filters by. */
  readonly entries: string;
  readonly entryName: string;
  readonly describe: string;
  readonly schema: string;
}
