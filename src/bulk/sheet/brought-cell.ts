import type { Cell } from "../../core/table/cell";
import { isoToDateSerial, type DateSystem } from "../../core/table/date-serial";

/** What a cell can hold of a value over there. */
export type BroughtCell = Extract<Cell, string | number | boolean | null | { kind: "date" }>;

/** Digits Excel keeps of a number. Source: Microsoft Support, "Excel specifications and limits". */
const EXACT_DIGITS = 15;
/** Smaller numbers become 0 in a cell, larger ones do not stand there. Same source. */
const LEAST_NUMBER = 2.2251e-308;
const LARGEST_NUMBER = 9.99999999999999e307;

/**
 * A value as a cell holds it, so that nothing of it is lost: a number only where all its digits stay, a moment only where Excel knows it to
 * the millisecond; everything else is the text that came.
 * @param text as JSON_ARRAY has it @param typeText Spark's name of its type
 */
export function broughtCell(text: string | null, typeText: string, dateSystem: DateSystem): BroughtCell {
  if (text === null || text === "") return null;
  switch (/^[A-Z_]+/.exec(typeText.toUpperCase())?.[0]) {
    case "TINYINT":
    case "SMALLINT":
    case "INT":
    case "BIGINT":
    case "DECIMAL":
      return exactNumber(text);
    case "FLOAT":
    case "DOUBLE":
      return doubleOf(text);
    case "BOOLEAN":
      return text === "true" ? true : text === "false" ? false : text;
    case "DATE":
    case "TIMESTAMP":
    case "TIMESTAMP_NTZ":
      return momentOf(text, dateSystem);
    default:
      return text;
  }
}

function exactNumber(text: string): number | string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const digits = text.replace(/[-.]/g, "").replace(/^0+/, "");
  const significant = text.includes(".") ? digits.replace(/0+$/, "") : digits;
  return significant.length <= EXACT_DIGITS ? Number(text) + 0 : text;
}

/** NaN and the infinities stand in no cell as numbers. */
function doubleOf(text: string): number | string {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  const size = Math.abs(value);
  if (size === 0) return 0;
  return size >= LEAST_NUMBER && size <= LARGEST_NUMBER ? value : text;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,3})0*)?)?(?:Z|\+00:00)?$/;

function momentOf(text: string, dateSystem: DateSystem): BroughtCell {
  const [, day, time = "00:00:00", fraction = "0"] = MOMENT.exec(text) ?? [];
  const serial = day === undefined ? undefined : isoToDateSerial(`${day}T${time}.${fraction}`, dateSystem);
  // In the system of 1904 a serial below 0 is shown as the day that is as long after the first one, with a minus sign.
  return serial === undefined || serial < 0 ? text : { kind: "date", serial };
}
