import type { ExcelSession } from "../host/excel-queue";
import { areaAddress } from "../reading/cell-address";
import { parseGivenAddress, runsOf } from "./given-address";
import { namedSheets } from "./named-sheets";

/**
 * Has Excel calculate the formulas of some cells anew, though nothing of what they look at has changed: two syncs. Where a person calculates by
 * hand, the cells wait until they do. Source: Microsoft Learn, "Excel.Range.setDirty" (ExcelApi 1.9).
 * @param addresses as Excel hands them to custom functions; those whose sheet is gone are left out
 * @throws WorkbookError what Excel refused
 */
export async function markDirty(session: ExcelSession, addresses: readonly string[]): Promise<void> {
  const given = addresses.map((address) => parseGivenAddress(address));
  const sheetOf = namedSheets(session, given);
  await session.sync();
  for (const { sheetName, area } of runsOf(given)) sheetOf(sheetName)?.getRange(areaAddress(area)).setDirty();
  await session.sync();
}
