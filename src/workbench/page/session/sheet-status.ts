import { containsArea, type Area } from "../../model/areas/area";
import type { WorkbookModel } from "../../model/workbook-model";

/** What is said about the selection at the foot of the sheet: its table, or how much is selected. */
export function sheetStatus(model: WorkbookModel, selected: Area): string {
  const count = new Intl.NumberFormat("en-US");
  const table = model.tablesOf(model.activeSheet.id).find(({ area }) => containsArea(area, selected));
  const cells = selected.rowCount * selected.columnCount;
  const selection =
    cells > 1 ? `${count.format(selected.rowCount)} × ${count.format(selected.columnCount)} selected` : "";
  const where = table
    ? `Table ${table.name}: ${count.format(table.dataArea.rowCount)} rows, ${count.format(table.columns.length)} columns`
    : "";
  const isLocked = model.activeSheet.isProtected ? "Protected sheet" : "";
  return [isLocked, where, selection].filter((part) => part !== "").join(" · ");
}
