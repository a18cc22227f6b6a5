import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, bodyArea, cellAddress, parseArea } from "./cell-address";

/**
 * Shows the first result cell of a row to the analyst: its sheet comes to the front and the cell is selected.
 * @param row counted from 0 in the source
 * @throws what Excel refuses, when the column or its sheet is gone
 */
export async function goToRow(session: ExcelSession, { source, columnIds }: ResultColumns, row: number): Promise<void> {
  show(bodyOf(session, source, columnIds[0]!).getCell(row, 0));
  await session.sync();
}

/**
 * Shows a result column: its sheet comes to the front and its cells are selected, so that Excel tells their sum and average.
 * @param header one of its headers when it was written
 * @throws what Excel refuses, when the column or its sheet is gone
 */
export async function goToColumn(session: ExcelSession, columns: ResultColumns, header: string): Promise<void> {
  const place = Math.max(0, columns.headers.indexOf(header));
  show(bodyOf(session, columns.source, columns.columnIds[place]!));
  await session.sync();
}

/**
 * Scrolls a table's result columns into sight: the last of them is selected, in the row that was selected, so that the same rows stay in sight.
 * A row that a filter hides cannot be scrolled to.
 * @param mayMove asked at the last moment: the selection of a person who has gone back to the sheet is where they are about to type
 * @throws what Excel refuses, when no cells are selected or the columns are gone
 */
export async function showColumns(
  session: ExcelSession,
  { source, columnIds }: ResultColumns,
  mayMove: () => boolean,
): Promise<void> {
  const last = bodyOf(session, source, columnIds.at(-1)!).load("rowIndex,rowCount");
  const selected = session.workbook.getSelectedRange().load("rowIndex");
  await session.sync();
  const row = Math.min(Math.max(0, selected.rowIndex - last.rowIndex), last.rowCount - 1);
  const cell = last.getCell(row, 0).load("rowHidden");
  await session.sync();
  if (cell.rowHidden || !mayMove()) return;
  cell.select();
  await session.sync();
}

/**
 * Selects the cell before a table's result columns where the selection begins in them: once they are taken out, it still is in their table.
 * @throws what Excel refuses, when no cells are selected or the columns are gone
 */
export async function leaveColumns(session: ExcelSession, { source, columnIds }: ResultColumns): Promise<void> {
  const bodies = columnIds.map((id) => bodyOf(session, source, id).load("columnIndex,worksheet/id"));
  const selected = session.workbook.getSelectedRange().load("rowIndex,columnIndex,worksheet/id");
  await session.sync();
  const columns = bodies.map(({ columnIndex }) => columnIndex);
  const before = Math.min(...columns) - 1;
  const { worksheet } = bodies[0]!;
  if (selected.worksheet.id !== worksheet.id || !columns.includes(selected.columnIndex) || before < 0) return;
  worksheet.getRange(cellAddress("A1", selected.rowIndex, before)).select();
  await session.sync();
}

function show(cells: Excel.Range): void {
  cells.worksheet.activate();
  cells.select();
}

/** The cells of a result column below its header. */
export function bodyOf({ workbook }: ExcelSession, source: ResultColumns["source"], id: string): Excel.Range {
  if (source.kind === "table")
    return workbook.tables.getItem(source.tableId).columns.getItem(Number(id)).getDataBodyRange();
  const body = bodyArea(parseArea(id), source.hasHeaders);
  return workbook.worksheets.getItem(source.sheetId).getRange(areaAddress(body));
}
