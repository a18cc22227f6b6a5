import { isPlainText, plainText, type ResultCell } from "./result-cells";

/**
 * How what stands in a cell can differ from what was written into it: the apostrophe that says "text" became part of it, before a text with
 * an apostrophe of its own or any other; the text's own was swallowed; a number or truth became text; or it is another value.
 */
export type Difference = "sign-shown" | "own-sign-shown" | "own-sign-swallowed" | "number-as-text" | "other";

/** A cell of which what was read back is not what was written. */
export interface DifferingCell {
  /** From 0, among the rows that were written. */
  readonly row: number;
  readonly output: number;
  readonly difference: Difference;
}

/** How far a number may be off that Excel took into 15 digits. Source: Microsoft Support, "Excel specifications and limits". */
const PRECISION = 1e-14;

/** Excel knows no smaller positive number: it becomes 0. Same source. */
const LEAST_NUMBER = 2.2251e-308;

/**
 * What is wrong with a cell, by what Excel says of it after the write; undefined when it holds what was written.
 * @param formula what `formulas` gives for the cell, where it was asked for: only then it is known that a text is no formula whose result
 * reads the same
 */
export function differenceOf(written: ResultCell, value: unknown, formula?: unknown): Difference | undefined {
  if (!written.isText) return isSameValue(written.value, value) ? undefined : otherThanValue(written.value, value);
  const text = plainText(written);
  if (typeof value !== "string") return "other";
  if (isSameText(text, value)) return isFormulaFor(text, formula) ? "other" : undefined;
  const hasOwnSign = text.startsWith("'");
  if (isSameText(`'${text}`, value)) return hasOwnSign ? "own-sign-shown" : "sign-shown";
  return hasOwnSign && isSameText(text.slice(1), value) ? "own-sign-swallowed" : "other";
}

/** Whether any of these texts could have become a formula, so that `formulas` must be looked at too. */
export function mayBeFormulas(cells: readonly (ResultCell | undefined)[]): boolean {
  return cells.some((cell) => cell?.isText === true && !isPlainText(cell));
}

function otherThanValue(written: ResultCell["value"], value: unknown): Difference {
  return written !== "" && typeof value === "string" && value !== "" ? "number-as-text" : "other";
}

function isSameValue(written: ResultCell["value"], value: unknown): boolean {
  if (typeof written !== "number" || typeof value !== "number") return written === value;
  if (Math.abs(written) < LEAST_NUMBER && value === 0) return true;
  return written === value || Math.abs(written - value) <= PRECISION * Math.abs(written);
}

/** Line ends may be told one way or the other; Excel knows only one in a cell. */
function isSameText(a: string, b: string): boolean {
  return a === b || (a.includes("\r") && withLineFeeds(a) === withLineFeeds(b));
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** A text cell gives its text as its formula, with or without the apostrophe before it. */
function isFormulaFor(text: string, formula: unknown): boolean {
  if (typeof formula !== "string" || !formula.startsWith("=")) return false;
  return !isSameText(text, formula);
}
