import { stillHolds } from "../../core/table/cell";
import type { CellColumn } from "../../core/table/cell-column";
import type { RowWindow, SourceShape } from "../../scoring/ports";
import { provingPositions, type CellValues, type RowPlace } from "./row-place";

/** For each row of a place, whether it holds what was scored: compared column by column, as the window keeps its cells. */
export function holdingRows(
  shape: SourceShape,
  { cells }: RowWindow,
  { first, values, replaced }: Pick<RowPlace, "first" | "values" | "replaced">,
): boolean[] {
  const isHolding = values.map(() => true);
  for (const position of provingPositions(shape)) {
    if (!replaced.has(position)) compare(cells.columns[position]!, first, values, position, isHolding);
  }
  return isHolding;
}

/** Leaves no row holding of which the cell in one column is another than the window's. */
function compare(column: CellColumn, first: number, values: CellValues, position: number, isHolding: boolean[]): void {
  if (column.kind === "numbers" && column.form.kind === "plain" && column.blanks === undefined) {
    values.forEach((now, i) => {
      if (!Object.is(column.values[first + i], now[position])) isHolding[i] = false;
    });
    return;
  }
  values.forEach((now, i) => {
    if (!stillHolds(column.at(first + i), now[position])) isHolding[i] = false;
  });
}
