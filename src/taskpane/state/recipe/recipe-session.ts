import { changeRecipe, type RecipeChange } from "../../../core/recipe/change-recipe";
import { BLANK_RECIPE, type Recipe } from "../../../core/recipe/recipe";
import { Subscribable } from "../basis/subscribable";
import { kinshipOf, placeKey, type Kinship, type RecipePlace } from "./recipe-place";

/** The recipe of one table and one endpoint, as far as it has been decided. */
export interface Draft {
  readonly place: RecipePlace;
  readonly recipe: Recipe;
}

/** By `placeKey`: places about which something was said. */
export type Drafts = ReadonlyMap<string, Draft>;

/**
 * Where else a decision holds. An endpoint's parameters are its own whatever the table; what is left out of a table stays out whatever
 * the endpoint; what feeds inputs and how cells are read is about both, and goes along to the same route on another upstream.
 */
type Reach = "table" | "endpoint" | "table and route" | "here";

const REACH: Readonly<Record<keyof Recipe, Reach>> = {
  origin: "here",
  upstreamId: "here",
  route: "here",
  schemaHash: "here",
  inputs: "table and route",
  tensors: "table and route",
  columnsSent: "table and route",
  readings: "table and route",
  agreedFaults: "table and route",
  onRefused: "table and route",
  parameters: "endpoint",
  outputsKnown: "endpoint",
  outputsLeftOut: "endpoint",
  outputsKept: "endpoint",
  outputNames: "endpoint",
  threshold: "endpoint",
  roundsFloat32: "here",
  columnName: "here",
  reasonsName: "here",
  nameChoice: "table",
  inputFormat: "here",
  withIndex: "here",
  rowsPerBatch: "here",
};

const REACHES: Readonly<Record<Reach, (kinship: Kinship) => boolean>> = {
  table: ({ isSameTable }) => isSameTable,
  endpoint: ({ isSameEndpoint }) => isSameEndpoint,
  "table and route": ({ isSameTable, isSameRoute }) => isSameTable && isSameRoute,
  here: () => false,
};

/** All that the analyst has decided, one recipe a table and an endpoint. What of it comes back with the next pane, `kept/` knows. */
export class RecipeSession extends Subscribable<Drafts> {
  constructor() {
    super(new Map());
  }

  /** The recipe of a place as it stands now. */
  at(place: RecipePlace): Recipe {
    return draftAt(this.getState(), place);
  }

  /** Takes a whole recipe for that of a place, whatever was said there. */
  take(place: RecipePlace, recipe: Recipe): void {
    this.publish(new Map([...this.getState(), [placeKey(place), { place, recipe }]]));
  }

  /** Nothing was said of anything. */
  reset(): void {
    this.publish(new Map());
  }

  /** Says one thing about a table and an endpoint. It holds for the other places, too, that its kind of decision reaches. */
  change(place: RecipePlace, change: RecipeChange): void {
    const drafts = this.getState();
    const before = draftAt(drafts, place);
    const recipe = changeRecipe(before, change);
    if (recipe === before) return;
    const others = [...drafts].map(([key, draft]): [string, Draft] => [
      key,
      { place: draft.place, recipe: takeOver(draft.recipe, recipe, kinshipOf(draft.place, place)) },
    ]);
    this.publish(new Map([...others, [placeKey(place), { place, recipe }]]));
  }
}

/** The recipe of a place; one about which nothing was said begins with what was said of its table and of its endpoint elsewhere. */
export function draftAt(drafts: Drafts, place: RecipePlace): Recipe {
  const draft = drafts.get(placeKey(place));
  if (draft !== undefined) return withUpstream(draft.recipe, place);
  return [...drafts.values()].reduce<Recipe>(
    (recipe, other) => takeOver(recipe, other.recipe, kinshipOf(place, other.place)),
    { ...BLANK_RECIPE, ...place.endpoint },
  );
}

/** A relay may have several ways to one endpoint, which differ in who signs in. */
function withUpstream(recipe: Recipe, { endpoint }: RecipePlace): Recipe {
  return endpoint === undefined || endpoint.upstreamId === recipe.upstreamId ? recipe : { ...recipe, ...endpoint };
}

/** A recipe with those decisions of another that reach its place. */
function takeOver(recipe: Recipe, from: Recipe, kinship: Kinship): Recipe {
  const taken = (Object.keys(REACH) as (keyof Recipe)[]).filter((key) => REACHES[REACH[key]](kinship));
  if (taken.length === 0) return recipe;
  const kept = Object.entries(recipe).filter(([key]) => !taken.includes(key as keyof Recipe));
  const added = Object.entries(from).filter(([key]) => taken.includes(key as keyof Recipe));
  return Object.fromEntries([...kept, ...added]) as Recipe;
}
