import { RunStoppedError } from "../core/errors";
import { isDatabricksHost, isLoopback } from "../protocol/known-hosts";
import { endpointRoute, MLFLOW_ROUTE, nameSegment, servedModelRoute } from "./addresses/fill-route";

export type EndpointKind = "endpoint" | "served-model" | "legacy" | "mlflow" | "route-optimised";

/** Where rows are sent: `origin + route`, or the same route behind a relay. */
export interface EndpointAddress {
  /** `https://host[:port]`; http for this machine only. */
  readonly origin: string;
  /** Starts with a slash, ends with `/invocations`; names are percent-encoded. */
  readonly route: string;
  readonly kind: EndpointKind;
  /** Name of the endpoint, or of the registered model of a `legacy` address. */
  readonly endpointName?: string;
  readonly servedModelName?: string;
}

type Route = Omit<EndpointAddress, "origin">;

/**
 * Reads an address as people copy it: from the Databricks page of the endpoint, from its "Query" panel, from a terminal.
 * Query and fragment are dropped. The sentence of a refusal never repeats the address, which may hold a password.
 * @throws RunStoppedError `invalid-address`
 */
export function parseEndpointAddress(text: string): EndpointAddress {
  const url = parseUrl(text.trim());
  if (url.username !== "" || url.password !== "") {
    throw invalid("An address must not hold a user name or a password. Give the token in its own field.");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw invalid("Only https addresses are allowed; http is for a server on this computer (localhost).");
  }
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  return { origin: url.origin, ...routeOf(segments.map(decodeSegment), url.hostname) };
}

function parseUrl(text: string): URL {
  if (text === "") throw invalid("The address is empty.");
  try {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return new URL(text);
    return isLoopback(new URL(`http://${text}`).hostname) ? new URL(`http://${text}`) : new URL(`https://${text}`);
  } catch {
    throw invalid("This is not an address. It should look like https://workspace/serving-endpoints/name/invocations.");
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalid("The address holds a % that is not followed by two hexadecimal digits.");
  }
}

/** The first reading that fits, the most specific first. */
function routeOf(segments: readonly string[], hostname: string): Route {
  const route = catalogueRoute(segments) ?? servingRoute(segments, hostname) ?? legacyRoute(segments);
  if (route !== undefined) return route;
  if (isDatabricksHost(hostname)) {
    throw invalid("This is the address of a workspace, not of an endpoint: add /serving-endpoints/name/invocations.");
  }
  return mlflowRoute(segments);
}

/** What a browser's address bar or an API call shows: `/ml/endpoints/{name}`, `/api/2.0/serving-endpoints/{name}`. */
function catalogueRoute(segments: readonly string[]): Route | undefined {
  const path = segments.join("/");
  const prefixLength = path.startsWith("ml/endpoints/") ? 2 : path.startsWith("api/2.0/serving-endpoints/") ? 3 : 0;
  const endpointName = prefixLength === 0 ? undefined : segments[prefixLength];
  return endpointName === undefined
    ? undefined
    : { kind: "endpoint", route: endpointRoute(endpointName), endpointName };
}

/** `[prefix]/serving-endpoints/{name}[/served-models/{served}][/invocations]`; a prefix stays as it is. */
function servingRoute(segments: readonly string[], hostname: string): Route | undefined {
  const position = segments.indexOf("serving-endpoints");
  const endpointName = segments[position + 1];
  if (position < 0 || endpointName === undefined) return undefined;
  const prefix = prefixOf(segments.slice(0, position));
  const [servedModels, servedModelName] = segments.slice(position + 2);
  if (servedModels === "served-models" && servedModelName !== undefined) {
    const route = prefix + servedModelRoute(endpointName, servedModelName);
    return { kind: "served-model", route, endpointName, servedModelName };
  }
  const kind = isRouteOptimised(hostname) ? "route-optimised" : "endpoint";
  return { kind, route: prefix + endpointRoute(endpointName), endpointName };
}

/** `/model/{name}/{stage or version}/invocations`, which "MODEL_VERSION_URI" stands for in Databricks' examples. */
function legacyRoute(segments: readonly string[]): Route | undefined {
  const [model, name, version, last] = segments;
  if (model !== "model" || name === undefined || version === undefined || segments.length > 4) return undefined;
  if (last !== undefined && last !== "invocations") return undefined;
  return {
    kind: "legacy",
    route: `/model/${nameSegment(name)}/${nameSegment(version)}/invocations`,
    endpointName: name,
  };
}

/** An MLflow server, bare or under a prefix; its other pages are taken for the server they belong to. */
function mlflowRoute(segments: readonly string[]): Route {
  const isPage = /^(invocations|ping|health|version)$/.test(segments.at(-1) ?? "");
  return { kind: "mlflow", route: prefixOf(isPage ? segments.slice(0, -1) : segments) + MLFLOW_ROUTE };
}

function prefixOf(segments: readonly string[]): string {
  return segments.map((segment) => `/${nameSegment(segment)}`).join("");
}

/** Source: Databricks, "Query route-optimized serving endpoints": `{id}.[{shard}.]serving.{cloud}`. */
function isRouteOptimised(hostname: string): boolean {
  return isDatabricksHost(hostname) && hostname.split(".").includes("serving");
}

function invalid(sentence: string): RunStoppedError {
  return new RunStoppedError("invalid-address", sentence);
}
