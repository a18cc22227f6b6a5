import { decodedName, routeNames } from "./route-names";
import type { HandOverInfo } from "./upstream-info";
import type { AllowedRoute } from "./upstream-routes";

/**
 * What a table is handed to a SQL warehouse with. Source: Databricks, SQL Warehouses API, Statement Execution API 2.0 and Files API.
 * Whoever may send a statement may do in SQL what the account behind it may: so an upstream has to take hand-overs, or none of this passes.
 */
const PATTERNS: readonly (Pick<AllowedRoute, "pattern" | "carries"> & { readonly method: string })[] = [
  { method: "GET", pattern: "/api/2.0/sql/warehouses" },
  { method: "POST", pattern: "/api/2.0/sql/warehouses/{warehouse}/start" },
  { method: "POST", pattern: "/api/2.0/sql/statements", carries: "result" },
  { method: "GET", pattern: "/api/2.0/sql/statements/{statement}", carries: "result" },
  { method: "POST", pattern: "/api/2.0/sql/statements/{statement}/cancel" },
  { method: "GET", pattern: "/api/2.0/sql/statements/{statement}/result/chunks/{chunk}", carries: "result" },
];

const FILES = "/api/2.0/fs/files";

/** What may stand behind a staged file's path: that of an earlier try is written over. Nothing else is ours to write over. */
const QUERIES: Readonly<Record<string, readonly string[]>> = { PUT: ["", "?overwrite=true"], DELETE: [""] };

/** Staged files are called so, in whatever folder: neither a person's file nor another program's can be meant. */
const STAGED_NAME = /^scoresheet-[\w-]{1,64}\.[a-z]{1,16}$/;

/** `Volumes` and the three names of a volume; a file in it has one more at least. */
const VOLUME_NAMES = 4;

/**
 * Finds the route of a request that hands a table over, or undefined.
 * @param path as it stands in the request, still percent-encoded, without a query
 * @param query with its question mark; empty where there is none
 */
export function findWarehouseRoute(
  method: string,
  path: string,
  query: string,
  { volume }: HandOverInfo,
): AllowedRoute | undefined {
  if (path.startsWith(`${FILES}/`)) return volume === undefined ? undefined : fileRoute(method, path, query, volume);
  if (query !== "") return undefined;
  for (const { method: wanted, pattern, carries } of PATTERNS) {
    const names = wanted === method ? routeNames(pattern, path) : undefined;
    if (names === undefined) continue;
    const parts = pattern.split("/").map((part) => names.get(part) ?? part);
    return { pattern, path: parts.join("/"), ...(carries && { carries }) };
  }
  return undefined;
}

function fileRoute(method: string, path: string, query: string, volume: string): AllowedRoute | undefined {
  if (QUERIES[method]?.includes(query) !== true) return undefined;
  const names = path
    .slice(FILES.length + 1)
    .split("/")
    .map(decodedName);
  const known = names.filter((name) => name !== undefined);
  const above = volume.slice(1).split("/");
  const isUnder = known[0] === "Volumes" && above.every((name, place) => name === known[place]);
  const isFile = known.length === names.length && known.length > Math.max(above.length, VOLUME_NAMES);
  if (!isUnder || !isFile || !STAGED_NAME.test(known.at(-1) ?? "")) return undefined;
  const written = known.map((name) => `/${encodeURIComponent(name)}`).join("");
  return { pattern: `${FILES}/Volumes/{file}`, path: FILES + written + query, carries: "file" };
}
