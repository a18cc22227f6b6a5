import { isDate, numberIn, type Cell } from "../table/cell";
import {
  cutIsoText,
  dateSerialToEpochMs,
  dateSerialToIso,
  isoToDateSerial,
  type DatePrecision,
} from "../table/date-serial";
import { readDateText } from "../table/date-text";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import { floatText } from "./number-writer";
import type { Filled, TypeWriter } from "./type-writer";

/** A date in the form of its column; a number or a text only where the analyst has them read as dates. */
export const DATE_WRITER: TypeWriter = { write: writeDate, convert: convertDate };

/** A date as its column's form and precision ask for. */
export function writeDate(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable {
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

/** A number as the serial it may be; text only when it is a day for certain and, where dates are sent as ISO, as fine as the column. */
function convertDate(cell: Cell, encoding: ColumnEncoding): JsonText | undefined {
  const isSentAsNumber = encoding.dateForm !== "iso";
  const iso = typeof cell === "string" ? readDateText(cell, encoding.dateOrder) : undefined;
  const serial = iso !== undefined && isSentAsNumber ? isoToDateSerial(iso, encoding.dateSystem) : numberIn(cell);
  if (serial !== undefined) {
    const written = writeDate({ kind: "date", serial }, encoding);
    return typeof written === "string" ? written : undefined;
  }
  if (isSentAsNumber || iso === undefined) return undefined;
  const written = cutIsoText(iso, precisionOfTexts(encoding));
  return written !== undefined && isNanosecondDate(written) ? JSON.stringify(written) : undefined;
}

/** A declared column of times alone sends none of them, so that what is filled in for them need not match them. */
function precisionOfTexts({ datePrecision, isDeclared }: ColumnEncoding): DatePrecision {
  return datePrecision === "time" && isDeclared ? "millisecond" : datePrecision;
}
