import { areaOf, bottomOf, containsArea, intersectionOf, rightOf, SHEET_ROWS, type Area } from "../areas/area";
import { GENERAL } from "../sheets/column-store";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { fillNewRows } from "./calculated-columns";

/**
 * The table that takes in what is about to be entered right below its last row, or undefined: it must have no totals, and blank cells below
 * it that are no other table's. Source: Microsoft Support, "Resize a table by adding or removing rows and columns".
 * @param area where something is going to be entered
 */
export function tableAbove(workbook: WorkbookModel, sheet: SheetModel, area: Area): TableModel | undefined {
  const tables = workbook.tablesOf(sheet.id);
  return tables.find((table) => {
    const own = table.area;
    if (table.showTotals || table.fixedBecause !== undefined || bottomOf(own) !== area.row) return false;
    const added = areaOf(area.row, own.column, area.rowCount, own.columnCount);
    return (
      bottomOf(added) <= SHEET_ROWS &&
      containsArea(added, area) &&
      sheet.isBlank(added) &&
      !tables.some((other) => intersectionOf(other.area, added) !== undefined)
    );
  });
}

/**
 * Takes rows below a table into it. They look like the row above where nothing else was said of them, and get the formulas of calculated
 * columns where they are blank.
 * @returns the cells that got one
 */
export function growTable(workbook: WorkbookModel, table: TableModel, rowCount: number, source: ChangeSource): Area[] {
  const { area } = table;
  const sheet = workbook.requireSheet(table.sheetId);
  const row = bottomOf(area);
  for (let column = area.column; column < rightOf(area); column++) {
    const format = sheet.getNumberFormat(row - 1, column);
    for (let added = row; added < row + rowCount && format !== GENERAL; added++) {
      if (sheet.getNumberFormat(added, column) === GENERAL) sheet.setNumberFormat(areaOf(added, column), format);
    }
  }
  table.update({ area: { ...area, rowCount: area.rowCount + rowCount } });
  const filled = fillNewRows(sheet, table, { ...area, row, rowCount });
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
  return filled;
}
