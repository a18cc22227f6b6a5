import type { DateSystem } from "../../../core/table/date-serial";

const MS_PER_DAY = 86_400_000;
/** Day 0 of each date system as UTC milliseconds; 1900 counts a 29 February 1900 that never was (day 60), so its day 0 lies a day early. */
const EPOCH_MS: Record<DateSystem, number> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)";

/** A text that reads as a date or a time: its serial, and the format Excel gives such a cell (United States English). */
export interface DateReading {
  readonly serial: number;
  readonly numberFormat: string;
}

/** What tells dates without a year and the workbook's epoch. */
export interface DateContext {
  readonly dateSystem: DateSystem;
  readonly currentYear: number;
}

/** Reads a text as Excel with United States English settings reads what is typed; undefined when it is no date and no time. */
export function readDate(text: string, context: DateContext): DateReading | undefined {
  const time = readTime(text);
  if (time !== undefined) return { serial: time, numberFormat: /m$/i.test(text) ? "h:mm AM/PM" : timeFormat(text) };
  const day = readDay(text, context);
  if (day) return day;
  const parts = /^(.+?)[ T]+(\d{1,2}:.+)$/i.exec(text);
  const dayPart = parts && readDay(parts[1]!, context);
  const timePart = parts ? readTime(parts[2]!.replace(/(\.\d+)?Z$/i, "$1")) : undefined;
  if (!dayPart || timePart === undefined) return undefined;
  return { serial: dayPart.serial + timePart, numberFormat: "m/d/yyyy h:mm" };
}

function timeFormat(text: string): string {
  return text.split(":").length > 2 ? "h:mm:ss" : "h:mm";
}

function readTime(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(?:\s*([ap])m?)?$/i.exec(text.trim());
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  const hours = Number(match[1]);
  if (hours > 23 || Number(match[2]) > 59 || (half !== undefined && (hours > 12 || hours === 0))) return undefined;
  const inDay = half === undefined ? hours : (hours % 12) + (half === "p" ? 12 : 0);
  return (inDay * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) / 86_400;
}

function readDay(text: string, context: DateContext): DateReading | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(trimmed);
  if (iso) return day(iso[1], Number(iso[2]), iso[3]!, "m/d/yyyy", context);
  const american = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(trimmed);
  if (american) return day(american[3], Number(american[1]), american[2]!, american[3] ? "m/d/yyyy" : "d-mmm", context);
  return readNamedMonth(trimmed, context);
}

/** "2-Jan", "2 January 2024", "Jan-24", "MAR1", "September 2, 2024": the forms that turn gene names into dates. */
function readNamedMonth(text: string, context: DateContext): DateReading | undefined {
  const dayFirst = new RegExp(`^(\\d{1,2})[- /]?${MONTH}(?:[- /,]+(\\d{4}|\\d{2}))?$`, "i").exec(text);
  if (dayFirst) {
    return day(dayFirst[3], monthOf(dayFirst[2]!), dayFirst[1]!, dayFirst[3] ? "d-mmm-yy" : "d-mmm", context);
  }
  const monthFirst = new RegExp(`^${MONTH}[- /]?(\\d{1,2})(?:[ ,]+(\\d{4}))?$`, "i").exec(text);
  if (monthFirst) {
    const asDay = day(
      monthFirst[3],
      monthOf(monthFirst[1]!),
      monthFirst[2]!,
      monthFirst[3] ? "d-mmm-yy" : "d-mmm",
      context,
    );
    // "Jan-45" has no 45th day, so it is January of that year.
    return asDay ?? day(monthFirst[2], monthOf(monthFirst[1]!), "1", "mmm-yy", context);
  }
  const withYear = new RegExp(`^${MONTH}[- /](\\d{4})$`, "i").exec(text);
  return withYear ? day(withYear[2], monthOf(withYear[1]!), "1", "mmm-yy", context) : undefined;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function day(
  yearText: string | undefined,
  month: number,
  dayText: string,
  numberFormat: string,
  { dateSystem, currentYear }: DateContext,
): DateReading | undefined {
  const number = yearText === undefined ? currentYear : Number(yearText);
  // Two digits: 00 to 29 are this century, 30 to 99 the last one. Source: Microsoft Support, "Change the date system, format, or two-digit year".
  const year = yearText?.length === 2 ? number + (number < 30 ? 2000 : 1900) : number;
  if (dateSystem === 1900 && year === 1900 && month === 2 && Number(dayText) === 29)
    return { serial: 60, numberFormat };
  const utcMs = Date.UTC(year, month - 1, Number(dayText));
  const date = new Date(utcMs);
  if (year < 100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(dayText)) return undefined;
  const serial = serialOf(utcMs, dateSystem);
  return serial === undefined ? undefined : { serial, numberFormat };
}

/** Whole days since the epoch, or undefined before it and after 9999. */
function serialOf(utcMs: number, dateSystem: DateSystem): number | undefined {
  const days = Math.round((utcMs - EPOCH_MS[dateSystem]) / MS_PER_DAY);
  const serial = dateSystem === 1900 && days <= 60 ? days - 1 : days;
  return serial >= (dateSystem === 1900 ? 1 : 0) && utcMs < Date.UTC(10_000, 0, 1) ? serial : undefined;
}
