import { areaOf, bottomOf, type Area } from "../areas/area";
import { NO_FILTERS, type ColumnFilters } from "../filters/filter-criteria";
import type { SortKey } from "../sheets/order-of-values";

export interface TableColumn {
  /** Unique in its table and never used again. */
  readonly id: number;
  /** The text of the header cell; unique in its table whatever the case. */
  readonly name: string;
  /** One formula fills the whole of it, and new rows, too: as the opened file says, or as somebody entered it since. */
  readonly filledBy?: "file" | "entry";
}

/** How a table was sorted: its rows may stand otherwise by now. */
export interface TableSort {
  readonly columns: readonly (SortKey & { readonly columnId: number })[];
  readonly matchesCase: boolean;
}

/** What a table is made of. `area` holds the header row (if shown), the data rows and the totals row (if shown). */
export interface TableState {
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  /** By column id. Change it through filter-rows.ts, which hides the rows. Default none. */
  readonly filters?: ColumnFilters;
  /** What it was sorted by last, until that is cleared; the first decides. */
  readonly sort?: TableSort | undefined;
  /** Why its columns cannot come or go: a sentence for the person who wants that. */
  readonly fixedBecause?: string | undefined;
}

/**
 * A table (ListObject) of a sheet. Its cells stand in the sheet; header cells and column names say the same, which the workbook sees to.
 * Change it through WorkbookModel and table-edits.ts, never by `update` alone, so that cells, other tables and listeners follow.
 */
export class TableModel {
  private nextColumnId: number;

  constructor(
    readonly id: string,
    readonly sheetId: string,
    private state: TableState,
  ) {
    this.nextColumnId = Math.max(0, ...state.columns.map((column) => column.id)) + 1;
  }

  get name(): string {
    return this.state.name;
  }

  get area(): Area {
    return this.state.area;
  }

  get columns(): readonly TableColumn[] {
    return this.state.columns;
  }

  get showHeaders(): boolean {
    return this.state.showHeaders;
  }

  get showTotals(): boolean {
    return this.state.showTotals;
  }

  get fixedBecause(): string | undefined {
    return this.state.fixedBecause;
  }

  get filters(): ColumnFilters {
    return this.state.filters ?? NO_FILTERS;
  }

  get sort(): TableSort | undefined {
    return this.state.sort;
  }

  get headerArea(): Area | undefined {
    return this.showHeaders ? { ...this.area, rowCount: 1 } : undefined;
  }

  get totalsArea(): Area | undefined {
    return this.showTotals ? { ...this.area, row: bottomOf(this.area) - 1, rowCount: 1 } : undefined;
  }

  /** The data rows: at least one, blank when the table is empty, as in Excel. */
  get dataArea(): Area {
    const { row, column, rowCount, columnCount } = this.area;
    const above = this.showHeaders ? 1 : 0;
    return areaOf(row + above, column, rowCount - above - (this.showTotals ? 1 : 0), columnCount);
  }

  update(change: Partial<TableState>): void {
    this.state = { ...this.state, ...change };
  }

  /** All of it, another object after each change. */
  get present(): TableState {
    return this.state;
  }

  /** Makes the table what it was; ids of columns that came since are not used again. */
  restore(state: TableState): void {
    this.state = state;
  }

  takeColumnId(): number {
    return this.nextColumnId++;
  }
}

/** Characters of a column name: longer headers are cut, as Excel does when it repairs a file that has one. Source: ycphs/openxlsx #402. */
const MAX_NAME_CHARACTERS = 255;

/** `wanted`, or "wanted2", "wanted3" ... until it differs from every taken name whatever the case: Excel's own way with headers. */
export function uniqueColumnName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const name = wanted.slice(0, MAX_NAME_CHARACTERS);
  if (!used.has(name.toLowerCase())) return name;
  const numbered = (suffix: number): string => `${name.slice(0, MAX_NAME_CHARACTERS - String(suffix).length)}${suffix}`;
  let suffix = 2;
  while (used.has(numbered(suffix).toLowerCase())) suffix++;
  return numbered(suffix);
}

/** "Column1", or the next free number: what Excel puts into a blank header. */
export function defaultColumnName(taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let number = 1;
  while (used.has(`column${number}`)) number++;
  return `Column${number}`;
}
