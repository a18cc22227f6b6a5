import { containsArea, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import { deleteCells, insertCells } from "../../model/edits/cell-shifts";
import { sortRows } from "../../model/edits/sort-rows";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import type { WorkbookModel } from "../../model/workbook-model";

/** Something that a menu does with the selected cells. @throws WorkbookRuleError when a rule of the workbook forbids it */
export type SheetDeed = (workbook: WorkbookModel, sheet: SheetModel, selected: Area) => void;

/** In the data rows of a table its rows only; elsewhere whole rows of the sheet. */
export const insertRows: SheetDeed = (workbook, sheet, selected) => {
  insertCells(workbook, sheet.id, rowsOf(workbook, sheet, selected), "down", "user");
};

export const deleteRows: SheetDeed = (workbook, sheet, selected) => {
  deleteCells(workbook, sheet.id, rowsOf(workbook, sheet, selected), "up", "user");
};

/** In a table its columns only; elsewhere whole columns of the sheet. */
export const insertColumns: SheetDeed = (workbook, sheet, selected) => {
  insertCells(workbook, sheet.id, columnsOf(workbook, sheet, selected), "right", "user");
};

export const deleteColumns: SheetDeed = (workbook, sheet, selected) => {
  deleteCells(workbook, sheet.id, columnsOf(workbook, sheet, selected), "left", "user");
};

/** Sorts the table by the first selected column. Where there is none it does nothing. */
export function sortTableBy(isDescending: boolean): SheetDeed {
  return (workbook, sheet, selected) => {
    const table = tableAt(workbook, sheet, selected);
    if (table !== undefined) sortTable(workbook, table, selected.column - table.area.column, isDescending);
  };
}

/** Takes a chart out of the sheet. */
export function deleteChart(chartId: string): SheetDeed {
  return (workbook, sheet) => {
    sheet.charts = sheet.charts.filter(({ id }) => id !== chartId);
    workbook.tell({ kind: "charts", sheetId: sheet.id });
  };
}

/** @param place of the column that decides, from 0 */
export function sortTable(workbook: WorkbookModel, table: TableModel, place: number, isDescending: boolean): void {
  const key = { isDescending, takesTextAsNumber: false };
  sortRows(workbook, table.sheetId, table.dataArea, [{ place, ...key }], false, "user");
  table.update({ sort: { columns: [{ columnId: table.columns[place]!.id, ...key }], matchesCase: false } });
  workbook.tell({ kind: "table-changed", tableId: table.id, source: "user" });
}

/** The table that a selection lies in, whole. */
export function tableAt(workbook: WorkbookModel, sheet: SheetModel, selected: Area): TableModel | undefined {
  return workbook.tablesOf(sheet.id).find(({ area }) => containsArea(area, selected));
}

function rowsOf(workbook: WorkbookModel, sheet: SheetModel, { row, rowCount, ...selected }: Area): Area {
  const table = tableAt(workbook, sheet, { row, rowCount, ...selected });
  const isData = table !== undefined && containsArea(table.dataArea, { row, rowCount, ...selected });
  const across = isData ? table.area : { column: 0, columnCount: SHEET_COLUMNS };
  return { row, rowCount, column: across.column, columnCount: across.columnCount };
}

function columnsOf(workbook: WorkbookModel, sheet: SheetModel, selected: Area): Area {
  const down = tableAt(workbook, sheet, selected)?.area ?? { row: 0, rowCount: SHEET_ROWS };
  return { ...selected, row: down.row, rowCount: down.rowCount };
}
