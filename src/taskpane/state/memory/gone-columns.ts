import type { RememberedColumn } from "../../../core/memory/remembered-column";
import type { SourceShape } from "../../../scoring/ports";
import { columnsOfRecipe } from "./columns-of-recipe";

/** Columns that the recipe sends, and that the table does not have any more. */
export function goneColumns(
  { recipe, schema, sourceKind }: RememberedColumn,
  shape: Pick<SourceShape, "columns"> | undefined,
): readonly string[] {
  if (shape === undefined || sourceKind === "range without headers") return [];
  const sent = columnsOfRecipe(recipe, schema).map(({ column }) => column);
  return sent.filter((column) => !shape.columns.includes(column));
}
