import type { RecipeChange } from "../../src/core/recipe/change-recipe";
import type { RecipePlace } from "../../src/taskpane/state/recipe/recipe-place";
import { RecipeSession, type Drafts } from "../../src/taskpane/state/recipe/recipe-session";
import { DEMO, endpointSummary, tableShape } from "./fakes/pane-data";

/** The sample table and a demo endpoint. */
export function placeOf(endpointName: string): RecipePlace {
  const { route } = endpointSummary(endpointName);
  return { source: tableShape().source, endpoint: { route, upstreamId: DEMO.id, origin: DEMO.origin } };
}

export const IRIS_PLACE: RecipePlace = placeOf("iris");

/** What is known once all this was said about a place. */
export function draftsAfter(place: RecipePlace, ...changes: readonly RecipeChange[]): Drafts {
  const session = new RecipeSession();
  for (const change of changes) session.change(place, change);
  return session.getState();
}
