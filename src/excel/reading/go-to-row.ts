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
 * Scrolls result columns into sight. What is selected then is the cell before them, in the row that was selected: the same rows stay in
 * sight, and should the columns be taken out again, the selection still is in their table.
 * @throws what Excel refuses, when no cells are selected or the columns are gone
 */
export async function showColumns(session: ExcelSession, { source, columnIds }: ResultColumns): Promise<void> {
  const [first, last] = [columnIds[0]!, columnIds.at(-1)!].map((id) => bodyOf(session, source, id));
  const selected = session.workbook.getSelectedRange().load("rowIndex");
  first!.load("rowIndex,columnIndex,rowCount");
  await session.sync();
  const row = Math.min(Math.max(0, selected.rowIndex - first!.rowIndex), first!.rowCount - 1);
  last!.getCell(row, 0).select();
  await session.sync(); // the sheet scrolls as far as it must: of two selections in one turn only the later one is shown
  const before = cellAddress("A1", first!.rowIndex + row, Math.max(0, first!.columnIndex - 1));
  first!.worksheet.getRange(before).select();
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
