import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, bodyArea, parseArea } from "./cell-address";

/**
 * Shows the first result cell of a row to the analyst: its sheet comes to the front and the cell is selected.
 * @param row counted from 0 in the source
 * @throws what Excel refuses, when the column or its sheet is gone
 */
export async function goToRow(session: ExcelSession, { source, columnIds }: ResultColumns, row: number): Promise<void> {
  const cell = cellAt(session, source, columnIds[0]!, row);
  cell.worksheet.activate();
  cell.select();
  await session.sync();
}

function cellAt({ workbook }: ExcelSession, source: ResultColumns["source"], id: string, row: number): Excel.Range {
  if (source.kind === "table") {
    return workbook.tables.getItem(source.tableId).columns.getItem(Number(id)).getDataBodyRange().getCell(row, 0);
  }
  const body = bodyArea(parseArea(id), source.hasHeaders);
  return workbook.worksheets.getItem(source.sheetId).getRange(areaAddress(body)).getCell(row, 0);
}
