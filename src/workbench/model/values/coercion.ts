import type { CellValue } from "../texts/cell-content";
import { readDate, type DateContext } from "../texts/read-date";
import { readNumber } from "../texts/read-number";
import { failsWith, noError, NotCalculable } from "./operand";

/** Digits that Excel keeps of a number. Source: Microsoft Learn, "Floating-point arithmetic may give inaccurate results in Excel". */
const DIGITS = 15;

/** Between these a number's text has no exponent, whatever Excel's limits for that are. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e15;

/**
 * A value where a number is wanted: a blank is 0, TRUE is 1, a text what it would be if it were typed.
 * Source: Microsoft Support, "Calculation operators and precedence in Excel", on how Excel converts values in formulas.
 * @throws ErrorResult `#VALUE!` for a text that is no number, or the value itself when it is an error
 */
export function asNumber(value: CellValue, dates: DateContext): number {
  const known = noError(value);
  if (known === null) return 0;
  if (typeof known === "boolean") return known ? 1 : 0;
  if (typeof known === "number") return known;
  const number = readNumber(known)?.value ?? readDate(known, dates)?.serial;
  if (number === undefined) throw failsWith("#VALUE!");
  return number;
}

/**
 * A value where a text is wanted.
 * @throws ErrorResult, NotCalculable for a number so large or small that Excel would write it with an exponent, or might
 */
export function asText(value: CellValue): string {
  const known = noError(value);
  if (known === null) return "";
  if (typeof known === "boolean") return known ? "TRUE" : "FALSE";
  if (typeof known === "string") return known;
  const size = Math.abs(known);
  if (size !== 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) throw new NotCalculable();
  return String(rounded(known));
}

/** A value where yes or no is wanted. @throws ErrorResult */
export function asBoolean(value: CellValue): boolean {
  const known = noError(value);
  if (typeof known !== "string") return known !== null && known !== 0 && known !== false;
  if (/^true$/i.test(known)) return true;
  if (/^false$/i.test(known)) return false;
  throw failsWith("#VALUE!");
}

/** A number with as many digits as Excel keeps. */
export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** What a calculation came to, as a cell holds it: no -0, and `#NUM!` for what is no number. @throws ErrorResult */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw failsWith("#NUM!");
  return value === 0 ? 0 : value;
}
