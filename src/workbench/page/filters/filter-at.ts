import type { Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { WorkbookModel } from "../../model/workbook-model";
import { tableAt } from "../session/sheet-deeds";
import { columnChoice, type ColumnChoice } from "./column-choice";
import type { FilterColumn } from "./filter-deeds";

/** A filter menu that is to be opened. */
export interface FilterPlace {
  readonly of: FilterColumn;
  readonly choice: ColumnChoice;
  /** What it opens below, in the window. */
  readonly place: DOMRect;
}

/** The filter of the table column that a cell lies in; undefined where there is no table, or one without headers. */
export function filterAt(
  workbook: WorkbookModel,
  sheet: SheetModel,
  cell: Area,
  place: DOMRect,
): FilterPlace | undefined {
  const table = tableAt(workbook, sheet, cell);
  const column = table?.columns[cell.column - table.area.column];
  if (table === undefined || column === undefined || !table.showHeaders) return undefined;
  const of = { tableId: table.id, columnId: column.id };
  return { of, choice: columnChoice(workbook, sheet, table, column.id), place };
}
