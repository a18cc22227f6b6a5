import type { PlannedInput } from "../inputs/plan-inputs";
import { showsNothing, type Cell } from "../table/cell";

/**
 * Whether no cell of the row that is sent holds anything. A constant is the same in every row and no input of this one; where nothing
 * but constants is sent, no row is blank.
 */
export function isBlankRow(row: readonly Cell[], inputs: readonly Pick<PlannedInput, "from">[]): boolean {
  let isBlank = false;
  for (const { from } of inputs) {
    if (!("position" in from)) continue;
    if (!showsNothing(row[from.position] ?? null)) return false;
    isBlank = true;
  }
  return isBlank;
}
