import { dateSerialToIso, isDateFormat, type DatePrecision, type DateSystem } from "./date-serial";

/** A value as JSON carries it to the endpoint. */
export type JsonCell = string | number | boolean | null;

/** A number that the sheet shows as a date or a time; `serial` is in days since the workbook's epoch. */
export interface DateCell {
  readonly kind: "date";
  readonly serial: number;
}

/** A cell that holds an error such as `#N/A`: never sent, because "#N/A" as text or null would be scored as if it were data. */
export interface ErrorCell {
  readonly kind: "error";
  readonly error: string;
}

/** One cell as the sheet holds it; `null` is a blank cell. */
export type Cell = string | number | boolean | null | DateCell | ErrorCell;

/** A cell that cannot be sent, and why. */
export interface Unsendable {
  readonly unsendable: "error-cell" | "date-out-of-range" | "not-a-number" | "column-changed";
}

/** How one column is written, fixed for the whole table: dates of one column share one format, or a batch mixing them is refused. */
export interface ColumnEncoding {
  readonly datePrecision: DatePrecision;
  readonly dateSystem: DateSystem;
}

/**
 * One cell of a range's `values` as a Cell.
 * @param value as Office.js gives it: "" for a blank, a serial for a date, "#N/A" for an error
 * @param numberFormat the cell's number format in the workbook's invariant form
 * @param isError whether `valueTypes` calls the cell an error (a text can read "#N/A" too)
 */
export function readCell(value: unknown, numberFormat: string, isError: boolean): Cell {
  if (isError) return { kind: "error", error: String(value) };
  if (value === "" || value === null || value === undefined) return null;
  if (typeof value === "number") return isDateFormat(numberFormat) ? { kind: "date", serial: value } : value;
  if (typeof value === "boolean") return value;
  return String(value);
}

/** The JSON value of a cell, or the reason why it must not be sent. */
export function encodeCell(cell: Cell, encoding: ColumnEncoding): JsonCell | Unsendable {
  if (typeof cell !== "object" || cell === null) {
    // NaN and Infinity have no JSON form; JSON.stringify writes null, which a server reads as "missing".
    return typeof cell === "number" && !Number.isFinite(cell) ? { unsendable: "not-a-number" } : cell;
  }
  if (cell.kind === "error") return { unsendable: "error-cell" };
  const iso = dateSerialToIso(cell.serial, encoding.datePrecision, encoding.dateSystem);
  return iso.ok ? iso.text : { unsendable: iso.reason };
}

export function isUnsendable(value: JsonCell | Unsendable): value is Unsendable {
  return typeof value === "object" && value !== null;
}

/** Whether a value read again is still what the cell held: the proof that a row is the one that was scored. */
export function stillHolds(cell: Cell, valueNow: unknown): boolean {
  if (cell === null) return valueNow === "" || valueNow === null;
  if (typeof cell !== "object") return Object.is(cell, valueNow);
  return cell.kind === "date" ? cell.serial === valueNow : cell.error === valueNow;
}
