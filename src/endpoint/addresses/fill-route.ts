import { RunStoppedError } from "../../core/errors";
import { isRouteName } from "../../protocol/upstream-routes";

/** Route of the catalogue. Source: Databricks SDK for Python, `serving.py`. */
export const CATALOGUE_ROUTE = "/api/2.0/serving-endpoints";

/** Route of an MLflow scoring server. Source: MLflow, "pyfunc scoring server". */
export const MLFLOW_ROUTE = "/invocations";

/**
 * Route that scores rows with an endpoint: `/serving-endpoints/{name}/invocations`.
 * @throws RunStoppedError `invalid-address` when the name cannot stand in a route
 */
export function endpointRoute(name: string): string {
  return `/serving-endpoints/${nameSegment(name)}/invocations`;
}

/**
 * Route that scores rows with one model behind an endpoint, whatever share of the traffic it takes.
 * @throws RunStoppedError `invalid-address`
 */
export function servedModelRoute(name: string, servedModelName: string): string {
  return `/serving-endpoints/${nameSegment(name)}/served-models/${nameSegment(servedModelName)}/invocations`;
}

/**
 * Route that describes one endpoint.
 * @throws RunStoppedError `invalid-address`
 */
export function describeRoute(name: string): string {
  return `${CATALOGUE_ROUTE}/${nameSegment(name)}`;
}

/**
 * A name as one segment of a path. What the relay refuses is refused rather than encoded: relays and servers decode it
 * at different moments, and the request would then reach another route.
 * @throws RunStoppedError `invalid-address`
 */
export function nameSegment(name: string): string {
  if (!isRouteName(name)) {
    throw new RunStoppedError("invalid-address", "This cannot be the name of an endpoint or of a model.");
  }
  return encodeURIComponent(name);
}
