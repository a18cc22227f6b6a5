import { areaOf, bottomOf } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";

/**
 * Gives the data cells of a new table column the number formats of their left neighbours, as Excel does for whoever adds a column beside
 * dates or percents; the first column takes them from the right.
 */
export function inheritFormats(sheet: SheetModel, table: TableModel, index: number): void {
  if (table.columns.length < 2) return;
  const column = table.area.column + index;
  const neighbour = index > 0 ? column - 1 : column + 1;
  const { row: first } = table.dataArea;
  const end = bottomOf(table.dataArea);
  for (let row = first; row < end;) {
    const format = sheet.getNumberFormat(row, neighbour);
    const next = endOfFormat(sheet, neighbour, row, end, format);
    sheet.setNumberFormat(areaOf(row, column, next - row), format);
    row = next;
  }
}

/** The first row below `row` that has another format. */
function endOfFormat(sheet: SheetModel, column: number, row: number, end: number, format: string): number {
  let next = row + 1;
  while (next < end && sheet.getNumberFormat(next, column) === format) next++;
  return next;
}
