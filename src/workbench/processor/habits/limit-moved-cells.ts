import { rightOf } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import { ExcelError } from "../wire/excel-error";

/**
 * Refuses a table column that would move more cells than this Excel moves at once: the table's rows times the columns from its right edge
 * to the last one of the sheet in which anything stands, a format included.
 *
 * Excel on the web does so past 33,554,000 cells, and Microsoft advises to look for unintended data in the right-most columns. Source:
 * Microsoft Learn, "Error handling with the application-specific JavaScript APIs", OperationCellsExceedLimit.
 * @throws ExcelError OperationCellsExceedLimit
 */
export function limitMovedCells(sheet: SheetModel, table: TableModel, maxMovedCells: number): void {
  const used = sheet.usedRange(false);
  const columns = used === undefined ? 0 : Math.max(0, rightOf(used) - rightOf(table.area));
  if (table.area.rowCount * columns > maxMovedCells) throw new ExcelError("OperationCellsExceedLimit");
}
