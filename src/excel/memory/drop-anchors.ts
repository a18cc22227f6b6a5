import type { ExcelSession } from "../host/excel-queue";
import { columnOfAnchor } from "./anchor-names";

/** Names that are taken out in one sync. */
const NAMES_AT_ONCE = 1_000;

/**
 * Takes hidden names of remembered columns out of the workbook, those that Excel gave to copies of sheets included. All others stay.
 * @param columnIds undefined for all remembered columns
 */
export async function dropAnchors(session: ExcelSession, columnIds: readonly string[] | undefined): Promise<void> {
  const { names, worksheets } = session.workbook;
  names.load("items/name");
  worksheets.load("items/id");
  await session.sync();
  const ofSheets = worksheets.items.map((sheet) => sheet.names.load("items/name"));
  await session.sync();
  const wanted = columnIds && new Set(columnIds);
  const ours = [names, ...ofSheets].flatMap(({ items }) =>
    items.filter(({ name }) => {
      const columnId = columnOfAnchor(name);
      return columnId !== undefined && (wanted?.has(columnId) ?? true);
    }),
  );
  for (let from = 0; from < ours.length; from += NAMES_AT_ONCE) {
    for (const item of ours.slice(from, from + NAMES_AT_ONCE)) item.delete();
    await session.sync();
  }
}
