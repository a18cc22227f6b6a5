import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { chartedColumn, chartName } from "./charted-column";
import { findCountSheet } from "./count-sheet";

/** Charts of result columns, and the sheets on which their rows were counted. */
export type ColumnCharts = readonly (Excel.Chart | Excel.Worksheet)[];

/**
 * What goes with result columns that are removed: asked for before they are, for then nothing tells of which columns the charts were. Sheets on
 * which something else stands as well are left out. Where Excel does not tell, there is nothing: no chart is worth a column that cannot be
 * removed.
 */
export async function findCharts(session: ExcelSession, resultColumns: ResultColumns): Promise<ColumnCharts> {
  return chartsOf(session, resultColumns).catch(() => []);
}

/** Once the columns are removed: a column that stays keeps its chart. What Excel refuses to delete, in a protected workbook, stays. */
export async function removeCharts(session: ExcelSession, charts: ColumnCharts): Promise<void> {
  const repair = session.toRepair();
  for (const one of charts) {
    one.delete();
    await repair.sync().catch(() => undefined);
  }
}

async function chartsOf(session: ExcelSession, resultColumns: ResultColumns): Promise<ColumnCharts> {
  const { source, headers } = resultColumns;
  const { workbook } = session;
  const table = source.kind === "table" ? workbook.tables.getItemOrNullObject(source.tableId) : undefined;
  table?.load("name");
  const sheet = source.kind === "range" ? workbook.worksheets.getItemOrNullObject(source.sheetId) : table!.worksheet;
  sheet.load("name");
  sheet.charts.load("items/name");
  await session.sync();
  if (sheet.isNullObject || table?.isNullObject === true) return [];
  const found: (Excel.Chart | Excel.Worksheet)[] = [];
  for (const header of headers) {
    const column = chartedColumn(resultColumns, header, sheet.name, table?.name);
    const charts = sheet.charts.items.filter(({ name }) => name === chartName(column));
    if (charts.length === 0) continue;
    const counts = await findCountSheet(session, column);
    found.push(...charts, ...(counts?.isShared === false ? [counts.sheet] : []));
  }
  return found;
}
