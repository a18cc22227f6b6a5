import { isDateFormat } from "./is-date-format";

/** A number that the sheet shows as a date or a time; `serial` is in days since the workbook's epoch. */
export interface DateCell {
  readonly kind: "date";
  readonly serial: number;
}

/** A number with a number format of its own: 2134 that the sheet shows as "02134". Where it is shown by its digits it is a plain number. */
export interface FormattedNumber {
  readonly kind: "formatted";
  readonly value: number;
  /** In the workbook's invariant form. */
  readonly numberFormat: string;
}

/** A cell that holds an error such as `#N/A`: never sent, because "#N/A" as text or null would be scored as if it were data. */
export interface ErrorCell {
  readonly kind: "error";
  readonly error: string;
}

/**
 * A cell that holds no plain value but a data type: a stock, a place, a card of fields, an image. Excel gives "#VALUE!" or what it shows for
 * it, neither of which is what a model was trained on: never sent. Source: Microsoft Learn, "Excel data types core concepts".
 */
export interface RichCell {
  readonly kind: "rich";
  /** What `values` gives for it. */
  readonly basicValue: string | number | boolean;
}

/** A formula's cell whose result is out of date, because what it is made of may have changed since: never sent unasked. */
export interface StaleCell {
  readonly kind: "stale";
  /** The last result. */
  readonly last: Exclude<Cell, StaleCell>;
}

/** One cell as the sheet holds it; `null` is a blank cell. */
export type Cell = string | number | boolean | null | DateCell | FormattedNumber | ErrorCell | RichCell | StaleCell;

/** What Excel shows in a formula's cell while its result has not come yet. Source: Microsoft Learn, "Excel.ErrorCellValueType". */
const AWAITED = ["#BUSY!", "#GETTING_DATA"];

/** Whether the cell holds a formula that was never calculated to its end. */
export function isWithoutResult({ error }: ErrorCell): boolean {
  return AWAITED.includes(error);
}

/** What a cell holds, in one word. A new kind of cell is one word more here, and every complete Record asks for it. */
export type CellKind = "blank" | "number" | "boolean" | "text" | Extract<Cell, { kind: string }>["kind"];

/** The kind of a cell: what stands in a table is told apart by this, never by what it is not. */
export function kindOf(cell: Cell): CellKind {
  if (cell === null) return "blank";
  if (typeof cell === "object") return cell.kind;
  if (typeof cell === "string") return "text";
  return typeof cell === "number" ? "number" : "boolean";
}

/**
 * Whether a person sees nothing in the cell. Excel gives "" for a blank cell and for a formula that shows nothing alike, so both are
 * blank here; spaces alone are text, and are sent as text, but they are no more of an input than a blank is.
 */
export function showsNothing(cell: Cell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** Whether the sheet shows the cell as a date or a time. */
export function isDate(cell: Cell): cell is DateCell {
  return kindOf(cell) === "date";
}

/** Whether the cell holds a formula whose result is out of date. */
export function isStale(cell: Cell): cell is StaleCell {
  return kindOf(cell) === "stale";
}

/** The number that a cell holds, however it is shown; undefined for dates and all that is none. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return cell !== null && typeof cell === "object" && cell.kind === "formatted" ? cell.value : undefined;
}

/**
 * One cell of a range's `values` as a Cell.
 * @param value as Office.js gives it: "" for a blank, a serial for a date, "#N/A" for an error
 * @param numberFormat the cell's number format in the workbook's invariant form
 * @param isError whether `valueTypes` calls the cell an error (a text can read "#N/A" too)
 * @param isRich whether `valueTypes` calls it a "RichValue"
 */
export function readCell(
  value: unknown,
  numberFormat: string,
  isError: boolean,
  isRich = false,
): Exclude<Cell, StaleCell> {
  if (isRich) return { kind: "rich", basicValue: isPlain(value) ? value : "" };
  if (isError) return { kind: "error", error: String(value) };
  if (value === "" || value === null || value === undefined) return null;
  if (typeof value === "number") return readNumber(value, numberFormat);
  if (typeof value === "boolean") return value;
  return String(value);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Most numbers are shown by their digits: they stay plain, for windows of many cells are kept. */
function readNumber(value: number, numberFormat: string): number | DateCell | FormattedNumber {
  if (numberFormat === "General" || numberFormat === "" || numberFormat === "@") return value;
  if (numberFormat === "0" && Number.isSafeInteger(value)) return value;
  return isDateFormat(numberFormat, value)
    ? { kind: "date", serial: value }
    : { kind: "formatted", value, numberFormat };
}

/** Whether a value read again is still what the cell held: the proof that a row is the one that was scored. */
export function stillHolds(cell: Cell, valueNow: unknown): boolean {
  if (cell === null) return valueNow === "" || valueNow === null;
  if (typeof cell !== "object") return Object.is(cell, valueNow);
  if (isStale(cell)) return stillHolds(cell.last, valueNow);
  switch (cell.kind) {
    case "date":
      return cell.serial === valueNow;
    case "formatted":
      return Object.is(cell.value, valueNow);
    case "error":
      return cell.error === valueNow;
    case "rich":
      return Object.is(cell.basicValue, valueNow);
  }
}
