import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { Schema } from "../../../core/inputs/schema";
import type { EndpointAddress } from "../../../endpoint/parse-endpoint-address";
import { endpointRoute, servedModelRoute } from "../../../endpoint/addresses/fill-route";
import type { EndpointDetails, EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import type { Connected } from "../connection/connection-state";

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
  /** One model behind the endpoint, whatever share of the traffic it has; absent when the traffic decides. */
  readonly servedModelName?: string;
}

export interface ModelState {
  readonly endpoints: readonly EndpointSummary[];
  readonly details: ReadonlyMap<string, EndpointDetails>;
  /** By `schemaKey`. */
  readonly schemas: ReadonlyMap<string, SchemaState>;
  /** By route: what the analyst's own copy of a model's signature says, which goes before what the endpoint says. */
  readonly signatures: ReadonlyMap<string, Schema>;
  /** What the analyst chose or typed; absent while the pane may suggest. */
  readonly chosen?: ModelTarget;
}

/** How many endpoints are asked for their schema without being chosen: enough for a suggestion, few enough for a large workspace. */
export const SCHEMAS_ASKED_AHEAD = 8;

const NOTHING: ModelState = { endpoints: [], details: new Map(), schemas: new Map(), signatures: new Map() };

type ModelServices = Pick<PaneServices, "catalogue">;

/** The endpoints of the connection, what their models expect, and which one the analyst chose. */
export class ModelSession extends Subscribable<ModelState> {
  private readonly services: ModelServices;
  private readonly latest = new LatestOnly();
  /** By upstream: signatures stay good while the pane is open, whatever is connected in between. */
  private readonly signatures = new Map<string, ModelState["signatures"]>();
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
    const signatures = this.signatures.get(connected?.connection.upstream.id ?? "") ?? NOTHING.signatures;
    this.publish({ ...NOTHING, endpoints, signatures, ...(isChoiceKept && chosen !== undefined ? { chosen } : {}) });
    if (connected === undefined) return;
    const names = endpoints.filter(isCandidate).map((endpoint) => endpoint.name);
    for (const name of names.slice(0, SCHEMAS_ASKED_AHEAD)) void this.ask({ name });
    if (isChoiceKept && chosen?.name !== undefined) void this.ask({ ...chosen, name: chosen.name });
  }

  /** Takes an endpoint of the list, or one whose name was typed. */
  choose(name: string): void {
    const listed = this.getState().endpoints.find((endpoint) => endpoint.name === name);
    this.take({ route: listed?.route ?? endpointRoute(name), ...(name === "" ? {} : { name }) });
  }

  /** Takes the model an address leads to, which may be one of several behind an endpoint. */
  chooseAddress(address: EndpointAddress): void {
    const name = address.kind === "endpoint" || address.kind === "served-model" ? address.endpointName : undefined;
    const { servedModelName } = address;
    this.take({
      route: address.route,
      ...(name === undefined ? {} : { name }),
      ...(servedModelName === undefined ? {} : { servedModelName }),
    });
  }

  /** Takes one of the models behind an endpoint; undefined lets the endpoint's traffic decide. */
  chooseServedModel(name: string, servedModelName: string | undefined): void {
    if (servedModelName === undefined) this.choose(name);
    else this.take({ name, servedModelName, route: servedModelRoute(name, servedModelName) });
  }

  /**
   * Takes an analyst's copy of a model's signature for its schema; undefined takes it back. The model is chosen by it: a suggestion
   * would be gone as soon as the signature asks for columns that the table does not have.
   */
  describeBySignature(target: ModelTarget, schema: Schema | undefined): void {
    const { route } = target;
    const others = [...this.getState().signatures].filter(([other]) => other !== route);
    const signatures = new Map([...others, ...(schema === undefined ? [] : [[route, schema] as const])]);
    if (this.connection !== undefined) this.signatures.set(this.connection.upstream.id, signatures);
    this.publish({ ...this.getState(), signatures, chosen: target });
  }

  private take(chosen: ModelTarget): void {
    this.publish({ ...this.getState(), chosen });
    if (chosen.name !== undefined) void this.ask({ ...chosen, name: chosen.name });
  }

  /** Loads description and schema of an endpoint, once a connection. A description that fails leaves only the permission unknown. */
  private async ask(model: { readonly name: string; readonly servedModelName?: string }): Promise<void> {
    const [connection, signal] = [this.connection, this.signal];
    const { name, servedModelName } = model;
    const key = schemaKey(model);
    if (connection === undefined || signal === undefined || this.getState().schemas.has(key)) return;
    this.note(key, { phase: "loading" });
    const catalogue = this.services.catalogue();
    const [details, schema] = await Promise.allSettled([
      catalogue.then((port) => port.describeModel(connection, name, signal)),
      catalogue.then((port) => port.loadSchema(connection, name, signal, servedModelName)),
    ]);
    if (signal.aborted) return;
    this.note(key, schemaState(schema), details.status === "fulfilled" ? details.value : undefined);
  }

  private note(key: string, schema: SchemaState, described?: EndpointDetails): void {
    const state = this.getState();
    this.publish({
      ...state,
      schemas: new Map([...state.schemas, [key, schema]]),
      details: described === undefined ? state.details : new Map([...state.details, [described.name, described]]),
    });
  }
}

/** Where the schema of an endpoint, or of one model behind it, is kept; a slash stands in no name of either. */
export function schemaKey({ name, servedModelName }: { readonly name: string; readonly servedModelName?: string }) {
  return servedModelName === undefined ? name : `${name}/${servedModelName}`;
}

/** The endpoint of a name, from the list or, where it is not listed, as the catalogue describes it alone. */
export function endpointNamed({ endpoints, details }: ModelState, name = ""): EndpointSummary | undefined {
  return endpoints.find((endpoint) => endpoint.name === name) ?? details.get(name);
}

/** What is known about the inputs of a model: from the analyst's copy of its signature, else from its endpoint. */
export function schemaOfTarget(state: ModelState, target: ModelTarget): SchemaState | undefined {
  const signature = state.signatures.get(target.route);
  if (signature !== undefined) return { phase: "known", schema: signature };
  return target.name === undefined ? undefined : state.schemas.get(schemaKey({ ...target, name: target.name }));
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
