import type { DateSystem } from "../../../core/table/date-serial";
import { failsWith } from "./operand";

const MS_PER_DAY = 86_400_000;
/** Lotus 1-2-3's 29 February 1900, which Excel keeps. Source: Microsoft Learn, "Excel incorrectly assumes that the year 1900 is a leap year". */
const FALSE_LEAP_DAY = 60;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;
const DAYS_TO_1904 = 1_462;

/** A day of the calendar as Excel shows it. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * The serial of a day; months and days may lie outside of their year and month, and years below 1900 are counted from there.
 * Source: Microsoft Support, "DATE function".
 * @throws ErrorResult `#NUM!` before day 0 and after the year 9999
 */
export function serialOfDay({ year, month, day }: CalendarDay, dateSystem: DateSystem): number {
  const firstOfMonth = serialOfUtc(Date.UTC(year < 1900 ? year + 1900 : year, month - 1, 1));
  const serial = firstOfMonth + day - 1;
  if (year < 0 || year > 9999) throw failsWith("#NUM!");
  return inSystem(serial, dateSystem);
}

/** The serial of a moment on the device's clock. */
export function serialOfMoment(moment: Date, dateSystem: DateSystem): number {
  const onClock = moment.getTime() - moment.getTimezoneOffset() * 60_000;
  const wholeDays = Math.floor(onClock / MS_PER_DAY);
  return inSystem(serialOfUtc(wholeDays * MS_PER_DAY), dateSystem) + (onClock / MS_PER_DAY - wholeDays);
}

/** The day of a serial. @throws ErrorResult `#NUM!` where there is none */
export function dayOfSerial(serial: number, dateSystem: DateSystem): CalendarDay {
  const whole = Math.floor(serial) + (dateSystem === 1904 ? DAYS_TO_1904 : 0);
  if (serial < 0 || whole > LAST_DAY) throw failsWith("#NUM!");
  if (whole === FALSE_LEAP_DAY) return { year: 1900, month: 2, day: 29 };
  if (whole === 0) return { year: 1900, month: 1, day: 0 };
  const date = new Date(Date.UTC(1899, 11, whole < FALSE_LEAP_DAY ? 31 : 30) + whole * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Counted in the 1900 system. */
function serialOfUtc(utcMs: number): number {
  const days = Math.round((utcMs - Date.UTC(1899, 11, 30)) / MS_PER_DAY);
  return days <= FALSE_LEAP_DAY ? days - 1 : days;
}

function inSystem(serial: number, dateSystem: DateSystem): number {
  const counted = dateSystem === 1904 ? serial - DAYS_TO_1904 : serial;
  if (!(counted >= 0) || serial > LAST_DAY) throw failsWith("#NUM!");
  return counted;
}
