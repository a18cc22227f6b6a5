import { bottomOf, type Area } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";
import type { ColumnFilters, FilterCriteria } from "./filter-criteria";

/** The AutoFilter of a sheet: one block of cells, its first row headers. */
export interface SheetFilter {
  readonly area: Area;
  /** By place in the area, from 0. */
  readonly filters: ColumnFilters;
}

/** The rows that a sheet's filter hides and shows. */
export function dataOf({ area }: SheetFilter): Area {
  return { ...area, row: area.row + 1, rowCount: bottomOf(area) - area.row - 1 };
}

/** The filter after cells came or went; undefined when all of it went. */
export function shiftedFilter(filter: SheetFilter | undefined, shift: CellShift): SheetFilter | undefined {
  const area = filter && shiftedArea(filter.area, shift);
  if (filter === undefined || area === undefined) return undefined;
  const filters = new Map<number, FilterCriteria>();
  for (const [place, criteria] of filter.filters) {
    const column = { ...filter.area, column: filter.area.column + place, columnCount: 1 };
    const moved = area === filter.area ? column : shiftedArea(column, shift);
    if (moved !== undefined) filters.set(moved.column - area.column, criteria);
  }
  return { area, filters };
}
