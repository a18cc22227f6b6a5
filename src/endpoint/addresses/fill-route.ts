import { RunStoppedError } from "../../core/errors";
import { isRouteName } from "../../protocol/route-names";

/**
 * A route of protocol/kinds/ with names in its open places: `fillRoute("/serving-endpoints/{name}/invocations", { name: "iris" })`.
 * @throws RunStoppedError `invalid-address` when a name is missing or cannot stand in a route
 */
export function fillRoute(pattern: string, names: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_place, key: string) => nameSegment(names[key] ?? ""));
}

/**
 * What stands before a route, segment by segment: `/relay/demo`, or nothing.
 * @throws RunStoppedError `invalid-address`
 */
export function routePrefix(segments: readonly string[]): string {
  return segments.map((segment) => `/${nameSegment(segment)}`).join("");
}

/** What the relay refuses is refused rather than encoded: servers decode it at different moments, and would read another route. */
function nameSegment(name: string): string {
  if (!isRouteName(name)) {
    throw new RunStoppedError("invalid-address", "This cannot be the name of an endpoint or of a model.");
  }
  return encodeURIComponent(name);
}
