import type { DateOrder } from "../../core/table/date-order";
import type { DecimalMark } from "../../core/table/locale-number";
import { cellError, isErrorText, type CellContent } from "../model/texts/cell-content";
import { dateOrderOf, hasOrder, readDateText } from "./read-date-text";
import { decimalMarkOf, readNumberText } from "./read-number-text";

/** How a person's texts are read where a file says nothing of it. */
export interface CsvHabits {
  readonly decimalMark: DecimalMark;
  readonly dateOrder: DateOrder;
}

export interface ReadColumn {
  /** One a text; a blank cell is undefined. */
  readonly cells: readonly (CellContent | undefined)[];
  /** Numbers that stay texts, as a number would lose digits of them: postcodes, ids. */
  readonly isKeptAsText: boolean;
  /** Dates that could be read both ways were read by habit. */
  readonly isOrderGuessed: boolean;
}

/** Digits that a number of Excel has. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_DIGITS = 15;
const LEADING_ZERO = /^[+-]?0\d/;
/** What would be a formula, or lose its first character, when it is typed into a cell again. */
const LIKE_A_FORMULA = /^['=+@-]/;

/**
 * Tells the numbers, dates, truths and error values of one column from its texts. What is read as a number in one cell is so in all: a
 * column with leading zeros, or with more digits than a number has, is one of texts. Nothing ever becomes a formula.
 */
export function readColumn(texts: readonly string[], habits: CsvHabits): ReadColumn {
  const isKeptAsText = texts.some((text) => losesDigits(text.trim()));
  const told = dateOrderOf(texts);
  const order = told ?? habits.dateOrder;
  const mark = decimalMarkOf(texts) ?? habits.decimalMark;
  const read = (text: string): CellContent | undefined => {
    if (text.trim() === "") return undefined;
    const number = isKeptAsText ? undefined : readNumberText(text, mark);
    if (number) return number;
    const date = readDateText(text, order);
    if (date) return { value: date.serial, numberFormat: date.numberFormat };
    if (/^(true|false)$/i.test(text.trim())) return { value: /^true$/i.test(text.trim()) };
    if (isErrorText(text.trim())) return { value: cellError(text.trim()) };
    return textCell(text);
  };
  return { cells: texts.map(read), isKeptAsText, isOrderGuessed: told === undefined && texts.some(hasOrder) };
}

function losesDigits(text: string): boolean {
  return LEADING_ZERO.test(text) ? /^[+-]?\d+$/.test(text) : /^[+-]?\d+$/.test(text) && countDigits(text) > MOST_DIGITS;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, "").length;
}

/** An apostrophe before what looks like a formula is how such a text is written where it must not become one. */
function textCell(text: string): CellContent {
  if (/^'[=+@-]/.test(text)) return { value: text.slice(1), quotePrefix: true };
  return LIKE_A_FORMULA.test(text) ? { value: text, quotePrefix: true } : { value: text };
}
