import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { Schema } from "../../../core/inputs/schema";
import { addressOfListed, addressOfName, addressOfServedModel } from "../../../endpoint/addresses/address-of";
import {
  catalogueName,
  endpointUrl,
  isSameEndpoint,
  mayBeAsked,
  type EndpointAddress,
} from "../../../endpoint/addresses/endpoint-address";
import type { EndpointDetails, EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import type { Connected } from "../connection/connection-state";

/** What is known about a model's inputs. `none`: nobody tells, which is normal. `failed`: it could not be asked, or is not there. */
export type SchemaState =
  | { readonly phase: "loading" }
  | { readonly phase: "known"; readonly schema: Schema }
  | { readonly phase: "none" }
  | { readonly phase: "failed"; readonly error: ScoringError };

export interface ModelState {
  /** Origin of the upstream that the endpoints stand at; absent while none is chosen. */
  readonly origin?: string;
  readonly endpoints: readonly EndpointSummary[];
  /** By name. */
  readonly details: ReadonlyMap<string, EndpointDetails>;
  /** By `endpointUrl`. */
  readonly schemas: ReadonlyMap<string, SchemaState>;
  /** By `endpointUrl`: what the analyst's own copy of a model's signature says, which goes before what the endpoint says. */
  readonly signatures: ReadonlyMap<string, Schema>;
  /** What the analyst chose or typed; absent while the pane may suggest. */
  readonly chosen?: EndpointAddress;
}

/** How many endpoints are asked for their schema without being chosen: enough for a suggestion, few enough for a large workspace. */
export const SCHEMAS_ASKED_AHEAD = 8;

const NOTHING: ModelState = { endpoints: [], details: new Map(), schemas: new Map(), signatures: new Map() };

type ModelServices = Pick<PaneServices, "catalogue">;

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

  /**
   * Begins anew with another connection, or with none. A model chosen before it was connected (a pasted address) stays, and so do
   * signatures, whatever is connected in between.
   * @param origin of the upstream, which may be chosen before it is connected
   */
  follow(
    connected: Connected | undefined,
    isChoiceKept: boolean,
    origin = connected?.connection.upstream.origin,
  ): void {
    this.signal = this.latest.begin();
    this.connection = connected?.connection;
    const { chosen, signatures } = this.getState();
    const endpoints = connected?.listing?.endpoints ?? [];
    this.publish({
      ...NOTHING,
      ...(origin === undefined ? {} : { origin }),
      ...{ endpoints, signatures },
      ...(isChoiceKept && chosen !== undefined ? { chosen } : {}),
    });
    if (connected === undefined || origin === undefined) return;
    const candidates = endpoints.filter(({ isTabular }) => isTabular).slice(0, SCHEMAS_ASKED_AHEAD);
    for (const endpoint of candidates) void this.ask(addressOfListed(origin, endpoint));
    if (isChoiceKept && chosen !== undefined) void this.ask(chosen);
  }

  /**
   * Takes an endpoint of the list, or one whose name was typed.
   * @throws RunStoppedError `invalid-address` when the name cannot be one
   */
  choose(name: string): void {
    const address = this.addressNamed(name);
    if (address !== undefined) this.chooseAddress(address);
  }

  /** Takes the model an address leads to, which may be one of several behind an endpoint. */
  chooseAddress(chosen: EndpointAddress): void {
    this.publish({ ...this.getState(), chosen });
    void this.ask(chosen);
  }

  /** Takes one of the models behind an endpoint; undefined lets the endpoint's traffic decide. */
  chooseServedModel(name: string, servedModelName: string | undefined): void {
    const address = this.addressNamed(name);
    if (address === undefined) return;
    this.chooseAddress(servedModelName === undefined ? address : addressOfServedModel(address, servedModelName));
  }

  /**
   * Takes an analyst's copy of a model's signature for its schema; undefined takes it back. The model is chosen by it: a suggestion
   * would be gone as soon as the signature asks for columns that the table does not have.
   */
  describeBySignature(target: EndpointAddress, schema: Schema | undefined): void {
    const key = endpointUrl(target);
    const others = [...this.getState().signatures].filter(([other]) => other !== key);
    const signatures = new Map([...others, ...(schema === undefined ? [] : [[key, schema] as const])]);
    this.publish({ ...this.getState(), signatures, chosen: target });
  }

  /** Puts in place what signatures were pasted before the pane was opened, by `endpointUrl`. Those of this pane go before. */
  recallSignatures(recalled: ReadonlyMap<string, Schema>): void {
    if (recalled.size === 0) return;
    this.publish({ ...this.getState(), signatures: new Map([...recalled, ...this.getState().signatures]) });
  }

  forgetSignatures(): void {
    this.publish({ ...this.getState(), signatures: new Map() });
  }

  /** Undefined while no upstream is chosen: a name means nothing without one. */
  private addressNamed(name: string): EndpointAddress | undefined {
    const { origin, endpoints } = this.getState();
    if (origin === undefined) return undefined;
    const listed = endpoints.find((endpoint) => endpoint.name === name);
    return listed === undefined ? addressOfName(origin, name) : addressOfListed(origin, listed);
  }

  /** Loads description and schema of an endpoint, once a connection. A description that fails leaves only the permission unknown. */
  private async ask(address: EndpointAddress): Promise<void> {
    const [connection, signal] = [this.connection, this.signal];
    const key = endpointUrl(address);
    if (!mayBeAsked(address) || connection === undefined || signal === undefined) return;
    if (this.getState().schemas.has(key)) return;
    this.note(key, { phase: "loading" });
    const catalogue = this.services.catalogue();
    const [details, schema] = await Promise.allSettled([
      catalogue.then((port) => port.describeEndpoint(connection, address, signal)),
      catalogue.then((port) => port.loadSchema(connection, address, signal)),
    ]);
    if (signal.aborted) return;
    if (this.isNoChoice(address, schema)) this.publish(withoutChoice(this.getState()));
    this.note(key, schemaState(schema), details.status === "fulfilled" ? details.value : undefined);
  }

  /** A server that lists its models has none at its own bare address, which was pasted for the server as such. */
  private isNoChoice(address: EndpointAddress, schema: PromiseSettledResult<unknown>): boolean {
    const { chosen, endpoints } = this.getState();
    const isNothingThere = schema.status === "rejected" && asScoringError(schema.reason).code === "endpoint-not-found";
    return (
      isNothingThere &&
      endpoints.length > 0 &&
      isSameEndpoint(chosen, address) &&
      summaryAt(this.getState(), address) === undefined
    );
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

function withoutChoice({ chosen: _nowhere, ...state }: ModelState): ModelState {
  return state;
}

/** The endpoint at an address, from the list or, where it is not listed, as the catalogue describes it alone. */
export function summaryAt({ endpoints, details }: ModelState, address: EndpointAddress): EndpointSummary | undefined {
  const name = catalogueName(address) ?? "";
  return endpoints.find((endpoint) => endpoint.name === name) ?? details.get(name);
}

/** What is known about the inputs of a model: from the analyst's copy of its signature, else from its endpoint. */
export function schemaAt({ signatures, schemas }: ModelState, address: EndpointAddress): SchemaState | undefined {
  const signature = signatures.get(endpointUrl(address));
  return signature === undefined ? schemas.get(endpointUrl(address)) : { phase: "known", schema: signature };
}

function schemaState(answer: PromiseSettledResult<Schema | undefined>): SchemaState {
  if (answer.status === "rejected") return { phase: "failed", error: asScoringError(answer.reason) };
  const schema = answer.value;
  return schema === undefined || schema.columns.length + schema.tensors.length === 0
    ? { phase: "none" }
    : { phase: "known", schema };
}
