import { DATABRICKS } from "../../../protocol/kinds/databricks";
import { fillRoute, routePrefix } from "../../addresses/fill-route";
import type { AddressParts, RouteRead } from "../kind-behaviour";

/**
 * Reads an address of a workspace: of the endpoint, of its page or of its entry in the catalogue.
 * @returns undefined when it names no endpoint
 * @throws RunStoppedError `invalid-address`
 */
export function readWorkspaceRoute({ segments }: AddressParts): RouteRead | undefined {
  return readPage(segments) ?? readServing(segments);
}

/** What a browser's address bar or an API call shows: `/ml/endpoints/{name}`, `/api/2.0/serving-endpoints/{name}`. */
function readPage(segments: readonly string[]): RouteRead | undefined {
  const path = `/${segments.join("/")}`;
  const page = ["/ml/endpoints", DATABRICKS.catalogue.list].find((one) => path.startsWith(`${one}/`));
  const endpointName = page === undefined ? undefined : segments[page.split("/").length - 1];
  return endpointName === undefined ? undefined : readName(endpointName);
}

/** `[prefix]/serving-endpoints/{name}[/served-models/{served}][/invocations]`; a prefix stays as it is. */
function readServing(segments: readonly string[]): RouteRead | undefined {
  const position = segments.indexOf("serving-endpoints");
  const endpointName = segments[position + 1];
  if (position < 0 || endpointName === undefined) return undefined;
  const [servedModels, servedModelName] = segments.slice(position + 2);
  return readName(
    endpointName,
    routePrefix(segments.slice(0, position)),
    servedModels === "served-models" ? servedModelName : undefined,
  );
}

function readName(endpointName: string, prefix = "", servedModelName?: string): RouteRead {
  if (servedModelName === undefined) {
    return { route: prefix + fillRoute(DATABRICKS.scoring, { name: endpointName }), endpointName };
  }
  const route = prefix + fillRoute(DATABRICKS.scoringServedModel, { name: endpointName, served: servedModelName });
  return { route, endpointName, servedModelName };
}
