import type { SentRequest } from "./sent-request";
import type { Spans } from "./spans";

/** Shorter numbers stand everywhere and say nothing. */
export const TELLING_DIGITS = 4;
const NUMBER = /(?<![\p{L}\p{N}_.])\d(?:[\d,_]{0,40}\d)?(?:\.\d{1,40})?(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_])/gu;
const DATE =
  /(?<![\p{L}\p{N}_])(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(?:Z|[-+]\d\d:?\d\d)?(?![\p{L}\p{N}_])/gu;
const TIME = /(?<![\p{L}\p{N}_])T?(\d\d:\d\d:\d\d(?:\.\d+)?)/gu;
const OTHER_DATE = /(?<![\p{L}\p{N}_])(?:(\d\d?)[./](\d\d?)[./](\d{4})|(\d{4})(\d\d)(\d\d))(?![\p{L}\p{N}_])/gu;

const COUNTED =
  "features?|columns?|rows?|inputs?|outputs?|samples?|values?|elements?|fields?|items?|instances?|records?|tokens?|bytes?|classes|dimensions?|arguments?|parameters?|predictions?|names|keys|characters?|requests?|[kMG]i?B|ms|milliseconds|seconds|minutes";
/** Numbers that count or measure, with the words that say so. */
const COUNTS = [
  `\\b\\d[\\d,]{0,20}(?: [a-z_-]{1,30}){0,2} (?:${COUNTED})\\b`,
  `\\b(?:line|position|port|row|index|char|column|byte|axis|status|HTTP|version|limit|at most|up to)(?: of| is)?[ :=#]{1,2}\\d[\\d.,]*`,
  "\\b[Ss]hapes?\\b[^()[\\]\\d]{0,30}[([][-\\d, xNone?]{1,60}[)\\]]",
  "[([](?:-1|None|\\?)?(?:, ?-?\\d+)+[)\\]]",
  `\\b[Nn]umber of (?:${COUNTED})\\b[^.;]{0,120}`,
  "\\b(?:[Ss]hape|[Dd]imension|size) mismatch\\b[^.;]{0,80}",
].map((pattern) => new RegExp(pattern, "g"));

/** Marks numbers and dates that are cells, in whatever spelling: 40,000 and 4e4, rounded, as a 32-bit float, with a time zone. */
export function blotNumbers(text: string, sent: SentRequest, kept: Spans, blots: Spans): void {
  const counts = COUNTS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
  );
  const dates = datesIn(sent.texts);
  const mark = ({ index, 0: found }: RegExpExecArray): void => {
    if (!kept.hold(index, index + found.length)) blots.add(index, index + found.length);
  };
  for (const match of text.matchAll(DATE)) if (dates.days.has(match.slice(1, 4).join("-"))) mark(match);
  for (const match of text.matchAll(TIME)) if (dates.times.has(match[1]!.slice(0, 8))) mark(match);
  for (const match of text.matchAll(OTHER_DATE)) if (daysOf(match).some((day) => dates.days.has(day))) mark(match);
  const cells = Float64Array.from([...sent.numbers, ...numbersIn(sent.texts), ...dates.epochs].map(Math.abs)).sort();
  for (const match of text.matchAll(NUMBER)) {
    const isCount =
      /^[\d,]+$/.test(match[0]) &&
      counts.some(({ start, end }) => start <= match.index && match.index + match[0].length <= end);
    if (!isCount && isCell(match[0], cells)) mark(match);
  }
}

/** @param cells absolute values in rising order */
function isCell(token: string, cells: Float64Array): boolean {
  const [mantissa = "", exponent = "0"] = token.replace(/[,_]/g, "").toLowerCase().split("e");
  const value = Number(`${mantissa}e${exponent}`);
  const digits = mantissa.replace(".", "").length;
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  const isExact = digits < TELLING_DIGITS;
  // Printed with fewer digits than it has, or with those of a 32-bit float.
  const rounding = isExact ? 0 : 10 ** (Number(exponent) - decimals);
  const noise = value * (decimals > 0 && digits >= 8 ? 2e-7 : 4e-16);
  for (let at = firstFrom(cells, value - Math.max(rounding, noise)); at < cells.length; at++) {
    const cell = cells[at]!;
    if (cell > value + Math.max(rounding, noise)) return false;
    if (!isExact || String(cell).replace(/\D/g, "").length >= TELLING_DIGITS) return true;
  }
  return false;
}

function firstFrom(sorted: Float64Array, value: number): number {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function numbersIn(texts: Iterable<string>): number[] {
  return [...texts]
    .filter((text) => /^[-+]?\d[\d,_]*(\.\d+)?(e[-+]?\d+)?$/i.test(text))
    .map((text) => Number(text.replace(/[,_]/g, "")));
}

/** The days and times of day of all dates among the cells, and the numbers that pandas and Excel's makers write for them. */
function datesIn(texts: Iterable<string>): { days: Set<string>; times: Set<string>; epochs: number[] } {
  const days = new Set<string>();
  const times = new Set<string>();
  const epochs: number[] = [];
  for (const text of texts) {
    const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)\S*)?$/.exec(text) ?? [];
    if (day === undefined) continue;
    days.add(day);
    if (time !== undefined && time !== "00:00:00") times.add(time);
    const epochMs = Date.parse(
      `${text.replace(" ", "T")}${/T.*(Z|[-+]\d\d:?\d\d)$/.test(text) || time === undefined ? "" : "Z"}`,
    );
    if (!Number.isNaN(epochMs)) epochs.push(epochMs / 1000, epochMs, epochMs * 1000, epochMs * 1_000_000);
  }
  return { days, times, epochs };
}

/** 29/02/2024, 29.02.2024, 02/29/2024 and 20240229 as the days that they may be. */
function daysOf([
  ,
  first = "",
  second = "",
  year = "",
  yearFirst = "",
  month = "",
  day = "",
]: RegExpExecArray): string[] {
  if (yearFirst !== "") return [`${yearFirst}-${month}-${day}`];
  const [a, b] = [first.padStart(2, "0"), second.padStart(2, "0")];
  return [`${year}-${b}-${a}`, `${year}-${a}-${b}`];
}
