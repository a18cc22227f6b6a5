import { bottomOf, rightOf } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import { isCellError } from "../../model/texts/cell-content";

/** CSS classes of one cell: how its value is aligned, and what it is in a table. */
export function cellLook(sheet: SheetModel, tables: readonly TableModel[], row: number, column: number): string {
  const value = sheet.getValue(row, column);
  const alignment =
    typeof value === "number"
      ? "is-number"
      : typeof value === "boolean" || isCellError(value)
        ? "is-centred"
        : "is-text";
  const inTable = tableLook(tables, row, column);
  return inTable === "" ? alignment : `${alignment} ${inTable}`;
}

function tableLook(tables: readonly TableModel[], row: number, column: number): string {
  for (const table of tables) {
    const { area } = table;
    if (row < area.row || row >= bottomOf(area) || column < area.column || column >= rightOf(area)) continue;
    const edges = `in-table${column === area.column ? " at-left" : ""}${column === rightOf(area) - 1 ? " at-right" : ""}`;
    const isLast = row === bottomOf(area) - 1;
    if (table.showHeaders && row === area.row) return `${edges} is-header`;
    if (table.showTotals && isLast) return `${edges} is-total at-bottom`;
    const band = (row - table.dataArea.row) % 2 === 0 ? "is-banded" : "is-plain";
    return `${edges} ${band}${isLast ? " at-bottom" : ""}`;
  }
  return "";
}
