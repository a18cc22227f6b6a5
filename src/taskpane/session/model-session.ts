import type { ScoringError } from "../../core/errors";
import type { Schema } from "../../core/schema";
import type { EndpointAddress } from "../../endpoint/endpoint-address";
import type { EndpointDetails, EndpointSummary } from "../../endpoint/endpoint-details";
import { endpointRoute } from "../../endpoint/endpoint-routes";
import type { Connection, PaneServices } from "../pane-services";
import { asScoringError } from "./as-scoring-error";
import type { Connected } from "./connection-session";
import { LatestOnly } from "./latest-only";
import { Subscribable } from "./subscribable";

/** What is known about a model's inputs. `none`: the endpoint has no schema, which is normal. */
export type SchemaState =
  | { readonly phase: "loading" }
  | { readonly phase: "known"; readonly schema: Schema }
  | { readonly phase: "none" }
  | { readonly phase: "failed"; readonly error: ScoringError };

/** The model that rows are sent to. */
export interface ModelTarget {
  /** On the upstream, from the slash on. */
  readonly route: string;
  /** Name of the endpoint; absent for a bare server, which has one model without a name. */
  readonly name?: string;
}

export interface ModelState {
  readonly endpoints: readonly EndpointSummary[];
  readonly details: ReadonlyMap<string, EndpointDetails>;
  readonly schemas: ReadonlyMap<string, SchemaState>;
  /** What the analyst chose or typed; absent while the pane may suggest. */
  readonly chosen?: ModelTarget;
}

/** How many endpoints are asked for their schema without being chosen: enough for a suggestion, few enough for a large workspace. */
export const SCHEMAS_ASKED_AHEAD = 8;

const NOTHING: ModelState = { endpoints: [], details: new Map(), schemas: new Map() };

type ModelServices = Pick<PaneServices, "describeModel" | "loadSchema">;

/** The endpoints of the connection, what their models expect, and which one the analyst chose. */
export class ModelSession extends Subscribable<ModelState> {
  private readonly services: ModelServices;
  private readonly latest = new LatestOnly();
  private connection: Connection | undefined;
  private signal: AbortSignal | undefined;

  constructor(services: ModelServices) {
    super(NOTHING);
    this.services = services;
  }

  /** Begins anew with another connection, or with none. A model chosen before it was connected (a pasted address) stays. */
  follow(connected: Connected | undefined, isChoiceKept: boolean): void {
    this.signal = this.latest.begin();
    this.connection = connected?.connection;
    const { chosen } = this.getState();
    const endpoints = connected?.listing?.endpoints ?? [];
    this.publish({ ...NOTHING, endpoints, ...(isChoiceKept && chosen !== undefined ? { chosen } : {}) });
    if (connected === undefined) return;
    const names = endpoints.filter(isCandidate).map((endpoint) => endpoint.name);
    for (const name of names.slice(0, SCHEMAS_ASKED_AHEAD)) void this.ask(name);
    if (isChoiceKept && chosen?.name !== undefined) void this.ask(chosen.name);
  }

  /** Takes an endpoint of the list, or one whose name was typed. */
  choose(name: string): void {
    const listed = this.getState().endpoints.find((endpoint) => endpoint.name === name);
    this.take({ route: listed?.route ?? endpointRoute(name), ...(name === "" ? {} : { name }) });
  }

  /** Takes the model an address leads to, which may be one of several behind an endpoint. */
  chooseAddress(address: EndpointAddress): void {
    const name = address.kind === "endpoint" || address.kind === "served-model" ? address.endpointName : undefined;
    this.take({ route: address.route, ...(name === undefined ? {} : { name }) });
  }

  private take(chosen: ModelTarget): void {
    this.publish({ ...this.getState(), chosen });
    if (chosen.name !== undefined) void this.ask(chosen.name);
  }

  /** Loads description and schema of an endpoint, once a connection. A description that fails leaves only the permission unknown. */
  private async ask(name: string): Promise<void> {
    const [connection, signal] = [this.connection, this.signal];
    if (connection === undefined || signal === undefined || this.getState().schemas.has(name)) return;
    this.note(name, { phase: "loading" });
    const [details, schema] = await Promise.allSettled([
      this.services.describeModel(connection, name, signal),
      this.services.loadSchema(connection, name, signal),
    ]);
    if (signal.aborted) return;
    this.note(name, schemaState(schema), details.status === "fulfilled" ? details.value : undefined);
  }

  private note(name: string, schema: SchemaState, described?: EndpointDetails): void {
    const state = this.getState();
    this.publish({
      ...state,
      schemas: new Map([...state.schemas, [name, schema]]),
      details: described === undefined ? state.details : new Map([...state.details, [name, described]]),
    });
  }
}

function isCandidate(endpoint: EndpointSummary): boolean {
  return endpoint.isTabular && endpoint.name !== "";
}

function schemaState(answer: PromiseSettledResult<Schema | undefined>): SchemaState {
  if (answer.status === "rejected") return { phase: "failed", error: asScoringError(answer.reason) };
  const schema = answer.value;
  return schema === undefined || schema.columns.length + schema.tensors.length === 0
    ? { phase: "none" }
    : { phase: "known", schema };
}
