import type { Recipe } from "../../../core/recipe/recipe";
import { catalogueName } from "../../../endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../../endpoint/parse-endpoint-address";
import { hostOf } from "./host-of";

/** The name of the endpoint that a recipe names, or its host where it has none. A workbook may name anything. */
export function endpointWords({ origin, route }: Pick<Recipe, "origin" | "route">): string {
  if (origin === undefined || route === undefined) return "";
  try {
    return catalogueName(parseEndpointAddress(origin + route)) ?? hostOf(origin);
  } catch {
    return hostOf(origin);
  }
}
