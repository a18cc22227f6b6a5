import type { ColumnWidths } from "../sheets/column-widths";
import type { WorkbookModel } from "../workbook-model";

/** Gives columns of a sheet other widths. */
export function sizeColumns(workbook: WorkbookModel, sheetId: string, widths: ColumnWidths): void {
  const sheet = workbook.requireSheet(sheetId);
  if ([...widths].every(([column, width]) => sheet.columnWidths.get(column) === width)) return;
  sheet.columnWidths = new Map([...sheet.columnWidths, ...widths]);
  workbook.tell({ kind: "columns-sized", sheetId });
}
