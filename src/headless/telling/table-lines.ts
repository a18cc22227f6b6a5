import { plural } from "../../core/plural";
import { columnLetters } from "../../excel/reading/cell-address";
import type { SheetModel } from "../../workbench/model/sheets/sheet-model";
import type { TableModel } from "../../workbench/model/tables/table-model";
import { someNames } from "./some-names";

/** What there is to say of a table before it is scored. */
export interface TableToTell {
  readonly table: Pick<TableModel, "name" | "columns" | "showHeaders" | "area" | "dataArea">;
  readonly sheet: SheetModel;
  /** Whether a filter of the table hides rows. */
  readonly isFiltered: boolean;
  /** Whether a query feeds it. */
  readonly isQueried: boolean;
  /** As typed; undefined where none were. */
  readonly sentColumns: readonly string[] | undefined;
}

/** What was understood of a table that is not quite as one sees it, one sentence each. */
export function tableLines(told: TableToTell): string[] {
  return [...placeLines(told), ...queryLines(told), ...hiddenRowLines(told), ...hiddenColumnLines(told)];
}

/** Excel keeps columns of one's own beside a query's by their place in the sheet: its rows may come in another order, or be others. */
function queryLines({ table, isQueried }: TableToTell): string[] {
  if (!isQueried) return [];
  const what = `A query feeds the table "${table.name}"`;
  return [`${what}: once it is refreshed, predictions may stand beside other rows. Score it again then.`];
}

/**
 * What a result column is called where its name was taken.
 * @param headers of the new columns @param columns of the table before
 */
export function newNameLines(wanted: string, headers: readonly string[], columns: readonly string[]): string[] {
  const [header, ...others] = headers;
  const taken = columns.find((column) => column.toLowerCase() === wanted.toLowerCase());
  if (header === undefined || others.length > 0 || header === wanted || taken === undefined) return [];
  return [`The new column is called "${someNames([header])}": the table has a column "${someNames([taken])}" already.`];
}

/** What became of columns that were to be replaced. @param replaced headers; undefined where none was to be */
export function replacedLines(replaced: readonly string[] | undefined): string[] {
  if (replaced === undefined) return [];
  if (replaced.length === 0) return ["No column of the table had the result's name: nothing was replaced."];
  const what = `${plural(replaced.length, "The column", "The columns")} ${someNames(replaced)}`;
  return [`${what} ${plural(replaced.length, "was", "were")} replaced.`];
}

function placeLines({ table, sheet }: TableToTell): string[] {
  const names = someNames(table.columns.map(({ name }) => name));
  return [
    ...(sheet.visible ? [] : [`The table stands on the hidden sheet ${sheet.name}.`]),
    ...(table.showHeaders
      ? []
      : [`The table has no header row: the file calls its columns ${names}, and new ones get a name there alone.`]),
  ];
}

function hiddenRowLines({ table, sheet, isFiltered }: TableToTell): string[] {
  const { rowCount } = table.dataArea;
  const hidden = sheet.hiddenRowCount(table.dataArea);
  if (hidden === 0) return [];
  const by = isFiltered ? " (by a filter)" : "";
  const are = plural(hidden, "is", "are");
  return [`${hidden} of ${rowCount} ${plural(rowCount, "row", "rows")} ${are} hidden${by} and ${are} scored too.`];
}

function hiddenColumnLines({ table, sheet, sentColumns }: TableToTell): string[] {
  const hidden = table.columns
    .filter((_, place) => sheet.hiddenColumns.get(table.area.column + place))
    .map(({ name }) => name)
    .filter((name) => sentColumns === undefined || sentColumns.includes(name));
  const beside = table.area.column + table.area.columnCount;
  const lines: string[] = [];
  if (hidden.length > 0) {
    const what = `${plural(hidden.length, "The column", "The columns")} ${someNames(hidden)}`;
    lines.push(`${what} ${plural(hidden.length, "is", "are")} hidden: hidden columns are sent like others.`);
  }
  if (sheet.hiddenColumns.get(beside)) {
    lines.push(`The new column stands in column ${columnLetters(beside)} of the sheet, which is hidden.`);
  }
  return lines;
}
