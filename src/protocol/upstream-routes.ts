import { ENDPOINT_KINDS } from "./kinds/endpoint-kinds";
import type { CatalogueFacts, KindFacts } from "./kinds/kind-facts";
import { routeNames } from "./route-names";

/** A route that may be forwarded. */
export interface AllowedRoute {
  /** The route with its names left out, for log lines: `/serving-endpoints/{name}/invocations`. */
  readonly pattern: string;
  /** The path to send, each name percent-encoded anew. */
  readonly path: string;
  /** The endpoint, or registered model, that the route names. */
  readonly endpointName?: string;
  /** How the answer lists endpoints; absent where it does not. */
  readonly listed?: CatalogueFacts;
  /** `result`: the answer may hold links to a statement's result; `file`: a file is staged, or taken away again. */
  readonly carries?: "result" | "file";
}

interface Pattern {
  readonly method: "GET" | "POST";
  readonly pattern: string;
  readonly listed?: CatalogueFacts;
}

/** Everything scoring needs, whatever the kind of the endpoint, and nothing else of an upstream. */
const PATTERNS: readonly Pattern[] = Object.values(ENDPOINT_KINDS).flatMap(patternsOf);

function patternsOf({ scoring, scoringServedModel, catalogue, pages = {} }: KindFacts): Pattern[] {
  const asked = [...(catalogue === undefined ? [] : [catalogue.describe, catalogue.schema]), ...Object.values(pages)];
  const posted = [scoring, ...(scoringServedModel === undefined ? [] : [scoringServedModel])];
  return [
    ...(catalogue === undefined ? [] : [{ method: "GET", pattern: catalogue.list, listed: catalogue } as const]),
    ...asked.map((pattern) => ({ method: "GET", pattern }) as const),
    ...posted.map((pattern) => ({ method: "POST", pattern }) as const),
  ];
}

/**
 * Finds the allowed route of a request, or undefined.
 * @param path as it stands in the request, still percent-encoded, without a query
 */
export function findAllowedRoute(method: string, path: string): AllowedRoute | undefined {
  for (const { pattern, listed, ...allowed } of PATTERNS) {
    const names = allowed.method === method ? routeNames(pattern, path) : undefined;
    if (!names) continue;
    const endpointName = names.get("{name}");
    const parts = pattern.split("/").map((part) => encodeURIComponent(names.get(part) ?? part));
    return {
      pattern,
      path: parts.join("/"),
      ...(endpointName === undefined ? {} : { endpointName }),
      ...(listed === undefined ? {} : { listed }),
    };
  }
  return undefined;
}
