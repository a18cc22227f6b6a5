import { freeHeaders, outputHeaders, SINGLE_OUTPUT, type OutputNames } from "../../../core/predictions/result-headers";
import { writtenOutputs, type Recipe } from "../../../core/recipe/recipe";
import type { NameCollision } from "./name-collision";

/** The columns that a run would fill, as they are called then. */
export interface ExpectedColumns {
  /** In the order of the outputs; reasons, where they are wanted, stand last. */
  readonly headers: readonly string[];
  /** How many of them stand in the sheet already. */
  readonly replacedCount: number;
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
  const { columnName, reasonsName, outputNames } = recipe;
  const outputs = writtenOutputs(recipe);
  if (outputs === undefined) return undefined;
  const headersOf = (name: string, of: readonly string[], taken: readonly string[], names?: OutputNames) =>
    collision?.choice === "replace" ? outputHeaders(name, of, names) : freeHeaders(name, of, taken, names);
  const results = headersOf(columnName, outputs, columns, outputNames);
  const reasons = reasonsName === undefined ? [] : headersOf(reasonsName, [SINGLE_OUTPUT], [...columns, ...results]);
  const headers = [...results, ...reasons];
  return { headers, replacedCount: headers.filter((header) => columns.includes(header)).length };
}
