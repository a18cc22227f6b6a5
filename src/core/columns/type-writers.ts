import { isBase64 } from "../table/base64-text";
import { isDate, type Cell, type ErrorCell, type StaleCell } from "../table/cell";
import {
  cutIsoText,
  dateSerialToEpochMs,
  dateSerialToIso,
  fullIsoText,
  isoToDateSerial,
  type DatePrecision,
} from "../table/date-serial";
import { looksLikeNumber, parseLocaleNumber } from "../table/locale-number";
import { isInFloat32Range, isInt32 } from "../table/number-range";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import type { ColumnType } from "./column-type";
import { convertNested, writeNested } from "./write-nested";

/** A cell that holds something: neither blank nor an error nor a result out of date. */
type Filled = Exclude<Cell, null | ErrorCell | StaleCell>;

interface TypeWriter {
  /** What the type takes without anyone's help, so that the server has nothing left to cast. */
  write(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable;
  /** What the cell plainly means, once the analyst has agreed to read it so; undefined when it means nothing of this type. */
  convert(cell: Cell, encoding: ColumnEncoding): JsonText | undefined;
}

/** Seen on a real MLflow server: 5.7 in an integer column is scored as 5, 3e9 wraps to a negative number, "FALSE" is True, a number in a datetime column is 1970. */
export const WRITERS: Record<ColumnType, TypeWriter> = {
  double: {
    write: (cell, encoding) => writeNumber(cell, encoding, floatText),
    convert: (cell, encoding) => convertNumber(cell, encoding, floatText),
  },
  float: {
    write: (cell, encoding) => writeNumber(cell, encoding, float32Text),
    convert: (cell, encoding) => convertNumber(cell, encoding, float32Text),
  },
  integer: {
    write: (cell, encoding) => writeNumber(cell, encoding, int32Text),
    convert: (cell, encoding) => convertNumber(cell, encoding, int32Text),
  },
  long: {
    write: (cell, encoding) => writeNumber(cell, encoding, longText),
    convert: (cell, encoding) => convertNumber(cell, encoding, longText),
  },
  boolean: { write: writeBoolean, convert: convertBoolean },
  string: { write: writeText, convert: () => undefined },
  datetime: { write: writeDate, convert: convertDate },
  binary: { write: writeBinary, convert: () => undefined },
  array: { write: writeNested, convert: convertNested },
  object: { write: writeNested, convert: () => undefined },
  map: { write: writeNested, convert: () => undefined },
};

type NumberText = (value: number) => JsonText | Unsendable;

/** With a point or an exponent, so that pandas takes 5 for a float in every batch of the column. */
function floatText(value: number): JsonText {
  if (!Number.isInteger(value)) return String(value);
  // From 1e21 on a number is written with an exponent, which is as good as a point. Minus zero is written as zero.
  return Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function float32Text(value: number): JsonText | Unsendable {
  return isInFloat32Range(value) ? floatText(value) : { cause: "float-overflow" };
}

function int32Text(value: number): JsonText | Unsendable {
  if (!Number.isInteger(value)) return { cause: "not-whole" };
  return isInt32(value) ? wholeText(value) : { cause: "integer-overflow" };
}

function longText(value: number): JsonText | Unsendable {
  if (!Number.isInteger(value)) return { cause: "not-whole" };
  return Number.isSafeInteger(value) ? wholeText(value) : { cause: "integer-overflow" };
}

/** Minus zero has no integer form. */
function wholeText(value: number): JsonText {
  return String(value === 0 ? 0 : value);
}

/** A number that lies outside the column's own range wraps or becomes infinite, as one outside its type does. */
function numberText(value: number, { type, range }: ColumnEncoding, text: NumberText): JsonText | Unsendable {
  const written = text(value);
  const isOutside = range !== undefined && (value < range[0] || value > range[1]);
  if (typeof written !== "string" || !isOutside) return written;
  return { cause: type === "float" ? "float-overflow" : "integer-overflow" };
}

function writeNumber(cell: Filled, encoding: ColumnEncoding, text: NumberText): JsonText | Unsendable {
  if (typeof cell === "number") return numberText(cell, encoding, text);
  if (typeof cell === "boolean") return { cause: "boolean-not-number" };
  if (isDate(cell)) return { cause: "date-not-number" };
  return { cause: looksLikeNumber(cell) ? "locale-number" : "text-not-number" };
}

/** Only a number of the sheet's own is rounded, where the analyst agreed to it: "1,5" read as text stays refused in a whole column. */
function convertNumber(cell: Cell, encoding: ColumnEncoding, text: NumberText): JsonText | undefined {
  const value = meantNumber(cell, encoding);
  const written = value === undefined ? undefined : numberText(value, encoding, text);
  return typeof written === "string" ? written : undefined;
}

function meantNumber(cell: Cell, { decimalMark }: ColumnEncoding): number | undefined {
  if (typeof cell === "string") return parseLocaleNumber(cell, decimalMark);
  if (typeof cell === "number") return Math.round(cell);
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return isDate(cell) ? cell.serial : undefined;
}

function writeBoolean(cell: Filled): JsonText | Unsendable {
  return typeof cell === "boolean" ? String(cell) : { cause: "not-boolean" };
}

/** 1, 0 and the words of the languages' own literals; yes and no are for the analyst to say, with "fill". */
function convertBoolean(cell: Cell): JsonText | undefined {
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : String(cell);
  if (word === "true" || word === "1") return "true";
  return word === "false" || word === "0" ? "false" : undefined;
}

function writeText(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable {
  if (typeof cell === "string") return JSON.stringify(cell);
  return isDate(cell) ? writeDate(cell, encoding) : JSON.stringify(shownText(cell));
}

/** As the sheet shows them: 5 as "5", TRUE as "TRUE". */
function shownText(value: number | boolean): string {
  return String(value).toUpperCase();
}

function writeDate(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable {
  if (!isDate(cell)) return { cause: "not-date" };
  if (encoding.dateForm === "serial") return floatText(cell.serial);
  if (encoding.datePrecision === "time" && encoding.isDeclared && encoding.type === "datetime") {
    return { cause: "time-without-date" };
  }
  if (encoding.dateForm === "epoch-ms") {
    const epochMs = dateSerialToEpochMs(cell.serial, encoding.dateSystem);
    return epochMs === undefined ? { cause: "date-out-of-range" } : String(epochMs);
  }
  const iso = dateSerialToIso(cell.serial, encoding.datePrecision, encoding.dateSystem);
  if (!iso.ok) return { cause: iso.reason };
  return encoding.type === "datetime" && encoding.isDeclared && !isNanosecondDate(iso.text)
    ? { cause: "date-out-of-range" }
    : JSON.stringify(iso.text);
}

/** Days that pandas' nanoseconds reach whole: 1677-09-22 to 2262-04-10. Source: pandas, "Timestamp limitations". */
function isNanosecondDate(isoText: string): boolean {
  const day = isoText.slice(0, 10);
  return day >= "1677-09-22" && day <= "2262-04-10";
}

/** A number as the serial it may be; text only when it is ISO already and, where dates are sent as ISO, as fine as the column. */
function convertDate(cell: Cell, encoding: ColumnEncoding): JsonText | undefined {
  const isSentAsNumber = encoding.dateForm !== "iso";
  const serial = typeof cell === "string" && isSentAsNumber ? isoToDateSerial(cell, encoding.dateSystem) : cell;
  if (typeof serial === "number") {
    const written = writeDate({ kind: "date", serial }, encoding);
    return typeof written === "string" ? written : undefined;
  }
  if (isSentAsNumber) return undefined;
  const iso = typeof cell === "string" ? fullIsoText(cell) : undefined;
  const written = iso === undefined ? undefined : cutIsoText(iso, precisionOfTexts(encoding));
  return written !== undefined && isNanosecondDate(written) ? JSON.stringify(written) : undefined;
}

/** A declared column of times alone sends none of them, so that what is filled in for them need not match them. */
function precisionOfTexts({ datePrecision, isDeclared }: ColumnEncoding): DatePrecision {
  return datePrecision === "time" && isDeclared ? "millisecond" : datePrecision;
}

function writeBinary(cell: Filled): JsonText | Unsendable {
  return typeof cell === "string" && isBase64(cell) ? JSON.stringify(cell) : { cause: "not-base64" };
}
