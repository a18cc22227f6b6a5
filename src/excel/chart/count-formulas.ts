import { columnLetters } from "../reading/cell-address";
import type { ColumnChart } from "./column-chart";

type Classes = Extract<ColumnChart, { kind: "classes" }>;

/** One line of counts. */
export interface CountLine {
  /** The class, or what all others are called. */
  readonly words: string;
  /** A number, or the formula that counts. */
  readonly rows: number | string;
}

/**
 * Letters, blanks, hyphens and underscores, and nothing that Excel takes for a value in any language it is likely to speak: COUNTIF reads
 * what it compares with as a person's entry.
 */
const PLAIN_WORDS = /^\p{L}[\p{L} _-]*$/u;
const LOGICAL = /^(true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|verdadeiro|waar|onwaar)$/i;
/** Source: Microsoft Support, "COUNTIF function": longer texts are matched wrongly. */
const MAX_CRITERION_LENGTH = 255;

/** Whether COUNTIF tells these classes apart as we do: it knows no case, and reads numbers and dates out of texts. */
export function isCountedByFormula({ classes }: Classes): boolean {
  const known = new Set<string>();
  for (const { value } of classes) {
    const isNumber = typeof value === "number" && Number.isInteger(value);
    if (!isNumber && !isPlain(value)) return false;
    const key = String(value).toLowerCase();
    if (known.has(key)) return false;
    known.add(key);
  }
  return true;
}

/**
 * @param reference a formula that stands for the column's cells
 * @param firstRow of the lines in the sheet, counted from 1
 * @param isLive whether they count by formulas
 */
export function countFormulas(
  { classes, othersCount }: Classes,
  reference: string,
  firstRow: number,
  isLive: boolean,
): readonly CountLine[] {
  const [values, counts] = [columnLetters(0), columnLetters(1)];
  const lines = classes.map(({ value, rowCount }, i) => ({
    words: String(value),
    rows: isLive ? `=COUNTIF(${reference},${values}${firstRow + i})` : rowCount,
  }));
  if (othersCount === 0) return lines;
  const last = firstRow + classes.length - 1;
  const others = isLive ? `=COUNTA(${reference})-SUM(${counts}${firstRow}:${counts}${last})` : othersCount;
  return [...lines, { words: "Other values", rows: others }];
}

function isPlain(value: string | number | boolean): boolean {
  if (typeof value !== "string" || value.length > MAX_CRITERION_LENGTH) return false;
  return PLAIN_WORDS.test(value) && value === value.trim() && !LOGICAL.test(value);
}
