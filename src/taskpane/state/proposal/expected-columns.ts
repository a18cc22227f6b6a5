import { nextFreeName, outputHeaders, SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
import { keptOutputs, type Recipe } from "../../../core/recipe/recipe";
import type { NameCollision } from "./name-collision";

/** The columns that a run would fill, as they are called then. */
export interface ExpectedColumns {
  /** In the order of the outputs; reasons, where they are wanted, stand last. */
  readonly headers: readonly string[];
  /** How many of them stand in the sheet already. */
  readonly replacedCount: number;
}

/** The outputs that a run would write; undefined while nobody knows them. */
export function expectedOutputs(recipe: Pick<Recipe, "outputsKnown" | "outputsLeftOut" | "outputsKept">) {
  const outputs = keptOutputs(recipe) ?? recipe.outputsKnown;
  return outputs.length === 0 ? undefined : outputs;
}

/**
 * What a run would add to the sheet or replace there, by the very rule that the run follows; undefined while nobody knows the outputs.
 * @param columns headers in the sheet
 */
export function expectedColumns(
  recipe: Recipe,
  columns: readonly string[],
  collision: NameCollision | undefined,
): ExpectedColumns | undefined {
  const { columnName, reasonsName } = recipe;
  const outputs = expectedOutputs(recipe);
  if (outputs === undefined) return undefined;
  const isReplacing = collision?.choice === "replace";
  const freeName = (name: string, of: readonly string[], taken: readonly string[]) =>
    isReplacing ? name : nextFreeName(name, of, taken);
  const results = outputHeaders(freeName(columnName, outputs, columns), outputs);
  const reasons = reasonsName === undefined ? [] : [freeName(reasonsName, [SINGLE_OUTPUT], [...columns, ...results])];
  const headers = [...results, ...reasons];
  return { headers, replacedCount: headers.filter((header) => columns.includes(header)).length };
}
