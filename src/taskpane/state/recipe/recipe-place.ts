import { endpointUrl, isSameEndpoint, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { SourceRef } from "../../../scoring/ports";
import { sourceKey } from "../data/data-session";

/** An endpoint among those of all upstreams: bare servers all have the same route. */
export interface EndpointPlace extends Pick<EndpointAddress, "origin" | "route"> {
  /** Absent before an upstream is chosen. */
  readonly upstreamId?: string;
}

/** What a recipe is about: one table and one endpoint. While either is not chosen yet, what is said holds for the other. */
export interface RecipePlace {
  readonly source?: SourceRef;
  readonly endpoint?: EndpointPlace;
}

/** What two places have in common. */
export interface Kinship {
  readonly isSameTable: boolean;
  readonly isSameRoute: boolean;
  readonly isSameEndpoint: boolean;
}

/** Equal for places of one table and one endpoint. */
export function placeKey({ source, endpoint }: RecipePlace): string {
  return `${source === undefined ? "no table" : sourceKey(source)} ${endpointKey(endpoint)}`;
}

/** Equal for one endpoint, whatever the table. */
export function endpointKey(endpoint: EndpointPlace | undefined): string {
  return endpoint === undefined ? "no endpoint" : endpointUrl(endpoint);
}

/** What one place has in common with another; of what is not chosen, nothing. */
export function kinshipOf(one: RecipePlace, other: RecipePlace): Kinship {
  const [a, b] = [one.endpoint, other.endpoint];
  const isSameRoute = a !== undefined && a.route === b?.route;
  return {
    isSameTable:
      one.source !== undefined && other.source !== undefined && sourceKey(one.source) === sourceKey(other.source),
    isSameRoute,
    isSameEndpoint: isSameRoute && isSameEndpoint(a, b),
  };
}
