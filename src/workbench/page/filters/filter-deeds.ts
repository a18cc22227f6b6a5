import { filterTable } from "../../model/edits/filter-rows";
import type { FilterCriteria } from "../../model/filters/filter-criteria";
import { sortTable, type SheetDeed } from "../session/sheet-deeds";

/** A column of a table that has filter buttons. */
export interface FilterColumn {
  readonly tableId: string;
  readonly columnId: number;
}

/** Filters a table by one more column, or no longer by it. What is gone meanwhile is left alone. */
export function filterBy({ tableId, columnId }: FilterColumn, criteria: FilterCriteria | undefined): SheetDeed {
  return (workbook) => {
    const table = workbook.tableById(tableId);
    if (table === undefined) return;
    const filters = new Map(table.filters);
    filters.delete(columnId);
    if (criteria !== undefined) filters.set(columnId, criteria);
    filterTable(workbook, table, filters, "user");
    workbook.tell({ kind: "table-changed", tableId, source: "user" });
  };
}

/** Sorts a table by one of its columns. */
export function sortBy({ tableId, columnId }: FilterColumn, isDescending: boolean): SheetDeed {
  return (workbook) => {
    const table = workbook.tableById(tableId);
    const place = table?.columns.findIndex(({ id }) => id === columnId) ?? -1;
    if (table !== undefined && place >= 0) sortTable(workbook, table, place, isDescending);
  };
}
