import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { chartedColumn, chartName, type ChartedColumn } from "./charted-column";
import { findCountSheet } from "./count-sheet";

/**
 * Takes the charts of result columns out of the sheet, and the sheets on which their rows were counted, unless something else stands there
 * as well. Where there is none, or their sheet is gone, nothing happens.
 */
export async function removeCharts(session: ExcelSession, resultColumns: ResultColumns): Promise<void> {
  const { source, headers } = resultColumns;
  const { workbook } = session;
  const table = source.kind === "table" ? workbook.tables.getItemOrNullObject(source.tableId) : undefined;
  table?.load("name");
  const sheet = source.kind === "range" ? workbook.worksheets.getItemOrNullObject(source.sheetId) : table!.worksheet;
  sheet.load("name");
  sheet.charts.load("items/name");
  await session.sync();
  if (sheet.isNullObject || table?.isNullObject === true) return;
  const columns = headers.map((header) => chartedColumn(resultColumns, header, sheet.name, table?.name));
  const charted = columns.filter((column) => sheet.charts.items.some(({ name }) => name === chartName(column)));
  if (charted.length === 0) return;
  const names = new Set(charted.map(chartName));
  for (const chart of sheet.charts.items) if (names.has(chart.name)) chart.delete();
  for (const column of charted) await removeCounts(session, column);
  await session.sync();
}

async function removeCounts(session: ExcelSession, column: ChartedColumn): Promise<void> {
  const counts = await findCountSheet(session, column);
  if (counts?.isShared === false) counts.sheet.delete();
}
