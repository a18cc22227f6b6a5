import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea } from "../reading/cell-address";
import { heldCellText } from "../writing/cell-text";
import { freeName } from "../new-sheet/sheet-name";

const SHEET = "Scoresheet runs";
const TABLE = "ScoresheetRuns";

/**
 * Writes a history as a table of its own: in the place of the one that was written before, where it still has these headers, stands on a sheet
 * of that name, and no cell below it is in the way; else on a new sheet. No text of it becomes a formula.
 * @throws what Excel refuses
 */
export async function writeRuns(
  session: ExcelSession,
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const { workbook } = session;
  const sheets = workbook.worksheets.load("items/name");
  const tables = workbook.tables.load("items/name,items/id");
  await session.sync();
  const sheetNames = sheets.items.map(({ name }) => name);
  const tableNames = tables.items.map(({ name }) => name);
  const former = tables.items.find(({ name }) => name === TABLE);
  const place = former && (await placeOf(session, former, headers, rows.length));
  if (place !== undefined) former!.delete();
  const sheet = place?.sheet ?? workbook.worksheets.add(freeName(SHEET, sheetNames));
  const { row, column } = place ?? { row: 0, column: 0 };
  const address = areaAddress({ row, column, rowCount: rows.length + 1, columnCount: headers.length });
  const cells = sheet.getRange(address);
  cells.numberFormat = [headers, ...rows].map(() => headers.map(() => "General"));
  cells.values = [headers, ...rows].map((line) => line.map(asEntered));
  const table = sheet.tables.add(address, true);
  table.name = place === undefined ? freeName(TABLE, tableNames, "") : TABLE;
  sheet.activate();
  await session.sync();
}

/** Where the table of before can be written anew. */
async function placeOf(
  session: ExcelSession,
  table: Excel.Table,
  headers: readonly string[],
  rowCount: number,
): Promise<{ sheet: Excel.Worksheet; row: number; column: number } | undefined> {
  const columns = table.columns.load("items/name");
  const sheet = table.worksheet.load("name");
  const range = table.getRange().load("address");
  await session.sync();
  const isOurs = columns.items.length === headers.length && columns.items.every(({ name }, i) => name === headers[i]);
  if (!isOurs || !sheet.name.startsWith(SHEET)) return undefined;
  const area = parseGivenArea(range.address);
  const { row, column } = area;
  const more = rowCount + 1 - area.rowCount;
  if (more <= 0) return { sheet, row, column };
  const below = areaAddress({ ...area, row: row + area.rowCount, rowCount: more });
  const used = sheet.getRange(below).getUsedRangeOrNullObject(true).load("address");
  await session.sync();
  return used.isNullObject ? { sheet, row, column } : undefined;
}

function asEntered(cell: string | number): string | number {
  if (typeof cell === "number") return cell;
  const { text } = heldCellText(cell);
  return text === "" || text.startsWith("'") ? text : `'${text}`;
}
