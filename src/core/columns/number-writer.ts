import { isDate, numberIn, type Cell } from "../table/cell";
import { SHOWN_DIGITS } from "../table/decimal-digits";
import { looksLikeNumber, readDecimal, wholeNumberOf } from "../table/locale-number";
import { isInFloat32Range, isInt32, isInt64 } from "../table/number-range";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import type { CellCause } from "./column-type";
import type { TypeWriter } from "./type-writer";

type Written = JsonText | Unsendable;

/** How numbers of one type are written: those of the sheet's own, and those that are read from text. */
interface NumberForm {
  number(value: number): Written;
  /** @param decimal as `readDecimal` gives it, digit for digit */
  text(decimal: string): Written;
}

const double = floatForm(() => true);
const float = floatForm(isInFloat32Range);
const integer = wholeForm(isInt32, (whole) => isInt32(Number(whole)));
/** Digits alone, more of them than a number of Excel has, and no leading zeros, which only an id has. */
const KEPT_AS_TEXT = new RegExp(`^-?[1-9]\\d{${SHOWN_DIGITS},}$`);
/** A double beyond 2^53 has lost digits; a text has not. */
const long = wholeForm(Number.isSafeInteger, isInt64);

export const DOUBLE_WRITER = numberWriter(double);
export const FLOAT_WRITER = numberWriter(float);
export const INTEGER_WRITER = numberWriter(integer);
const LONG = numberWriter(long);
/** What has more digits than Excel keeps of a number can only be kept as text, and means itself: nobody is asked how to read it. */
export const LONG_WRITER: TypeWriter = {
  ...LONG,
  write(cell, encoding) {
    const isExact = encoding.isWithoutNull === true && typeof cell === "string" && KEPT_AS_TEXT.test(cell);
    return isExact ? inRange(long.text(`${cell}.0e0`), encoding) : LONG.write(cell, encoding);
  },
  /** No digit is lost on the way, nor behind it. */
  convert(cell, encoding) {
    const written = LONG.convert(cell, encoding);
    const isKept = encoding.isWithoutNull === true || encoding.isDeclared || Number.isSafeInteger(Number(written));
    return isKept ? written : undefined;
  },
};

/** With a point or an exponent, so that pandas takes 5 for a float in every batch of the column. */
export function floatText(value: number): JsonText {
  if (!Number.isInteger(value)) return String(value);
  // From 1e21 on a number is written with an exponent, which is as good as a point. Minus zero is written as zero.
  return Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function floatForm(isFit: (value: number) => boolean): NumberForm {
  const number = (value: number): Written => (isFit(value) ? floatText(value) : { cause: "float-overflow" });
  return { number, text: (decimal) => number(Number(decimal)) };
}

function wholeForm(isFit: (value: number) => boolean, isFitWhole: (whole: bigint) => boolean): NumberForm {
  return {
    number(value) {
      if (!Number.isInteger(value)) return { cause: "not-whole" };
      // Minus zero has no integer form.
      return isFit(value) ? String(value === 0 ? 0 : value) : { cause: "integer-overflow" };
    },
    text(decimal) {
      const whole = wholeNumberOf(decimal);
      if (whole === undefined) return { cause: "not-whole" };
      return isFitWhole(whole) ? String(whole) : { cause: "integer-overflow" };
    },
  };
}

function numberWriter(form: NumberForm): TypeWriter {
  return {
    write(cell, encoding) {
      const number = numberIn(cell);
      if (number !== undefined) return inRange(form.number(number), encoding);
      if (typeof cell === "boolean") return { cause: "boolean-not-number" };
      return { cause: typeof cell === "string" ? textCause(cell, form, encoding) : "date-not-number" };
    },
    convert(cell, encoding) {
      const written = typeof cell === "string" ? readText(cell, form, encoding) : readOther(cell, form, encoding);
      return typeof written === "string" ? written : undefined;
    },
  };
}

/** A text is never sent as it stands; of one that is too large for its type that is said rather than asked how to read it. */
function textCause(text: string, form: NumberForm, { decimalMark }: ColumnEncoding): CellCause {
  const decimal = readDecimal(text, decimalMark);
  const written = decimal === undefined ? undefined : form.text(decimal);
  if (typeof written === "object" && written.cause !== "not-whole") return written.cause;
  return (written !== undefined && Number.isFinite(Number(decimal))) || looksLikeNumber(text)
    ? "locale-number"
    : "text-not-number";
}

/** "1,5" read as text stays refused in a whole column. */
function readText(text: string, form: NumberForm, encoding: ColumnEncoding): Written | undefined {
  const decimal = readDecimal(text, encoding.decimalMark);
  return decimal === undefined ? undefined : inRange(form.text(decimal), encoding);
}

/** Only a number of the sheet's own is rounded, where the analyst agreed to it. */
function readOther(cell: Cell, form: NumberForm, encoding: ColumnEncoding): Written | undefined {
  const number = numberIn(cell);
  const meant =
    typeof cell === "boolean"
      ? Number(cell)
      : isDate(cell)
        ? cell.serial
        : number === undefined
          ? undefined
          : Math.round(number);
  return meant === undefined ? undefined : inRange(form.number(meant), encoding);
}

/** A number that lies outside the column's own range wraps or becomes infinite, as one outside its type does. */
function inRange(written: Written, { type, range }: ColumnEncoding): Written {
  if (typeof written !== "string" || range === undefined) return written;
  const value = Number(written);
  if (value >= range[0] && value <= range[1]) return written;
  return { cause: type === "float" ? "float-overflow" : "integer-overflow" };
}
