import { isByPosition } from "../../core/inputs/match-by-position";
import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";
import { settleReadings } from "../../core/recipe/settle-recipe";
import type { SentInput } from "../../core/request/encode-rows";

/**
 * The recipe as a run followed it: by it a row is written as it was, whatever the other rows have become, and whichever columns the table
 * gets, among them the results themselves.
 */
export function settledRecipe(recipe: Recipe, schema: Schema | undefined, sent: readonly SentInput[]): Recipe {
  const settled = settleReadings(recipe, sent);
  const isOpen =
    recipe.columnsSent === undefined && recipe.tensors.length === 0 && Object.keys(recipe.inputs).length === 0;
  const takesAll = schema === undefined || schema.columns.length === 0 || isByPosition(schema.columns);
  if (!isOpen || !takesAll) return settled;
  const columns = sent.flatMap(({ column, from }) => ("position" in from ? [column] : []));
  return columns.length === 0 ? settled : { ...settled, columnsSent: columns };
}
