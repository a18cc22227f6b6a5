/** An error such as `#N/A`: an object, so that a text that merely reads "#N/A" is something else. Compare by identity, one by one: NO_RESULT is not the "#BUSY!" of a file. */
export interface CellError {
  readonly error: string;
  /** The cell holds a data type (a stock, a place, an image), of which `error` is all that plain values tell. */
  readonly isRich?: true;
}

/** What a cell holds (for a formula: its last result); `null` is a blank cell. Dates are serial numbers with a date format. */
export type CellValue = string | number | boolean | null | CellError;

/** Excel's error values. Source: Microsoft Learn, "Excel.ErrorCellValueType". */
const KNOWN_ERRORS = [
  "#N/A",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#BUSY!",
  "#UNKNOWN!",
  "#GETTING_DATA",
];

const errors = new Map<string, CellError>(KNOWN_ERRORS.map((text) => [text, Object.freeze({ error: text })]));

/** The one object for an error text; a text Excel does not know becomes `#UNKNOWN!`. */
export function cellError(text: string): CellError {
  return errors.get(text.toUpperCase()) ?? errors.get("#UNKNOWN!")!;
}

/**
 * What stands in the cell of a formula that has no result, because nobody has calculated it: the workbench does not, and a file may hold
 * none. Excel, which always calculates, shows the same while a result is on its way. It is never written into a file.
 */
export const NO_RESULT: CellError = Object.freeze({ error: "#BUSY!" });

/**
 * What stands in the cell of a formula that waits for the answer of an add-in's function, and in those that look at it. Nor is this one
 * ever written into a file: it is calculated again when the file is opened.
 */
export const WAITING: CellError = Object.freeze({ error: "#BUSY!" });

/** Whether the cell of a formula shows no result of it: nobody has calculated one, or it is still on its way. */
export function isWithoutResult(value: CellValue): boolean {
  return value === NO_RESULT || value === WAITING;
}

/**
 * What stands in a cell that holds a data type: entities have the basic value "#VALUE!", and so has an image in a cell. Nothing is known of
 * its fields. Source: Microsoft Learn, "Excel data types core concepts".
 */
export const RICH_VALUE: CellError = Object.freeze({ error: "#VALUE!", isRich: true });

/** Whether a text typed into a cell would become an error value. */
export function isErrorText(text: string): boolean {
  return errors.has(text.toUpperCase());
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}

/** All that one cell is given at once. */
export interface CellContent {
  readonly value: CellValue;
  /** With its leading "=", as Excel shows it; `value` is then its cached result. */
  readonly formula?: string;
  /** The cell was entered with a leading apostrophe, which is no part of its text. */
  readonly quotePrefix?: boolean;
  /** Absent: the cell keeps the number format it has. */
  readonly numberFormat?: string;
  /** "#RRGGBB", or "" for none; absent: the cell keeps the fill it has. */
  readonly fill?: string;
}
