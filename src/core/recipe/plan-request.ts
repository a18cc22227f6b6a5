import type { Schema } from "../inputs/schema";
import type { RequestPlan, TableHead } from "../request/table-profile";
import type { Recipe } from "./recipe";
import { recipeParameters } from "./recipe-parameters";
import { requestInputs } from "./request-inputs";

/**
 * What a recipe asks of the rows of a table, wherever they come from.
 * @param schema undefined for a model that does not say what it takes
 * @throws InputError `missing-input` `bad-parameter` when what was typed makes no sense
 */
export function planRequest(recipe: Recipe, table: TableHead, schema: Schema | undefined): RequestPlan {
  return {
    inputs: requestInputs(recipe, table, schema),
    readings: recipe.readings,
    parameters: recipeParameters(recipe, schema),
    withIndex: recipe.withIndex && recipe.inputFormat === "dataframe_split",
  };
}
