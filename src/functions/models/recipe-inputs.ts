import { isByPosition } from "../../core/inputs/match-by-position";
import type { Schema } from "../../core/inputs/schema";
import type { Recipe } from "../../core/recipe/recipe";

/**
 * What feeds each input of a model under these headers, as a recipe says it: the column of its very name, or nothing.
 * @returns undefined for a model whose inputs have no names, or are tensors
 */
export function recipeInputs({ columns, tensors }: Schema, headers: readonly string[]): Recipe["inputs"] | undefined {
  if (columns.length === 0 || tensors.length > 0 || isByPosition(columns)) return undefined;
  return Object.fromEntries(columns.map(({ name }) => [name, headers.includes(name) ? name : null]));
}
