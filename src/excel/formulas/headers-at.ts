import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea } from "../reading/cell-address";
import { isWithin, parseGivenAddress } from "./given-address";
import { namedSheets } from "./named-sheets";

/** Headers over the columns of an area, and the rows of the sheet that its table's data fills, counted from 1 as the sheet does. */
export interface HeadersOfTable {
  readonly headers: readonly string[];
  readonly firstRow: number;
  readonly lastRow: number;
}

/**
 * The headers over an area: three syncs.
 * @param address as Excel hands it to custom functions
 * @returns undefined where the area does not lie in the data of one table of this workbook, or the table shows no headers
 * @throws WorkbookError what Excel refused
 */
export async function headersAt(session: ExcelSession, address: string): Promise<HeadersOfTable | undefined> {
  const given = parseGivenAddress(address);
  if (given === undefined) return undefined;
  const { sheetName, area } = given;
  const sheetOf = namedSheets(session, [given]);
  const workbook = session.workbook.load("name");
  await session.sync();
  const sheet = sheetOf(sheetName);
  if (sheet === undefined || !isWithin(workbook.name, given)) return undefined;
  const tables = sheet.getRange(areaAddress(area)).getTables(false).load("items/showHeaders");
  await session.sync();
  const [table, ...others] = tables.items;
  if (table === undefined || others.length > 0 || !table.showHeaders) return undefined;
  const header = table.getHeaderRowRange().load("values");
  const body = table.getDataBodyRange().load("address");
  await session.sync();
  const data = parseGivenArea(body.address);
  const first = area.column - data.column;
  const isInside =
    first >= 0 &&
    first + area.columnCount <= data.columnCount &&
    area.row >= data.row &&
    area.row + area.rowCount <= data.row + data.rowCount;
  if (!isInside) return undefined;
  const headers = (header.values[0] ?? []).slice(first, first + area.columnCount).map(String);
  return { headers, firstRow: data.row + 1, lastRow: data.row + data.rowCount };
}
