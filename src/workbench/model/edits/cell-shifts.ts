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
import { checkNoFilter } from "./filter-rows";
import type { TableModel } from "../tables/table-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { moveCells } from "./move-cells";
import { addTableColumn, deleteTableColumn, deleteTableRows, insertTableRows } from "./table-edits";
import { deleteWholeLines, insertWholeLines, isWholeLines } from "./whole-lines";

/**
 * Makes room for `area` by moving cells down or right, as Excel's Insert does. Inside a table, over its whole width or height, the table
 * grows; tables that lie wholly in the moving part move.
 * @throws WorkbookRuleError `table-in-the-way`, `outside-sheet`
 */
export function insertCells(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  shift: "down" | "right",
  source: ChangeSource,
): void {
  if (isWholeLines(area, shift === "down")) {
    const type = shift === "down" ? "RowInserted" : "ColumnInserted";
    insertWholeLines(workbook, { sheetId, area, type }, source);
    return;
  }
  if (shift === "down") checkNoFilter(workbook, sheetId, movingPart(area, true));
  // Only where new cells begin matters: they may be more than the table has.
  const first = shift === "down" ? { ...area, rowCount: 1 } : { ...area, columnCount: 1 };
  const inside = tableAcross(workbook, sheetId, first, shift === "down");
  if (inside && shift === "down") {
    insertTableRows(workbook, inside, area.rowCount, source, area.row - inside.dataArea.row);
    return;
  }
  if (inside) {
    const index = area.column - inside.area.column;
    for (let added = 0; added < area.columnCount; added++) {
      addTableColumn(workbook, inside, source, { index: index + added });
    }
    return;
  }
  const followers = tablesIn(workbook, sheetId, movingPart(area, shift === "down"));
  const sheet = workbook.requireSheet(sheetId);
  if (!sheet.isBlank(lastPart(area, shift === "down"))) {
    throw new WorkbookRuleError("outside-sheet", "Cells would be pushed off the sheet.");
  }
  const type = shift === "down" ? "RowInserted" : "ColumnInserted";
  moveCells(workbook, { sheetId, area, type }, source);
  moveTables(followers, area, shift === "down", 1);
  workbook.cellsWritten(sheetId, area, source, type);
}

/**
 * Takes the cells of `area` out and closes the gap from below or from the right, as Excel's Delete does. Inside a table, over its whole
 * width or height, the table shrinks; a table that lies wholly in the area goes.
 * @throws WorkbookRuleError `table-in-the-way`, `last-one`
 */
export function deleteCells(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  shift: "up" | "left",
  source: ChangeSource,
): void {
  const isVertical = shift === "up";
  if (isWholeLines(area, isVertical)) {
    deleteWholeLines(workbook, { sheetId, area, type: isVertical ? "RowDeleted" : "ColumnDeleted" }, source);
    return;
  }
  if (isVertical) checkNoFilter(workbook, sheetId, movingPart(area, true));
  const inside = tableAcross(workbook, sheetId, area, isVertical);
  if (inside && isVertical) {
    deleteTableRows(workbook, inside, area.row - inside.dataArea.row, area.rowCount, source);
    return;
  }
  if (inside) {
    const first = area.column - inside.area.column;
    const doomed = inside.columns.slice(first, first + area.columnCount);
    for (const column of doomed) deleteTableColumn(workbook, inside, column.id, source);
    return;
  }
  const gone = workbook.tablesOf(sheetId).filter((table) => containsArea(area, table.area));
  const followers = tablesIn(workbook, sheetId, movingPart(area, isVertical)).filter((table) => !gone.includes(table));
  if (followers.some((table) => intersectionOf(table.area, area))) {
    throw new WorkbookRuleError("table-in-the-way", "This would cut a table.");
  }
  const type = isVertical ? "RowDeleted" : "ColumnDeleted";
  moveCells(workbook, { sheetId, area, type }, source);
  for (const table of gone) workbook.dropTable(table, source);
  moveTables(followers, area, isVertical, -1);
  workbook.cellsWritten(sheetId, area, source, type);
}

/** The table whose rows (or columns) these cells are, over its whole width (or height). */
function tableAcross(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  isVertical: boolean,
): TableModel | undefined {
  return workbook.tablesOf(sheetId).find((table) => {
    const own = isVertical ? table.dataArea : table.area;
    const common = intersectionOf(own, area);
    if (!common) return false;
    return isVertical
      ? area.row >= own.row && bottomOf(area) <= bottomOf(own) && isSameWidth(table.area, area)
      : area.column >= own.column && rightOf(area) <= rightOf(own) && isSameHeight(table.area, area);
  });
}

function isSameWidth(a: Area, b: Area): boolean {
  return a.column === b.column && a.columnCount === b.columnCount;
}

function isSameHeight(a: Area, b: Area): boolean {
  return a.row === b.row && a.rowCount === b.rowCount;
}

function movingPart(area: Area, isVertical: boolean): Area {
  return isVertical
    ? { ...area, rowCount: SHEET_ROWS - area.row }
    : { ...area, columnCount: SHEET_COLUMNS - area.column };
}

function lastPart(area: Area, isVertical: boolean): Area {
  return isVertical
    ? areaOf(SHEET_ROWS - area.rowCount, area.column, area.rowCount, area.columnCount)
    : areaOf(area.row, SHEET_COLUMNS - area.columnCount, area.rowCount, area.columnCount);
}

/** Tables that lie wholly in a part of the sheet. @throws WorkbookRuleError when one lies partly in it */
function tablesIn(workbook: WorkbookModel, sheetId: string, part: Area): TableModel[] {
  const touched = workbook.tablesOf(sheetId).filter((table) => intersectionOf(table.area, part));
  if (!touched.every((table) => containsArea(part, table.area))) {
    throw new WorkbookRuleError("table-in-the-way", "This would tear a table apart.");
  }
  return touched;
}

function moveTables(tables: readonly TableModel[], area: Area, isVertical: boolean, sign: 1 | -1): void {
  for (const table of tables) {
    const moved = isVertical
      ? { ...table.area, row: table.area.row + sign * area.rowCount }
      : { ...table.area, column: table.area.column + sign * area.columnCount };
    table.update({ area: moved });
  }
}
