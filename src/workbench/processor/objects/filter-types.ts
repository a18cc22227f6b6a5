import { containsArea, type Area } from "../../model/areas/area";
import { NO_FILTERS, type ColumnFilters, type FilterCriteria } from "../../model/filters/filter-criteria";
import { filterSheet, filterTable } from "../../model/edits/filter-rows";
import { wholeNumber } from "../object-model/arguments";
import { targetOf } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { AutoFilterTarget, ColumnTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";
import { customFilter, filterArgument, outerCriteria, valuesFilter } from "../object-model/filter-argument";
import { rangeObject } from "./range-object";
import { columnOf, writableTable } from "./table-of";

/** The filter of one table column. */
export const filterType: ObjectType<ColumnTarget> = {
  scalars: { Criteria: { read: (column) => outerCriteria(columnOf(column).table.filters.get(column.columnId)) } },
  methods: {
    Apply: (column, [criteria]) => filterColumn(column, filterArgument(criteria)),
    ApplyValuesFilter: (column, [values]) => filterColumn(column, valuesFilter(values)),
    ApplyCustomFilter: (column, [first, second, operator]) =>
      filterColumn(column, customFilter(first, second, operator)),
    Clear: (column) => filterColumn(column, undefined),
  },
};

function filterColumn(column: ColumnTarget, criteria: FilterCriteria | undefined): void {
  const table = writableTable(column);
  const { id } = columnOf(column);
  filterTable(column.session.workbook, table, withFilter(table.filters, id, criteria), "pane");
}

function withFilter(filters: ColumnFilters, key: number, criteria: FilterCriteria | undefined): ColumnFilters {
  const changed = new Map(filters);
  changed.delete(key);
  if (criteria !== undefined) changed.set(key, criteria);
  return changed;
}

/** What one AutoFilter covers and filters by; `columns` are the keys of its filters, from left to right. */
interface FilterState {
  readonly area: Area;
  readonly filters: ColumnFilters;
  readonly columns: readonly number[];
  readonly set: (filters: ColumnFilters) => void;
}

/** The AutoFilter of a table or of a sheet; a sheet may have none. */
export const autoFilterType: ObjectType<AutoFilterTarget> = {
  scalars: {
    Enabled: { read: (target) => stateOf(target) !== undefined },
    IsDataFiltered: { read: (target) => (stateOf(target)?.filters.size ?? 0) > 0 },
    Criteria: {
      read: (target) => {
        const state = stateOf(target);
        return state === undefined ? [] : state.columns.map((column) => outerCriteria(state.filters.get(column)));
      },
    },
  },
  methods: {
    Apply: apply,
    ClearCriteria: (target) => writableState(target)?.set(NO_FILTERS),
    ClearColumnCriteria: (target, [index]) => {
      const state = writableState(target);
      const column = state?.columns[wholeNumber(index)];
      if (state === undefined || column === undefined) throw new ExcelError("InvalidArgument");
      state.set(withFilter(state.filters, column, undefined));
    },
    Reapply: (target) => {
      const state = writableState(target);
      state?.set(state.filters);
    },
    Remove: (target) => {
      writableState(target)?.set(NO_FILTERS);
      if (target.tableId === undefined) sheetOf(target).autoFilter = undefined;
    },
  },
  finders: {
    GetRange: (target) => {
      const range = rangeOf(target);
      if (range === null) throw new ExcelError("ItemNotFound");
      return range;
    },
    GetRangeOrNullObject: rangeOf,
  },
};

/** `apply(range, columnIndex?, criteria?)`: the index counts from the left edge of the range. */
function apply(target: AutoFilterTarget, [place, index, criteria]: readonly unknown[]): void {
  const range = targetOf("Range", place);
  if (range?.sheetId !== target.sheetId) throw new ExcelError("InvalidArgument");
  const area = areaOfRange(range);
  target.session.writableSheet(target.sheetId);
  if (target.tableId === undefined) coverSheet(target, area);
  const state = stateOf(target);
  if (state === undefined || !containsArea(state.area, area)) throw new ExcelError("InvalidArgument");
  if (index === undefined || index === null) return;
  const column = state.columns[area.column - state.area.column + wholeNumber(index)];
  if (column === undefined || wholeNumber(index) >= area.columnCount) throw new ExcelError("InvalidArgument");
  if (criteria === undefined || criteria === null) return;
  state.set(withFilter(state.filters, column, filterArgument(criteria)));
}

/** A sheet has one AutoFilter: another range takes it over, without its criteria. */
function coverSheet(target: AutoFilterTarget, area: Area): void {
  const { workbook } = target.session;
  const present = sheetOf(target).autoFilter;
  if (present !== undefined && containsArea(present.area, area) && containsArea(area, present.area)) return;
  if (area.rowCount < 2) throw new ExcelError("InvalidArgument");
  filterSheet(workbook, sheetOf(target), { area, filters: NO_FILTERS }, "pane");
}

function writableState(target: AutoFilterTarget): FilterState | undefined {
  target.session.writableSheet(target.sheetId);
  return stateOf(target);
}

function stateOf(target: AutoFilterTarget): FilterState | undefined {
  const { workbook } = target.session;
  if (target.tableId !== undefined) {
    const table = target.session.table(target.tableId);
    const { dataArea, headerArea, filters } = table;
    if (headerArea === undefined) return undefined;
    return {
      area: { ...headerArea, rowCount: 1 + dataArea.rowCount },
      filters,
      columns: table.columns.map(({ id }) => id),
      set: (changed) => filterTable(workbook, table, changed, "pane"),
    };
  }
  const sheet = sheetOf(target);
  const { autoFilter } = sheet;
  return (
    autoFilter && {
      ...autoFilter,
      columns: Array.from({ length: autoFilter.area.columnCount }, (_, place) => place),
      set: (filters) => filterSheet(workbook, sheet, { ...autoFilter, filters }, "pane"),
    }
  );
}

const sheetOf = ({ session, sheetId }: AutoFilterTarget) => session.sheet(sheetId);

function rangeOf(target: AutoFilterTarget): HostObject | null {
  const state = stateOf(target);
  return state === undefined ? null : rangeObject(target.session, target.sheetId, state.area);
}
