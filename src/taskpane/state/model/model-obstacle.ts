import type { EndpointDetails, EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";

/** Why an endpoint of the list cannot be chosen. */
export type ModelObstacle = "not-tabular" | "no-permission" | "failed" | "not-ready" | "route-optimised";

/**
 * Why rows cannot be sent to an endpoint, as far as the catalogue says. One that is waking up, or whose state is unknown, may be tried.
 */
export function modelObstacle(
  endpoint: EndpointSummary,
  details: ReadonlyMap<string, EndpointDetails>,
): ModelObstacle | undefined {
  const described = details.get(endpoint.name);
  if (!endpoint.isTabular) return "not-tabular";
  if (described?.mayQuery === false) return "no-permission";
  // It has a host of its own that the relay must list; its address can be pasted.
  if (described?.isRouteOptimised === true) return "route-optimised";
  if (endpoint.state === "failed" || endpoint.state === "not-ready") return endpoint.state;
  return undefined;
}
