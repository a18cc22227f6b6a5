import { takenLabel } from "../../../core/predictions/threshold";
import { columnsNamed } from "../../../core/recipe/columns-named";
import type { Recipe } from "../../../core/recipe/recipe";
import { readRecipe, RecipeError } from "../../../core/recipe/recipe-json";
import { ScoringError } from "../../../core/errors";
import { parseEndpointAddress } from "../../../endpoint/parse-endpoint-address";
import type { SourceShape } from "../../../scoring/ports";
import type { MemoryPort } from "../../services/memory-port";
import { hostOf } from "../connection/host-of";

/** Why a recipe that was copied from somewhere is not used. */
export type UnfitRecipe =
  /** A sentence of the reader. */
  | { readonly kind: "unreadable"; readonly why: string }
  | { readonly kind: "no-endpoint" }
  | { readonly kind: "no-table" }
  /** The recipe names columns that the selected table lacks. */
  | { readonly kind: "columns-missing"; readonly columns: readonly string[] }
  /** It makes labels, and an output of the model is called as they would be. */
  | { readonly kind: "label-taken"; readonly output: string };

/** A recipe that fits the selected table, and whose endpoint can be asked. */
export interface GivenRecipe {
  readonly recipe: Recipe & Required<Pick<Recipe, "origin" | "route">>;
  readonly host: string;
  /** Columns that it names; a model may ask for more by their very names. */
  readonly columns: readonly string[];
}

export type ReadRecipe =
  { readonly kind: "fits"; readonly given: GivenRecipe } | { readonly kind: "unfit"; readonly unfit: UnfitRecipe };

/**
 * A recipe from outside, which anybody may have written: read as strictly as one of a workbook. What one person agreed to leave out, and
 * that an older column of its name is replaced, is not taken from it: the analyst is asked.
 */
export function readGivenRecipe(text: string, shape: Pick<SourceShape, "columns"> | undefined): ReadRecipe {
  const unfit = (why: UnfitRecipe): ReadRecipe => ({ kind: "unfit", unfit: why });
  let recipe: Recipe;
  try {
    const { nameChoice: _never, agreedFaults: _ofAnother, ...read } = readRecipe(text);
    recipe = read;
  } catch (error) {
    if (error instanceof RecipeError) return unfit({ kind: "unreadable", why: error.message });
    throw error;
  }
  const { origin, route } = recipe;
  if (origin === undefined || route === undefined || !isAddress(origin, route)) return unfit({ kind: "no-endpoint" });
  const output = takenLabel(recipe.outputsKnown, recipe.threshold);
  if (output !== undefined) return unfit({ kind: "label-taken", output });
  if (shape === undefined) return unfit({ kind: "no-table" });
  const columns = columnsNamed(recipe);
  const missing = columns.filter((column) => !shape.columns.includes(column));
  if (missing.length > 0) return unfit({ kind: "columns-missing", columns: missing });
  return { kind: "fits", given: { recipe: { ...recipe, origin, route }, host: hostOf(origin), columns } };
}

/** Whether the analyst has let these columns be sent there before; if not, they are asked before anything is asked of that host. */
export function isConsentedRecipe({ recipe, columns }: GivenRecipe, port: Pick<MemoryPort, "isAllowed">): boolean {
  return port.isAllowed({ origin: recipe.origin, route: recipe.route, columns });
}

/** As a person could type it: nothing else than what is shown of it is asked. */
function isAddress(origin: string, route: string): boolean {
  try {
    const address = parseEndpointAddress(origin + route);
    return address.origin === origin && address.route === route;
  } catch (error) {
    if (error instanceof ScoringError) return false;
    throw error;
  }
}
