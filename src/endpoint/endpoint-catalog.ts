import { RunStoppedError } from "../core/errors";
import type { Schema } from "../core/inputs/schema";
import { isJsonObject } from "../core/json/json-object";
import { CATALOGUE_ROUTE, describeRoute, MLFLOW_ROUTE } from "./addresses/fill-route";
import { getText, type GetOptions } from "./requests/get-text";
import { readEndpoint, type EndpointDetails, type EndpointSummary } from "./catalogue/endpoint-details";
import { parseModelSchema } from "./kinds/databricks/read-openapi-schema";

export interface EndpointCatalogOptions extends GetOptions {
  /** What stands before a route: a relay's `/relay/{upstream}`, or an origin. */
  readonly baseUrl: string;
}

/** What stands at an upstream. */
export type EndpointListing =
  | { readonly kind: "workspace"; readonly endpoints: readonly EndpointSummary[] }
  /** A bare MLflow server: one model, without a name. `version` is MLflow's own. */
  | { readonly kind: "mlflow"; readonly endpoints: readonly [EndpointSummary]; readonly version?: string };

/** The one model of an MLflow server. It has no name to show; `/ping` has just answered. */
const MLFLOW_ENDPOINT: EndpointSummary = {
  name: "",
  route: MLFLOW_ROUTE,
  state: "ready",
  isTabular: true,
  servedEntities: [],
};

/** Lists and describes the endpoints of one upstream. Every method throws RunStoppedError or CancelledError, nothing else. */
export class EndpointCatalog {
  readonly #options: EndpointCatalogOptions;

  constructor(options: EndpointCatalogOptions) {
    this.#options = options;
  }

  /** All endpoints this account can see, in the catalogue's order; an MLflow server has no catalogue and a single model. */
  async list(signal: AbortSignal): Promise<EndpointListing> {
    let text: string;
    try {
      text = await this.#get(CATALOGUE_ROUTE, signal);
    } catch (error) {
      if (!isMissing(error) || !(await this.ping(signal))) throw error;
      const version = await this.#version(signal);
      return { kind: "mlflow", endpoints: [MLFLOW_ENDPOINT], ...(version === undefined ? {} : { version }) };
    }
    const answer = parseObject(text);
    const endpoints = answer["endpoints"] ?? []; // a workspace without endpoints leaves the key out
    if (!Array.isArray(endpoints)) throw malformed();
    return { kind: "workspace", endpoints: endpoints.flatMap((value) => readEndpoint(value) ?? []) };
  }

  async describe(name: string, signal: AbortSignal): Promise<EndpointDetails> {
    const details = readEndpoint(parseObject(await this.#get(describeRoute(name), signal)));
    if (details === undefined) throw malformed();
    return details;
  }

  /**
   * What the endpoint's model expects, of the served model named or else of the first.
   * @returns undefined when the endpoint has no schema, which is normal
   */
  async schema(name: string, signal: AbortSignal, servedModelName?: string): Promise<Schema | undefined> {
    try {
      return parseModelSchema(await this.#get(`${describeRoute(name)}/openapi`, signal), servedModelName);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Whether an MLflow server answers and is well. Its body is an empty line, not JSON. */
  async ping(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#get("/ping", signal);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async #version(signal: AbortSignal): Promise<string | undefined> {
    try {
      const version = (await this.#get("/version", signal)).trim();
      return /^[\w.+-]{1,40}$/.test(version) ? version : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #get(route: string, signal: AbortSignal): Promise<string> {
    return getText(this.#options.baseUrl + route, this.#options, signal);
  }
}

/** The upstream has no such page: 404, 405, 400, or the relay knows that it never has. */
function isMissing(error: unknown): boolean {
  const codes = ["endpoint-not-found", "bad-request-route", "rows-refused"];
  return error instanceof RunStoppedError && codes.includes(error.code);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch {
    throw malformed();
  }
  throw malformed();
}

function malformed(): RunStoppedError {
  return new RunStoppedError("malformed-response", "The list of endpoints could not be read.");
}
