import { isFormula } from "../reading/is-formula";
import type { CellContents } from "./kept-rows";

/** Number format in which an apostrophe is a sign everywhere, and no part of the text. Source: OfficeDev/office-js #6687. */
const GENERAL = "General";

/** A reference such as B2, $B2 or B$2, which means another cell when its formula stands elsewhere. */
const CELL_REFERENCE = /(^|[^\w$.])\$?[A-Za-z]{1,3}\$?[0-9]+(?![\w(.])/;

/** Whether a formula means the same wherever it stands in its column. */
export function isAnywhereTheSame(formula: string): boolean {
  return !CELL_REFERENCE.test(formula) && !/:/.test(formula);
}

/** What a cell is given so that it has those contents again; a text never becomes a formula. */
export function enteredAs({ value, formula, isError }: CellContents): string | number | boolean {
  if (formula !== undefined) return formula;
  if (typeof value !== "string" || value === "" || isError === true) return value;
  return `'${value}`;
}

/** Queues the contents of neighbouring cells of one column. */
export function enterContents(cells: Excel.Range, contents: readonly CellContents[]): void {
  cells.numberFormat = contents.map(() => [GENERAL]);
  cells.values = contents.map((content) => [enteredAs(content)]);
  cells.numberFormat = contents.map(({ numberFormat }) => [numberFormat]);
}

/** Whether a cell has those contents again. Of a formula only that it stands there, for what it comes to is calculated anew. */
export function holdsAgain({ value, formula }: CellContents, valueNow: unknown, formulaNow: unknown): boolean {
  if (formula !== undefined) return formulaNow === formula;
  if (isFormula(formulaNow, value)) return false;
  return valueNow === value || (value === "" && valueNow === null);
}
