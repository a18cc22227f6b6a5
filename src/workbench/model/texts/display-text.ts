// By its place on disk: the package (4.0.1) names a file for `require` that it does not hold, so that not every tool finds it by name.
import { format, isDateFormat, isValidFormat } from "../../../../node_modules/numfmt/dist/index.js";
import type { DateSystem } from "../../../core/table/date-serial";
import { isCellError, type CellValue } from "./cell-content";

/** What a cell of a date format shows when its number is no date: before day 0, or after the year 9999. */
export const NO_DATE = "########";
/** Days by which the serials of the two date systems differ. Source: Microsoft Learn, "1900 and 1904 date system". */
const DAYS_TO_1904 = 1_462;
/** Hours, minutes or seconds that go on counting past a day. */
const ELAPSED_TIME = /\[(h+|m+|s+)\]/i;
/** In General numfmt leaves a significand that it rounds up to ten: "10E+20" for 9.99999999E+20. */
const ROUNDED_UP_TO_TEN = /^-?10E/;
/** Currency and language of a section: "[$€-407]". */
const CURRENCY_AND_LANGUAGE = /\[\$([^\]-]*)-[^\]]*\]/g;

const OPTIONS = { locale: "en-US", overflow: NO_DATE, dateErrorNumber: false, dateSpanLarge: false };

/**
 * What a cell shows where Excel speaks United States English and the column is wide enough. Where the format is none of Excel's, a number
 * is shown as "General" shows it.
 */
export function displayText(value: CellValue, numberFormat: string, dateSystem: DateSystem): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (numberFormat === "General" && isShownAsItIs(value)) return String(value);
  const pattern = isValidFormat(numberFormat) ? withoutLanguageOfNumbers(numberFormat) : "General";
  if (typeof value === "string") return format(pattern, value, OPTIONS);
  const text = format(pattern, serialIn1900(value, pattern, dateSystem), OPTIONS);
  return pattern === "General" && ROUNDED_UP_TO_TEN.test(text) ? format(pattern, Number(text), OPTIONS) : text;
}

/** Most cells: to ask numfmt for each of a hundred thousand takes a second. General shows eleven digits of a whole number. */
function isShownAsItIs(value: string | number): boolean {
  return typeof value === "string" || (Number.isInteger(value) && Math.abs(value) < 1e11);
}

/** Whether cells of a format show points in time. Elapsed time ("[h]:mm") is a number of hours, no date. */
export function showsDate(numberFormat: string): boolean {
  return isDateFormat(numberFormat) && !ELAPSED_TIME.test(numberFormat);
}

/** Numfmt counts days from 1900 only. */
function serialIn1900(value: number, pattern: string, dateSystem: DateSystem): number {
  return dateSystem === 1904 && value >= 0 && showsDate(pattern) ? value + DAYS_TO_1904 : value;
}

/** To Excel the language of a section chooses the names of months and days; to numfmt it would choose the decimal separator as well. */
function withoutLanguageOfNumbers(pattern: string): string {
  if (!pattern.includes("[$") || isDateFormat(pattern)) return pattern;
  return pattern.replace(CURRENCY_AND_LANGUAGE, (_, currency: string) => (currency === "" ? "" : `[$${currency}]`));
}
