import type { DateOrder } from "../../core/table/date-order";
import type { DateReading } from "../model/texts/read-date";

const MS_PER_DAY = 86_400_000;
/** Day 0 of the 1900 date system for days from 1 March 1900 on; earlier ones stay text, because Excel counts them wrongly. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const FIRST_SERIAL = 61;
const TIME = String.raw`(?:[ T](?<hours>\d{1,2}):(?<minutes>\d{2})(?<rest>:(?<seconds>\d{2}(?:\.\d{1,9})?))?)?`;
const ISO = new RegExp(String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})${TIME}$`);
const DOTS = new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})${TIME}$`);
const SLASHES = new RegExp(String.raw`^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})${TIME}$`);

/**
 * The order that dates with slashes agree upon.
 * @returns undefined where each of them can be read both ways; "neither" where they contradict each other
 */
export function dateOrderOf(texts: readonly string[]): DateOrder | "neither" | undefined {
  const dates = texts.map((text) => SLASHES.exec(text.trim())?.groups);
  const isDayFirst = dates.some((date) => Number(date?.["first"]) > 12);
  const isMonthFirst = dates.some((date) => Number(date?.["second"]) > 12);
  if (isDayFirst && isMonthFirst) return "neither";
  if (!isDayFirst && !isMonthFirst) return undefined;
  return isDayFirst ? "day-first" : "month-first";
}

/** Whether a text looks like a date of which the order of its numbers must be known. */
export function hasOrder(text: string): boolean {
  return SLASHES.test(text.trim());
}

/**
 * Reads a date, with a time or without: "2024-02-29", "2024-02-29T13:45:10", "29.2.2024", "29.2.24", and with slashes as the order says.
 * One with a zone stays a text: a cell has none, and the hour would be another.
 */
export function readDateText(text: string, order: DateOrder | "neither"): DateReading | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed)?.groups;
  if (iso) return reading(iso, iso["month"], iso["day"], "yyyy-mm-dd");
  const dots = DOTS.exec(trimmed)?.groups;
  if (dots) return reading(dots, dots["month"], dots["day"], "dd.mm.yyyy");
  const slashes = order === "neither" ? undefined : SLASHES.exec(trimmed)?.groups;
  if (!slashes) return undefined;
  return order === "day-first"
    ? reading(slashes, slashes["second"], slashes["first"], "dd/mm/yyyy")
    : reading(slashes, slashes["first"], slashes["second"], "mm/dd/yyyy");
}

type Groups = Readonly<Record<string, string | undefined>>;

function reading(groups: Groups, month: string | undefined, day: string | undefined, dayFormat: string) {
  const { hours, minutes = "0", seconds = "0", rest, year = "" } = groups;
  // Two digits: 00 to 29 are this century. Source: Microsoft Support, "Change the date system, format, or two-digit year".
  const fullYear = year.length === 2 ? Number(year) + (Number(year) < 30 ? 2000 : 1900) : Number(year);
  const utcMs = Date.UTC(fullYear, Number(month) - 1, Number(day));
  const date = new Date(utcMs);
  const days = (utcMs - EPOCH_MS) / MS_PER_DAY;
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && days >= FIRST_SERIAL;
  if (!isDay || Number(hours ?? 0) > 23 || Number(minutes) > 59 || Number(seconds) >= 60) return undefined;
  const serial = days + (Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
  const timeFormat = hours === undefined ? "" : rest === undefined ? " hh:mm" : " hh:mm:ss";
  return { serial, numberFormat: `${dayFormat}${timeFormat}` };
}
