import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea } from "../reading/cell-address";
import { heldCellText } from "../writing/cell-text";
import type { ColumnChart } from "./column-chart";
import { countFormulas, isCountedByFormula } from "./count-formulas";
import type { ChartedColumn } from "./charted-column";
import { freeName } from "../new-sheet/sheet-name";

const SHEET = "Scoresheet chart";
/** Title, a blank row, headers. */
const ROWS_ABOVE = 3;

/** A sheet on which the rows of a column's classes are counted. */
export interface CountSheet {
  readonly sheet: Excel.Worksheet;
  /** What it is called, where it was added for this chart. */
  readonly newName?: string;
  /** Rows below the headers that were written before. */
  readonly formerCount: number;
  /** Something of the analyst's own stands on it, too. */
  readonly isShared: boolean;
}

/** The counts of a column that stand already; undefined when there are none that can be written anew. */
export async function findCountSheet(session: ExcelSession, column: ChartedColumn): Promise<CountSheet | undefined> {
  const sheets = session.workbook.worksheets.load("items/name");
  await session.sync();
  const likely = sheets.items.filter(({ name }) => name.startsWith(SHEET));
  const looks = likely.map((sheet) => ({
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load("address,values"),
    charts: sheet.charts.load("count"),
  }));
  if (looks.length > 0) await session.sync();
  for (const { sheet, used, charts } of looks) {
    if (used.isNullObject) continue;
    const { row, column: first, columnCount } = parseGivenArea(used.address);
    const lines = used.values.slice(ROWS_ABOVE);
    if (row !== 0 || first !== 0 || !isAsWritten(used.values, column)) continue;
    return { sheet, formerCount: lines.length, isShared: columnCount > 2 || charts.count > 0 };
  }
  return undefined;
}

/** Queues a new sheet for counts. */
export async function addCountSheet(session: ExcelSession): Promise<CountSheet> {
  const { worksheets } = session.workbook;
  worksheets.load("items/name");
  await session.sync();
  const taken = worksheets.items.map(({ name }) => name);
  const newName = freeName(SHEET, taken);
  return { sheet: worksheets.add(newName), newName, formerCount: 0, isShared: false };
}

/**
 * Queues the counts: each class and its rows, as a formula where that counts as we do. No class becomes a formula.
 * @returns the cells with their headers, which a chart is made of
 */
export function writeCounts(
  { sheet, formerCount }: CountSheet,
  column: ChartedColumn,
  header: string,
  chart: Extract<ColumnChart, { kind: "classes" }>,
): Excel.Range {
  const isLive = isCountedByFormula(chart);
  const lines = countFormulas(chart, column.reference, ROWS_ABOVE + 1, isLive);
  const rows = [
    [entered(titleOf(column, lines.length)), ""],
    ["", ""],
    [entered(header), isLive ? "'Rows" : "'Rows when the chart was made"],
    ...lines.map(({ words, rows }) => [entered(words), rows]),
  ];
  const leftOver = Math.max(0, formerCount - lines.length);
  const all = [...rows, ...Array.from({ length: leftOver }, () => ["", ""])];
  sheet.getRange(areaAddress({ row: 0, column: 0, rowCount: all.length, columnCount: 2 })).formulas = all;
  return sheet.getRange(areaAddress({ row: ROWS_ABOVE - 1, column: 0, rowCount: lines.length + 1, columnCount: 2 }));
}

/** Whether the first two columns hold our lines and nothing else: a line that the analyst wrote below or above them is not written over. */
function isAsWritten(cells: readonly (readonly unknown[])[], column: ChartedColumn): boolean {
  const [title, blank] = cells;
  const lines = cells.slice(ROWS_ABOVE);
  return (
    title?.[0] === titleOf(column, lines.length) &&
    [title[1], blank?.[0], blank?.[1]].every((cell) => cell === "") &&
    lines.every(([value, count]) => value !== "" && typeof count === "number")
  );
}

/** Says how many lines are ours: one of the analyst's below them looks no different. */
function titleOf({ label }: ChartedColumn, lineCount: number): string {
  return `Rows per value of ${label} (lines: ${lineCount})`;
}

/** Always with the apostrophe: it stays text. */
function entered(text: string): string {
  const held = heldCellText(text).text;
  return held.startsWith("'") ? held : `'${held}`;
}
