import { ENDPOINT_KINDS } from "./kinds/endpoint-kinds";
import type { CatalogueFacts, KindFacts } from "./kinds/kind-facts";

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
  const segments = path.split("/");
  for (const { pattern, listed, ...allowed } of PATTERNS) {
    const names = allowed.method === method ? namesIn(pattern.split("/"), segments) : undefined;
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

function namesIn(pattern: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const names = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (!part.startsWith("{")) {
      if (part !== segment) return undefined;
      continue;
    }
    const name = decode(segment);
    if (name === undefined || !isRouteName(name) || (part === "{workspace}" && !/^\d+$/.test(name))) return undefined;
    names.set(part, name);
  }
  return names;
}

/**
 * Whether a name, decoded, means the same to every server on the way. Slashes, dots that climb, control characters and a
 * percent sign that survives decoding could be read differently further on, and are refused. So are dots before a
 * semicolon: Java servers cut parameters off there before they climb.
 */
export function isRouteName(name: string): boolean {
  return name.trim() !== "" && name.length <= 255 && !/^\.{0,2}(;|$)|[/\\%?#\p{Cc}\p{Cs}]/u.test(name);
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
