/** Which day a serial counts from; workbooks made on early Macs use 1904. */
export type DateSystem = 1900 | 1904;

/** How finely the dates of one column are written. `time` is a column of times without a date. */
export type DatePrecision = "day" | "second" | "millisecond" | "time";

export type IsoText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: "date-out-of-range" | "column-changed" };

const MS_PER_DAY = 86_400_000;
/** Serial 0 of the 1904 system, counted in the 1900 system. Source: Microsoft Support, "Date systems in Excel". */
const OFFSET_1904_DAYS = 1462;
/** 9999-12-31, the last day Excel knows. */
const LAST_SERIAL = 2_958_465;
/** Lotus 1-2-3's 29 February 1900, which Excel keeps and no calendar has. */
const FALSE_LEAP_DAY = 60;

/** The coarsest precision that loses nothing of this serial. */
export function precisionOf(serial: number): DatePrecision {
  const totalMs = Math.round(serial * MS_PER_DAY);
  if (serial >= 0 && totalMs < MS_PER_DAY) return "time";
  if (totalMs % MS_PER_DAY === 0) return "day";
  return totalMs % 1000 === 0 ? "second" : "millisecond";
}

const FINENESS: Record<DatePrecision, number> = { time: 0, day: 1, second: 2, millisecond: 3 };

/** The one precision in which both can be written. A time beside dates is no date at all and stays out of range. */
export function finerOf(a: DatePrecision, b: DatePrecision): DatePrecision {
  return FINENESS[a] >= FINENESS[b] ? a : b;
}

/**
 * A serial as ISO text without a zone, because a datetime signature refuses `Z` and offsets:
 * `2024-02-29`, `2024-02-29T13:05:06`, `2024-02-29T13:05:06.123` or, for `time`, `13:05:06`.
 */
export function dateSerialToIso(serial: number, precision: DatePrecision, system: DateSystem): IsoText {
  if (precision === "time") return timeText(serial);
  const epochMs = dateSerialToEpochMs(serial, system);
  if (epochMs === undefined) return { ok: false, reason: "date-out-of-range" };
  const text = cutIsoText(new Date(epochMs).toISOString(), precision);
  return text === undefined ? { ok: false, reason: "column-changed" } : { ok: true, text };
}

/** A serial as milliseconds since 1970 on the sheet's own clock (no zone); undefined when it is no day of the calendar. */
export function dateSerialToEpochMs(serial: number, system: DateSystem): number | undefined {
  const inSystem1900 = system === 1904 ? serial + OFFSET_1904_DAYS : serial;
  const day = Math.floor(inSystem1900);
  if (!(inSystem1900 >= 1) || day === FALSE_LEAP_DAY || inSystem1900 >= LAST_SERIAL + 1) return undefined;
  // Before the false leap day the calendar runs one day behind.
  const daysSince1899 = day > FALSE_LEAP_DAY ? inSystem1900 : inSystem1900 + 1;
  return Date.UTC(1899, 11, 30) + Math.round(daysSince1899 * MS_PER_DAY);
}

const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(\.\d{1,3})?)?)?$/;

/**
 * ISO text of a day or a moment without a zone, written out to `2024-02-29T13:05:06.123`; undefined when it is no such text or no
 * day of the calendar.
 */
export function fullIsoText(text: string): string | undefined {
  const match = ISO_DATE.exec(text.trim());
  if (match === null) return undefined;
  const [, day, minutes = "00:00", seconds = "00", fraction = "."] = match;
  const iso = `${day}T${minutes}:${seconds}${fraction.padEnd(4, "0")}`;
  // 30 February would roll over.
  return new Date(Date.parse(`${iso}Z`) || 0).toISOString() === `${iso}Z` ? iso : undefined;
}

/** The coarsest precision that loses nothing of an ISO text of full length. */
export function precisionOfIso(iso: string): DatePrecision {
  if (iso.endsWith("T00:00:00.000")) return "day";
  return iso.endsWith(".000") ? "second" : "millisecond";
}

/** The serial of a day, `2024-02-29`, or of a moment, `2024-02-29T13:05:06`; undefined for a day that Excel does not know. */
export function isoToDateSerial(text: string, system: DateSystem): number | undefined {
  const iso = fullIsoText(text);
  if (iso === undefined) return undefined;
  const epochMs = Date.parse(`${iso}Z`);
  const daysSince1899 = (epochMs - Date.UTC(1899, 11, 30)) / MS_PER_DAY;
  const inSystem1900 = daysSince1899 > FALSE_LEAP_DAY ? daysSince1899 : daysSince1899 - 1;
  const serial = system === 1904 ? inSystem1900 - OFFSET_1904_DAYS : inSystem1900;
  return dateSerialToEpochMs(serial, system) === epochMs ? serial : undefined;
}

function timeText(serial: number): IsoText {
  if (precisionOf(serial) !== "time") return { ok: false, reason: "column-changed" };
  const iso = new Date(Math.round(serial * MS_PER_DAY)).toISOString();
  return { ok: true, text: iso.endsWith(".000Z") ? iso.slice(11, 19) : iso.slice(11, 23) };
}

/**
 * ISO text of full length (`2024-02-29T13:05:06.123`) at the column's precision; undefined rather than lose what a cell has more.
 */
export function cutIsoText(iso: string, precision: DatePrecision): string | undefined {
  const kept = { time: 0, day: 10, second: 19, millisecond: 23 }[precision];
  const lost = iso.slice(kept, 23).replace(/[T:.0]/g, "");
  return kept > 0 && lost === "" ? iso.slice(0, kept) : undefined;
}
