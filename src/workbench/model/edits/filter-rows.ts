import { bottomOf, intersectionOf, type Area } from "../areas/area";
import { RunList } from "../sheets/run-list";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import { displayText } from "../texts/display-text";
import type { ChangeSource } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { cellFilter, NO_FILTERS, type ColumnFilters, type FilterCriteria } from "../filters/filter-criteria";
import { dataOf, type SheetFilter } from "../filters/sheet-filter";

/**
 * Filters a table by some of its columns, or by none, and hides and shows its rows. It looks at the cells once: later edits hide nothing
 * until the filter is applied again. A row that was hidden by hand is shown when it passes, as in Excel.
 * @param filters by column id
 */
export function filterTable(
  workbook: WorkbookModel,
  table: TableModel,
  filters: ColumnFilters,
  source: ChangeSource,
): void {
  const columns = table.columns.flatMap(({ id }, place) => {
    const criteria = filters.get(id);
    return criteria === undefined ? [] : [{ column: table.area.column + place, criteria }];
  });
  table.update({
    filters: new Map(table.columns.flatMap(({ id }) => (filters.has(id) ? [[id, filters.get(id)!]] : []))),
  });
  hideRows(workbook, workbook.requireSheet(table.sheetId), table.dataArea, columns, source);
}

/** Puts an AutoFilter on a sheet in place of the one it has, or takes it away. All rows of the former one are shown first. */
export function filterSheet(
  workbook: WorkbookModel,
  sheet: SheetModel,
  filter: SheetFilter | undefined,
  source: ChangeSource,
): void {
  const before = sheet.autoFilter;
  if (before !== undefined && before.filters.size > 0) hideRows(workbook, sheet, dataOf(before), [], source);
  sheet.autoFilter = filter;
  if (filter === undefined || filter.filters.size === 0) return;
  const columns = [...filter.filters].map(([place, criteria]) => ({ column: filter.area.column + place, criteria }));
  hideRows(workbook, sheet, dataOf(filter), columns, source);
}

/** Shows what a table's filter hides, before the table goes. */
export function endTableFilter(workbook: WorkbookModel, table: TableModel, source: ChangeSource): void {
  if (table.filters.size > 0) filterTable(workbook, table, NO_FILTERS, source);
}

/**
 * Asks whether cells may move up or down, as far as filters are concerned: in a filtered range only whole rows of the sheet do.
 * Source: Microsoft Learn, "Error handling with the application-specific JavaScript APIs" (FilteredRangeConflict).
 * @param moving the cells that come, go or move
 * @throws WorkbookRuleError `filter-in-the-way`
 */
export function checkNoFilter(workbook: WorkbookModel, sheetId: string, moving: Area): void {
  const filtered = [
    ...workbook.tablesOf(sheetId).flatMap((table) => {
      return table.filters.size > 0 ? [table.dataArea, ...(table.headerArea ? [table.headerArea] : [])] : [];
    }),
    ...sheetFilterArea(workbook.requireSheet(sheetId)),
  ];
  if (!filtered.some((area) => intersectionOf(area, moving) !== undefined)) return;
  throw new WorkbookRuleError("filter-in-the-way", "This would move cells of a filtered range.");
}

function sheetFilterArea({ autoFilter }: SheetModel): Area[] {
  return autoFilter !== undefined && autoFilter.filters.size > 0 ? [autoFilter.area] : [];
}

interface FilteredColumn {
  readonly column: number;
  readonly criteria: FilterCriteria;
}

function hideRows(
  workbook: WorkbookModel,
  sheet: SheetModel,
  data: Area,
  columns: readonly FilteredColumn[],
  source: ChangeSource,
): void {
  const filters = columns.map(({ column, criteria }) => ({ column, passes: cellFilter(criteria) }));
  // The runs are put together first: each one that is set between others moves all that follow.
  const hidden = new RunList(false);
  for (const { start, end } of sheet.hiddenRows.entries()) hidden.set(start, Math.min(end, data.row), true);
  for (let row = data.row; row < bottomOf(data); row++) {
    const answers = filters.map(({ column, passes }) => {
      const value = sheet.getValue(row, column);
      return passes(value, displayText(value, sheet.getNumberFormat(row, column), workbook.dateSystem));
    });
    if (answers.includes(false) || (answers.includes(undefined) && sheet.hiddenRows.get(row))) {
      hidden.set(row, row + 1, true);
    }
  }
  for (const { start, end } of sheet.hiddenRows.entries()) hidden.set(Math.max(start, bottomOf(data)), end, true);
  sheet.hiddenRows = hidden;
  workbook.tell({ kind: "filtered", sheetId: sheet.id, area: data, source });
}
