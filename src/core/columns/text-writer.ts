import { isDate, numberIn, type Cell } from "../table/cell";
import { SHOWN_DIGITS } from "../table/decimal-digits";
import { generalText, shownNumber } from "../table/shown-number";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import { writeDate } from "./date-writer";
import type { Filled, TypeWriter } from "./type-writer";

/** From here on a whole number has more digits than Excel keeps: those of an id may be lost. */
const DIGITS_LOST = 10 ** SHOWN_DIGITS;

/** Text as it stands, and a number as text only where the sheet shows the very same: 5 as "5", but 2134 shown as "02134" is asked about. */
export const TEXT_WRITER: TypeWriter = { write: writeText, convert: convertText };

/** The text of a number as it is stored, however the sheet shows it: 0.1 + 0.2 as "0.30000000000000004", 1e21 as "1E+21". */
export function storedText(value: number): string {
  return String(value).toUpperCase();
}

/** Whether this is a whole number that is shown and sent by the same digits, where it has no format of its own. */
export function isShownWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < DIGITS_LOST;
}

function writeText(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable {
  if (typeof cell === "string") return JSON.stringify(cell);
  if (typeof cell === "boolean") return JSON.stringify(String(cell).toUpperCase());
  if (isDate(cell)) return writeDate(cell, encoding);
  const number = numberIn(cell)!;
  const isLost = typeof cell === "number" && Math.abs(number) >= DIGITS_LOST;
  const stored = storedText(number);
  return !isLost && shownText(cell) === stored ? JSON.stringify(stored) : { cause: "stored-not-shown" };
}

/** A cell that shows nothing, or something that cannot be told, has no text to send. */
function convertText(cell: Cell): JsonText | undefined {
  const shown = shownText(cell);
  return shown === undefined || shown === "" ? undefined : JSON.stringify(shown);
}

function shownText(cell: Cell): string | undefined {
  if (typeof cell === "number") return generalText(cell);
  return cell !== null && typeof cell === "object" && cell.kind === "formatted"
    ? shownNumber(cell.value, cell.numberFormat)
    : undefined;
}
