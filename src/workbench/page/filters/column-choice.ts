import { bottomOf } from "../../model/areas/area";
import { cellFilter, type CellFilter, type FilterCriteria } from "../../model/filters/filter-criteria";
import { orderOf } from "../../model/sheets/order-of-values";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import type { CellValue } from "../../model/texts/cell-content";
import { displayText, showsDate } from "../../model/texts/display-text";
import type { WorkbookModel } from "../../model/workbook-model";

/** What most cells of a column hold: it decides how a menu names the order of its values. */
export type ValueKind = "number" | "date" | "text";

/** What can be chosen of one table column. */
export interface ColumnChoice {
  readonly columnName: string;
  readonly kind: ValueKind;
  /** The texts that its cells show, each once whatever the case, in the order of their values, "" for blank cells last. */
  readonly values: readonly string[];
  /** Those of them that the present filter lets through. */
  readonly ticked: ReadonlySet<string>;
  readonly isFiltered: boolean;
}

const ASCENDING = { isDescending: false, takesTextAsNumber: false };

/**
 * What a filter of a column can choose: the values of the rows that the filters of all other columns let through.
 * Source: Microsoft Support, "Filter data in a range or table".
 */
export function columnChoice(
  { dateSystem }: WorkbookModel,
  sheet: SheetModel,
  table: TableModel,
  columnId: number,
): ColumnChoice {
  const filterOf = (place: number): CellFilter | undefined => {
    const criteria = table.filters.get(table.columns[place]!.id);
    return criteria && cellFilter(criteria);
  };
  const filters = table.columns.map((_, place) => filterOf(place));
  const own = table.columns.findIndex(({ id }) => id === columnId);
  const textOf = (row: number, place: number): [value: CellValue, shown: string] => {
    const column = table.area.column + place;
    const value = sheet.getValue(row, column);
    return [value, displayText(value, sheet.getNumberFormat(row, column), dateSystem)];
  };
  const found = new Map<string, { readonly value: CellValue; readonly text: string; isTicked: boolean }>();
  const kinds = { number: 0, date: 0, text: 0 };
  const { dataArea } = table;
  for (let row = dataArea.row; row < bottomOf(dataArea); row++) {
    const isHidden = sheet.hiddenRows.get(row);
    const passes = (place: number): boolean => filters[place]?.(...textOf(row, place)) ?? !isHidden;
    if (!filters.every((filter, place) => filter === undefined || place === own || passes(place))) continue;
    const [value, text] = textOf(row, own);
    if (value !== null) kinds[kindOf(value, sheet.getNumberFormat(row, dataArea.column + own))]++;
    const key = text.toLowerCase();
    const isTicked = filters[own] === undefined || passes(own);
    const known = found.get(key);
    if (known === undefined) found.set(key, { value, text, isTicked });
    else known.isTicked ||= isTicked;
  }
  const sorted = [...found.values()].sort((a, b) => orderOf(a.value, b.value, ASCENDING, false));
  const most = (["text", "number", "date"] as const).reduce((best, kind) => (kinds[kind] > kinds[best] ? kind : best));
  return {
    columnName: table.columns[own]?.name ?? "",
    kind: most,
    values: sorted.map(({ text }) => text),
    ticked: new Set(sorted.flatMap(({ text, isTicked }) => (isTicked ? [text] : []))),
    isFiltered: filters[own] !== undefined,
  };
}

/** Values that hold a text that is searched for, whatever the case. */
export function foundValues({ values }: ColumnChoice, search: string): readonly string[] {
  const wanted = search.trim().toLowerCase();
  return wanted === "" ? values : values.filter((value) => value.toLowerCase().includes(wanted));
}

/** The filter that lets through what is ticked of the values that were found; undefined for no filter. */
export function filterOfChoice(
  { values }: ColumnChoice,
  found: readonly string[],
  ticked: ReadonlySet<string>,
): FilterCriteria | undefined {
  const chosen = found.filter((value) => ticked.has(value));
  return chosen.length === values.length ? undefined : { kind: "values", values: chosen };
}

function kindOf(value: CellValue, numberFormat: string): ValueKind {
  if (typeof value !== "number") return "text";
  return showsDate(numberFormat) ? "date" : "number";
}
