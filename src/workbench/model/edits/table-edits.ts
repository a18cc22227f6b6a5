import { formatArea } from "../areas/a1-address";
import {
  areaOf,
  bottomOf,
  containsArea,
  intersectionOf,
  isInSheet,
  rightOf,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Area,
} from "../areas/area";
import type { CellShift } from "../areas/shifted-area";
import { checkNoFilter, endTableFilter, filterTable } from "./filter-rows";
import { defaultColumnName, uniqueColumnName, type TableColumn, type TableModel } from "../tables/table-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { fillNewRows } from "./calculated-columns";
import { checkMove, moveCells } from "./move-cells";
import { partedReferences } from "./parted-references";

/**
 * Adds a blank column at `index` (default: last). What stands right of the table, in the table's rows, moves right.
 * @param name a name that is taken gets a number, as in Excel; default "Column1", "Column2" ...
 * @throws WorkbookRuleError `table-in-the-way` when that would tear another table apart, `outside-sheet`, `no-such-column`,
 * `table-is-fixed`
 */
export function addTableColumn(
  workbook: WorkbookModel,
  table: TableModel,
  source: ChangeSource,
  { index = table.columns.length, name }: { index?: number; name?: string } = {},
): TableColumn {
  checkMayChange(table);
  const { inserted, followers } = placeOfColumn(workbook, table, index);
  const { area } = table;
  const shift: CellShift = { sheetId: table.sheetId, area: inserted, type: "ColumnInserted" };
  const isAnyParted = !workbook.needsCalculation && partedReferences(workbook, shift).length > 0;
  moveCells(workbook, shift, source);
  if (isAnyParted) workbook.needsCalculation = true;
  for (const other of followers) other.update({ area: { ...other.area, column: other.area.column + 1 } });
  const taken = table.columns.map((column) => column.name);
  const wanted = name === undefined || name === "" ? defaultColumnName(taken) : uniqueColumnName(name, taken);
  const column = { id: table.takeColumnId(), name: wanted };
  table.update({
    area: { ...area, columnCount: area.columnCount + 1 },
    columns: [...table.columns.slice(0, index), column, ...table.columns.slice(index)],
  });
  const sheet = workbook.requireSheet(table.sheetId);
  if (table.showHeaders) sheet.setValue(area.row, inserted.column, wanted);
  if (table.totalsArea !== undefined && index > 0) {
    // Its total is blank, and looks like the one beside it.
    const total = { ...table.totalsArea, column: inserted.column, columnCount: 1 };
    sheet.setNumberFormat(total, sheet.getNumberFormat(total.row, total.column - 1));
  }
  workbook.cellsWritten(table.sheetId, inserted, source, "ColumnInserted");
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
  return column;
}

/**
 * Asks whether `addTableColumn` could add a column at the right end, and changes nothing. A second one could then be added, too.
 * @throws WorkbookRuleError `table-in-the-way`, `cells-in-the-way` with names and places, `outside-sheet`, `table-is-fixed`
 */
export function checkTableColumn(workbook: WorkbookModel, table: TableModel): void {
  checkMayChange(table);
  const { inserted } = placeOfColumn(workbook, table, table.columns.length);
  checkMove(workbook.requireSheet(table.sheetId), { sheetId: table.sheetId, area: inserted, type: "ColumnInserted" });
}

/**
 * How cells would move for a column at the right end of a table.
 * @throws WorkbookRuleError `table-in-the-way`, `outside-sheet`
 */
export function shiftOfNewColumn(workbook: WorkbookModel, table: TableModel): CellShift {
  const { inserted } = placeOfColumn(workbook, table, table.columns.length);
  return { sheetId: table.sheetId, area: inserted, type: "ColumnInserted" };
}

/**
 * Takes a column out with its cells. What stands right of it in the table's rows, beyond the table too, moves left.
 * @throws WorkbookRuleError `last-one`, `no-such-column`, `table-in-the-way`, `table-is-fixed`
 */
export function deleteTableColumn(
  workbook: WorkbookModel,
  table: TableModel,
  columnId: number,
  source: ChangeSource,
): void {
  const index = table.columns.findIndex((column) => column.id === columnId);
  if (index < 0) throw new WorkbookRuleError("no-such-column", "The table column is gone.");
  checkMayChange(table);
  if (table.columns.length === 1) throw new WorkbookRuleError("last-one", "A table keeps at least one column.");
  const { area } = table;
  const removed = areaOf(area.row, area.column + index, area.rowCount, 1);
  const beyond = { ...area, column: rightOf(area), columnCount: SHEET_COLUMNS - rightOf(area) };
  const followers = tablesMoving(workbook, table, beyond);
  moveCells(workbook, { sheetId: table.sheetId, area: removed, type: "ColumnDeleted" }, source);
  for (const other of followers) other.update({ area: { ...other.area, column: other.area.column - 1 } });
  table.update({
    area: { ...area, columnCount: area.columnCount - 1 },
    columns: table.columns.filter((column) => column.id !== columnId),
  });
  workbook.cellsWritten(table.sheetId, removed, source, "ColumnDeleted");
  // What the column's filter hid is shown again.
  if (table.filters.has(columnId)) filterTable(workbook, table, table.filters, source);
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
}

/**
 * Adds data rows before data row `index` (0 = first, default: after the last), blank but for the formulas of calculated columns. What
 * stands below the table moves down.
 * @throws WorkbookRuleError `outside-sheet`, `table-in-the-way`, `filter-in-the-way`
 */
export function insertTableRows(
  workbook: WorkbookModel,
  table: TableModel,
  count: number,
  source: ChangeSource,
  index = table.dataArea.rowCount,
): void {
  const { area, dataArea } = table;
  if (index < 0 || index > dataArea.rowCount) throw new WorkbookRuleError("outside-sheet", "No such table row.");
  const inserted = { ...area, row: dataArea.row + index, rowCount: count };
  checkNoFilter(workbook, table.sheetId, { ...inserted, rowCount: SHEET_ROWS - inserted.row });
  const sheet = workbook.requireSheet(table.sheetId);
  const below = { ...area, row: bottomOf(area), rowCount: SHEET_ROWS - bottomOf(area) };
  const followers = tablesMoving(workbook, table, below);
  const overflow = { ...area, row: SHEET_ROWS - count, rowCount: count };
  if (!isInSheet(inserted) || !sheet.isBlank(overflow)) {
    throw new WorkbookRuleError("outside-sheet", "The sheet has no rows left.");
  }
  moveCells(workbook, { sheetId: table.sheetId, area: inserted, type: "RowInserted" }, source);
  for (const other of followers) other.update({ area: { ...other.area, row: other.area.row + count } });
  table.update({ area: { ...area, rowCount: area.rowCount + count } });
  fillNewRows(sheet, table, inserted);
  workbook.cellsWritten(table.sheetId, inserted, source, "RowInserted");
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
}

/**
 * Takes data rows out; what stands below moves up. The last data row is only blanked, because a table keeps one.
 * @throws WorkbookRuleError `outside-sheet`, `table-in-the-way`, `filter-in-the-way`
 */
export function deleteTableRows(
  workbook: WorkbookModel,
  table: TableModel,
  index: number,
  count: number,
  source: ChangeSource,
): void {
  const { area, dataArea } = table;
  if (index < 0 || count < 1 || index + count > dataArea.rowCount) {
    throw new WorkbookRuleError("outside-sheet", "No such table row.");
  }
  const removed = { ...area, row: dataArea.row + index, rowCount: count };
  checkNoFilter(workbook, table.sheetId, { ...removed, rowCount: SHEET_ROWS - removed.row });
  const keepsOne = count === dataArea.rowCount ? 1 : 0;
  const taken = { ...removed, row: removed.row + keepsOne, rowCount: count - keepsOne };
  if (taken.rowCount > 0) {
    const below = { ...area, row: bottomOf(area), rowCount: SHEET_ROWS - bottomOf(area) };
    const followers = tablesMoving(workbook, table, below);
    moveCells(workbook, { sheetId: table.sheetId, area: taken, type: "RowDeleted" }, source);
    for (const other of followers) other.update({ area: { ...other.area, row: other.area.row - taken.rowCount } });
    table.update({ area: { ...area, rowCount: area.rowCount - taken.rowCount } });
  }
  if (keepsOne) workbook.requireSheet(table.sheetId).clearContents({ ...removed, rowCount: 1 });
  workbook.cellsWritten(table.sheetId, removed, source, "RowDeleted");
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
}

/** Deletes a table with its cells' contents and formats, as `Table.delete()` does. */
export function deleteTable(workbook: WorkbookModel, table: TableModel, source: ChangeSource): void {
  const sheet = workbook.requireSheet(table.sheetId);
  sheet.clearContents(table.area);
  sheet.setNumberFormat(table.area, "General");
  endTableFilter(workbook, table, source);
  workbook.dropTable(table, source);
  workbook.cellsWritten(table.sheetId, table.area, source);
}

function checkMayChange({ fixedBecause }: TableModel): void {
  if (fixedBecause !== undefined) throw new WorkbookRuleError("table-is-fixed", fixedBecause);
}

/** The cells of a new column, and the other tables that move. @throws WorkbookRuleError */
function placeOfColumn(
  workbook: WorkbookModel,
  table: TableModel,
  index: number,
): { inserted: Area; followers: TableModel[] } {
  if (!Number.isInteger(index) || index < 0 || index > table.columns.length) {
    throw new WorkbookRuleError("no-such-column", "No such place among the table's columns.");
  }
  const sheet = workbook.requireSheet(table.sheetId);
  const { area } = table;
  const beyond = { ...area, column: rightOf(area), columnCount: SHEET_COLUMNS - rightOf(area) };
  const lastColumn = { ...area, column: SHEET_COLUMNS - 1, columnCount: 1 };
  if (rightOf(area) >= SHEET_COLUMNS || !sheet.isBlank(lastColumn)) {
    throw new WorkbookRuleError("outside-sheet", "The sheet has no columns left.");
  }
  const inserted = areaOf(area.row, area.column + index, area.rowCount, 1);
  return { inserted, followers: tablesMoving(workbook, table, beyond) };
}

/** The other tables that stand wholly in the part of the sheet that moves; one that is only partly in it would be torn apart. */
function tablesMoving(workbook: WorkbookModel, table: TableModel, moving: Area): TableModel[] {
  const others = workbook.tablesOf(table.sheetId).filter((other) => other !== table);
  const touched = others.filter((other) => moving.columnCount > 0 && intersectionOf(other.area, moving));
  const torn = touched.find((other) => !containsArea(moving, other.area));
  if (torn !== undefined) {
    const place = formatArea(torn.area);
    throw new WorkbookRuleError("table-in-the-way", `This would move or cut the table ${torn.name} in ${place}.`);
  }
  return touched;
}
