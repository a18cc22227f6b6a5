import type { ExcelSession } from "../host/excel-queue";
import { areaAddress } from "../reading/cell-address";
import { parseGivenAddress, runsOf } from "./given-address";
import { lookForFormulas } from "./look-for-formulas";
import type { SheetIds } from "./named-sheets";

/**
 * Has Excel calculate the formulas of some cells anew, though nothing of what they look at has changed: one sync more than to look for them. Where
 * a person calculates by hand, the cells wait until they do. Source: Microsoft Learn, "Excel.Range.setDirty" (ExcelApi 1.9).
 * @param addresses as Excel hands them to custom functions
 * @param ids of sheets, kept from one call to the next
 * @returns those that hold no formula of ours any more, which are left alone, and those whose sheet has another name, which are calculated under that
 * @throws WorkbookError what Excel refused
 */
export async function markDirty(
  session: ExcelSession,
  addresses: readonly string[],
  ids: SheetIds,
): Promise<readonly string[]> {
  const { standing, gone } = await lookForFormulas(session, addresses, ids);
  const sheets = new Map(standing.map(({ address, sheet }) => [address.sheetName, sheet]));
  const runs = runsOf(standing.map(({ address }) => address));
  for (const { sheetName, area } of runs) sheets.get(sheetName)!.getRange(areaAddress(area)).setDirty();
  if (runs.length > 0) await session.sync();
  const renamed = standing.filter(({ given, address }) => parseGivenAddress(given)?.sheetName !== address.sheetName);
  return [...gone, ...renamed.map(({ given }) => given)];
}
