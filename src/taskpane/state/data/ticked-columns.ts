import type { Recipe } from "../../../core/recipe/recipe";
import type { OwnColumns } from "./own-columns";

/** What is known of a table and of what its model takes, for ticks. */
export interface TickedTable {
  readonly columns: readonly string[];
  readonly own: OwnColumns;
  /** Whether the model says that it takes columns without names, which are then those of the table unless it is told otherwise. */
  readonly takesColumnsInOrder: boolean;
}

/**
 * The columns that are ticked, in the order of the sheet: those that the analyst ticked. Nobody knows what a silent model wants, and a
 * table holds more than may leave it, so that nothing is ticked by itself; predictions of ours never are.
 */
export function tickedColumns(
  { columnsSent }: Pick<Recipe, "columnsSent">,
  { columns, own, takesColumnsInOrder }: TickedTable,
): string[] {
  if (columnsSent !== undefined) return columns.filter((column) => columnsSent.includes(column));
  return takesColumnsInOrder ? columns.filter((column) => !own.all.has(column)) : [];
}
