import { rightOf, SHEET_COLUMNS } from "../../workbench/model/areas/area";
import type { TableModel } from "../../workbench/model/tables/table-model";
import type { OpenedWorkbook } from "../../workbench/xlsx/open-workbook";

/** Whether anything stands right of a table in its rows, which a result column moves aside. */
export function hasNeighbours({ model }: OpenedWorkbook, { sheetId, area }: TableModel): boolean {
  const column = rightOf(area);
  if (column >= SHEET_COLUMNS) return false;
  return !model.requireSheet(sheetId).isBlank({ ...area, column, columnCount: SHEET_COLUMNS - column });
}

/**
 * What macros do not know: they name cells in their own texts, and nothing follows there, in Excel neither.
 * @param hadNeighbours whether anything stood right of the table before the run
 */
export function macroLines({ kind, model }: OpenedWorkbook, table: TableModel, hadNeighbours: boolean): string[] {
  const hasMacros = kind === "macro-workbook" || kind === "macro-template";
  if (!hasMacros || !hadNeighbours || model.cellShifts.length === 0) return [];
  return [
    `The macros of the workbook are kept as they are, but what stood right of table "${table.name}" has moved aside: ` +
      "a macro that names these cells by their addresses has to be changed.",
  ];
}
