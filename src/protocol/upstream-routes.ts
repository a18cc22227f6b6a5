/** A route that may be forwarded. */
export interface AllowedRoute {
  /** The route with its names left out, for log lines: `/serving-endpoints/{name}/invocations`. */
  readonly pattern: string;
  /** The path to send, each name percent-encoded anew. */
  readonly path: string;
  /** The endpoint, or registered model, that the route names. */
  readonly endpointName?: string;
  /** Whether the answer lists endpoints. */
  readonly isCatalogue: boolean;
}

const CATALOGUE = "/api/2.0/serving-endpoints";

/**
 * Everything scoring needs, and nothing else of a workspace.
 * Sources: Databricks SDK for Python, `serving.py`; MLflow, "pyfunc scoring server".
 */
const PATTERNS: readonly (readonly [method: "GET" | "POST", pattern: string])[] = [
  ["GET", CATALOGUE],
  ["GET", "/api/2.0/serving-endpoints/{name}"],
  ["GET", "/api/2.0/serving-endpoints/{name}/openapi"],
  ["POST", "/serving-endpoints/{name}/invocations"],
  ["POST", "/serving-endpoints/{name}/served-models/{served}/invocations"],
  ["POST", "/{workspace}/serving-endpoints/{name}/invocations"],
  ["POST", "/model/{name}/{version}/invocations"],
  ["POST", "/invocations"],
  ["GET", "/ping"],
  ["GET", "/health"],
  ["GET", "/version"],
];

/**
 * Finds the allowed route of a request, or undefined.
 * @param path as it stands in the request, still percent-encoded, without a query
 */
export function findAllowedRoute(method: string, path: string): AllowedRoute | undefined {
  const segments = path.split("/");
  for (const [allowedMethod, pattern] of PATTERNS) {
    const names = allowedMethod === method ? namesIn(pattern.split("/"), segments) : undefined;
    if (!names) continue;
    const endpointName = names.get("{name}");
    const parts = pattern.split("/").map((part) => encodeURIComponent(names.get(part) ?? part));
    const named = endpointName === undefined ? {} : { endpointName };
    return { pattern, path: parts.join("/"), isCatalogue: pattern === CATALOGUE, ...named };
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
