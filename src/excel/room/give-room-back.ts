import type { ResultRoom } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, bodyArea, parseArea } from "../reading/cell-address";
import { removeTableResultColumns } from "../writing/table-result-columns";

/**
 * Takes out again what was added for a room, as far as it is provably ours: it bears its header, and nothing was put into it.
 * @returns the ids of those columns that are left in the sheet
 * @throws what Excel refuses
 */
export async function giveRoomBack(session: ExcelSession, room: ResultRoom): Promise<readonly string[]> {
  const { source, addedIds } = room;
  if (addedIds.length === 0) return [];
  const headers = addedIds.map((id) => room.headers[room.columnIds.indexOf(id)]!);
  if (source.kind === "range") return giveRangeBack(session, source, addedIds, headers);
  const table = session.workbook.tables.getItemOrNullObject(source.tableId);
  const columns = addedIds.map((id) => table.columns.getItemOrNullObject(Number(id)).load("name"));
  const used = columns.map((column) => column.getDataBodyRange().getUsedRangeOrNullObject(true).load("address"));
  await session.sync();
  const isOurs = columns.map(
    (column, i) => !column.isNullObject && column.name === headers[i] && used[i]!.isNullObject,
  );
  await removeTableResultColumns(session, source, {
    source,
    headers: headers.filter((_, i) => isOurs[i]),
    columnIds: addedIds.filter((_, i) => isOurs[i]),
  });
  return addedIds.filter((_, i) => !columns[i]!.isNullObject && !isOurs[i]);
}

/** Of a range nothing but the headers was written. */
async function giveRangeBack(
  session: ExcelSession,
  { sheetId, hasHeaders }: Extract<ResultRoom["source"], { kind: "range" }>,
  addresses: readonly string[],
  headers: readonly string[],
): Promise<readonly string[]> {
  if (!hasHeaders) return [];
  const sheet = session.workbook.worksheets.getItemOrNullObject(sheetId).load("id");
  const areas = addresses.map(parseArea);
  const cells = areas.map((area) => sheet.getRange(areaAddress({ ...area, rowCount: 1 })).load("values"));
  const bodies = areas.map((area) => sheet.getRange(areaAddress(bodyArea(area, true))));
  const used = bodies.map((body) => body.getUsedRangeOrNullObject(true).load("address"));
  await session.sync();
  if (sheet.isNullObject) return [];
  const isOurs = cells.map((cell, i) => cell.values[0]?.[0] === headers[i] && used[i]!.isNullObject);
  cells.forEach((cell, i) => isOurs[i] && cell.clear("Contents"));
  await session.sync();
  return addresses.filter((_, i) => !isOurs[i]);
}
