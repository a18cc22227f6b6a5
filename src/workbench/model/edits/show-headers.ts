import type { TableModel } from "../tables/table-model";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { endTableFilter } from "./filter-rows";

/**
 * Hides the header row of a table, which blanks its cells and leaves them outside of the table, or shows it again in the row above.
 * Source: Microsoft Support, "Turn Excel table headers on or off".
 * @throws WorkbookRuleError `outside-sheet`, `cells-in-the-way` when there is no blank row above
 */
export function showHeaders(workbook: WorkbookModel, table: TableModel, isShown: boolean, source: ChangeSource): void {
  if (table.showHeaders === isShown) return;
  const { area } = table;
  const sheet = workbook.requireSheet(table.sheetId);
  const header = { ...area, row: isShown ? area.row - 1 : area.row, rowCount: 1 };
  if (isShown) {
    if (header.row < 0) throw new WorkbookRuleError("outside-sheet", "There is no row above the table.");
    if (!sheet.isBlank(header))
      throw new WorkbookRuleError("cells-in-the-way", "The row above the table is not blank.");
    table.columns.forEach(({ name }, column) => sheet.setValue(header.row, area.column + column, name));
    table.update({ showHeaders: true, area: { ...area, row: header.row, rowCount: area.rowCount + 1 } });
  } else {
    // Its filter buttons go with it.
    endTableFilter(workbook, table, source);
    sheet.clearContents(header);
    table.update({ showHeaders: false, area: { ...area, row: area.row + 1, rowCount: area.rowCount - 1 } });
  }
  workbook.cellsWritten(table.sheetId, header, source);
  workbook.tell({ kind: "table-changed", tableId: table.id, source });
}
