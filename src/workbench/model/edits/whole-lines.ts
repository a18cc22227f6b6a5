import {
  areaOf,
  bottomOf,
  containsArea,
  intersectionOf,
  rightOf,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Area,
} from "../areas/area";
import type { CellShift } from "../areas/shifted-area";
import { filterTable } from "./filter-rows";
import { defaultColumnName, type TableModel } from "../tables/table-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { fillNewRows } from "./calculated-columns";
import { crossedSpills, withdrawCrossed } from "./crossed-spills";
import { checkMove, moveCells } from "./move-cells";

/** Whether an area is made of whole rows (to be moved down or up), or of whole columns (right or left). */
export function isWholeLines(area: Area, isVertical: boolean): boolean {
  return isVertical ? area.columnCount === SHEET_COLUMNS : area.rowCount === SHEET_ROWS;
}

/**
 * Inserts whole rows or columns of a sheet. Tables through which they go grow, as many as there are; those behind move.
 * Results of formulas that have spread over what moves apart spread anew.
 * Source: Microsoft Support, "Insert or delete rows and columns".
 * @throws WorkbookRuleError `outside-sheet`, `cells-in-the-way`, `table-is-fixed`
 */
export function insertWholeLines(workbook: WorkbookModel, shift: CellShift, source: ChangeSource): void {
  const { sheetId, area } = shift;
  const isRows = shift.type === "RowInserted";
  const tables = workbook.tablesOf(sheetId);
  const grown = tables.filter(({ area: own }) =>
    isRows ? own.row < area.row && area.row < bottomOf(own) : own.column < area.column && area.column < rightOf(own),
  );
  if (!isRows) grown.forEach(checkMayChange);
  const last = isRows
    ? areaOf(SHEET_ROWS - area.rowCount, 0, area.rowCount, SHEET_COLUMNS)
    : areaOf(0, SHEET_COLUMNS - area.columnCount, SHEET_ROWS, area.columnCount);
  if (!workbook.requireSheet(sheetId).isBlank(last)) {
    throw new WorkbookRuleError("outside-sheet", "Cells would be pushed off the sheet.");
  }
  moveThrough(workbook, shift, source);
  for (const table of tables) {
    const { area: own } = table;
    if (!grown.includes(table)) table.update({ area: moved(own, area, isRows, 1) });
    else if (isRows) {
      table.update({ area: { ...own, rowCount: own.rowCount + area.rowCount } });
      fillNewRows(workbook.requireSheet(sheetId), table, area);
    } else addColumns(workbook, table, area);
  }
  told(workbook, shift, grown, source);
}

/**
 * Deletes whole rows or columns of a sheet. Tables that lie in them go, others lose what is deleted of them; one that loses all its
 * data rows keeps a blank one.
 * @throws WorkbookRuleError `table-in-the-way` when a table would lose its header row, `cells-in-the-way`, `table-is-fixed`
 */
export function deleteWholeLines(workbook: WorkbookModel, shift: CellShift, source: ChangeSource): void {
  const { sheetId, area } = shift;
  const isRows = shift.type === "RowDeleted";
  const tables = workbook.tablesOf(sheetId);
  const gone = tables.filter((table) => containsArea(area, table.area));
  const cut = tables.filter((table) => !gone.includes(table) && intersectionOf(table.area, area) !== undefined);
  if (isRows) cut.forEach((table) => checkKeepsHeaders(table, area));
  else cut.forEach(checkMayChange);
  const emptied = isRows ? cut.filter((table) => containsArea(area, table.dataArea)) : [];
  if (emptied.length > 0) {
    workbook.requireSheet(sheetId).clearContents({ ...area, rowCount: 1 });
    workbook.cellsWritten(sheetId, { ...area, rowCount: 1 }, source);
    const rest = { ...area, row: area.row + 1, rowCount: area.rowCount - 1 };
    if (rest.rowCount > 0) deleteWholeLines(workbook, { ...shift, area: rest }, source);
    return;
  }
  moveThrough(workbook, shift, source);
  for (const table of gone) workbook.dropTable(table, source);
  for (const table of tables) {
    if (gone.includes(table)) continue;
    if (!cut.includes(table)) table.update({ area: moved(table.area, area, isRows, -1) });
    else if (isRows) loseRows(table, area);
    else loseColumns(table, area);
  }
  told(workbook, shift, cut, source);
  // What the filter of a column that is gone hid is shown again.
  for (const table of cut) if (!isRows && table.filters.size > 0) filterTable(workbook, table, table.filters, source);
}

/** Moves cells past results that have spread, which spread anew. @throws WorkbookRuleError `cells-in-the-way` */
function moveThrough(workbook: WorkbookModel, shift: CellShift, source: ChangeSource): void {
  const sheet = workbook.requireSheet(shift.sheetId);
  const spills = crossedSpills(workbook, sheet, shift);
  checkMove(sheet, shift, spills);
  withdrawCrossed(workbook, sheet, spills, source);
  moveCells(workbook, shift, source);
}

/** The place of a table that stays whole. */
function moved(own: Area, area: Area, isRows: boolean, sign: 1 | -1): Area {
  if (isRows) return own.row < area.row ? own : { ...own, row: own.row + sign * area.rowCount };
  return own.column < area.column ? own : { ...own, column: own.column + sign * area.columnCount };
}

function addColumns(workbook: WorkbookModel, table: TableModel, area: Area): void {
  const columns = [...table.columns];
  const sheet = workbook.requireSheet(table.sheetId);
  for (let added = 0; added < area.columnCount; added++) {
    const name = defaultColumnName(columns.map((column) => column.name));
    columns.splice(area.column - table.area.column + added, 0, { id: table.takeColumnId(), name });
    if (table.showHeaders) sheet.setValue(table.area.row, area.column + added, name);
  }
  table.update({ columns, area: { ...table.area, columnCount: table.area.columnCount + area.columnCount } });
}

function loseRows(table: TableModel, area: Area): void {
  const common = intersectionOf(table.area, area)!;
  const losesTotals = table.totalsArea !== undefined && intersectionOf(table.totalsArea, area) !== undefined;
  const row = Math.min(table.area.row, area.row);
  table.update({
    area: { ...table.area, row, rowCount: table.area.rowCount - common.rowCount },
    ...(losesTotals ? { showTotals: false } : {}),
  });
}

function loseColumns(table: TableModel, area: Area): void {
  const common = intersectionOf(table.area, area)!;
  const first = common.column - table.area.column;
  const column = Math.min(table.area.column, area.column);
  table.update({
    area: { ...table.area, column, columnCount: table.area.columnCount - common.columnCount },
    columns: table.columns.filter((_, index) => index < first || index >= first + common.columnCount),
  });
}

function checkKeepsHeaders({ headerArea, name }: TableModel, area: Area): void {
  if (headerArea === undefined || intersectionOf(headerArea, area) === undefined) return;
  throw new WorkbookRuleError("table-in-the-way", `This would cut the header row off the table ${name}.`);
}

function checkMayChange({ fixedBecause }: TableModel): void {
  if (fixedBecause !== undefined) throw new WorkbookRuleError("table-is-fixed", fixedBecause);
}

function told(workbook: WorkbookModel, shift: CellShift, tables: readonly TableModel[], source: ChangeSource): void {
  workbook.cellsWritten(shift.sheetId, shift.area, source, shift.type);
  for (const { id } of tables) workbook.tell({ kind: "table-changed", tableId: id, source });
}
