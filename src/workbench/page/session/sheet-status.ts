import { containsArea, type Area } from "../../model/areas/area";
import type { WorkbookModel } from "../../model/workbook-model";
import { selectedWords, SHEET, tableWords } from "../words/sheet-words";

/** What is said about the selection at the foot of the sheet: its table, or how much is selected. */
export function sheetStatus(model: WorkbookModel, selected: Area): string {
  const table = model.tablesOf(model.activeSheet.id).find(({ area }) => containsArea(area, selected));
  const cells = selected.rowCount * selected.columnCount;
  const selection = cells > 1 ? selectedWords(selected.rowCount, selected.columnCount) : "";
  const where = table ? tableWords(table.name, table.dataArea.rowCount, table.columns.length) : "";
  const isLocked = model.activeSheet.isProtected ? SHEET.protected : "";
  return [isLocked, where, selection].filter((part) => part !== "").join(" · ");
}
