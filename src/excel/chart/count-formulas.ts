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

/** Letters, blanks, hyphens and underscores, in which Excel finds no value: COUNTIF reads what it compares with as a person's entry. */
const PLAIN_WORDS = /^\p{L}[\p{L} _-]*$/u;
/**
 * TRUE and FALSE in the languages of Excel, in lower case as JavaScript makes it. Which of them an Excel speaks nobody tells us: a word too
 * many is counted once instead of live, a word too few is counted wrongly.
 */
const LOGICAL = new Set(
  `true false wahr falsch vrai faux verdadero falso vero verdadeiro waar onwaar sand falsk sann usann sant falskt tosi epätosi prawda fałsz
   pravda nepravda igaz hamis истина ложь істина хибність хибно правда неправда вярно невярно doğru yanlış yanliş cert fals egia faltsua
   gezurra adevărat αληθής ψευδής αληθησ ψευδησ αληθές ψευδές istina laž neistina resnica res neresnica tõene väär patiess aplams teisinga
   klaidinga tiesa netiesa ақиқат жалған kebenaran benar salah palsu đúng sai`.split(/\s+/),
);
/** Source: Microsoft Support, "COUNTIF function": longer texts are matched wrongly. */
const MAX_CRITERION_LENGTH = 255;

/**
 * Whether COUNTIF tells these classes apart as we do: it knows no case, and reads numbers and dates out of texts. Values that are not shown
 * may differ from a class by their case alone, so that among others nothing is counted live.
 */
export function isCountedByFormula({ classes, othersCount }: Classes): boolean {
  if (othersCount > 0) return false;
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
  const lines = classes.map(({ value, rowCount }, i) => ({
    words: String(value),
    rows: isLive ? `=COUNTIF(${reference},${columnLetters(0)}${firstRow + i})` : rowCount,
  }));
  return othersCount === 0 ? lines : [...lines, { words: "Other values", rows: othersCount }];
}

function isPlain(value: string | number | boolean): boolean {
  if (typeof value !== "string" || value.length > MAX_CRITERION_LENGTH) return false;
  return PLAIN_WORDS.test(value) && value === value.trim() && !LOGICAL.has(value.toLowerCase());
}
