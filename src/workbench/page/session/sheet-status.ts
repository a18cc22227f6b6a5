import { containsArea, type Area } from "../../model/areas/area";
import { dataOf } from "../../model/filters/sheet-filter";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import type { WorkbookModel } from "../../model/workbook-model";
import { recordsWords, selectedWords, SHEET, tableWords } from "../words/sheet-words";

/** What is said about the selection at the foot of the sheet: its table, what a filter lets through, or how much is selected. */
export function sheetStatus(model: WorkbookModel, selected: Area): string {
  const table = model.tablesOf(model.activeSheet.id).find(({ area }) => containsArea(area, selected));
  const cells = selected.rowCount * selected.columnCount;
  const selection = cells > 1 ? selectedWords(selected.rowCount, selected.columnCount) : "";
  const where = table ? tableWords(table.name, table.dataArea.rowCount, table.columns.length) : "";
  const filtered = filteredRows(model.activeSheet, table);
  const found =
    filtered && recordsWords(filtered.rowCount - model.activeSheet.hiddenRowCount(filtered), filtered.rowCount);
  const isLocked = model.activeSheet.isProtected ? SHEET.protected : "";
  return [isLocked, found ?? "", where, selection].filter((part) => part !== "").join(" · ");
}

/** The rows that a filter hides and shows: that of the table, else that of the sheet. */
function filteredRows({ autoFilter }: SheetModel, table: TableModel | undefined): Area | undefined {
  if (table !== undefined && table.filters.size > 0) return table.dataArea;
  return autoFilter !== undefined && autoFilter.filters.size > 0 ? dataOf(autoFilter) : undefined;
}
