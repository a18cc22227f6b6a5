import { bottomOf, type Area } from "../areas/area";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";

/** Hides the rows of an area by hand, or shows them, those that a filter hides too. */
export function hideRows(
  workbook: WorkbookModel,
  sheetId: string,
  area: Area,
  isHidden: boolean,
  source: ChangeSource,
): void {
  const sheet = workbook.requireSheet(sheetId);
  if (sheet.areRowsHidden(area) === isHidden) return;
  sheet.hiddenRows.set(area.row, bottomOf(area), isHidden);
  workbook.tell({ kind: "rows-hidden", sheetId, area, isHidden, source });
}
