import { isDate, isStale, kindOf, numberIn, showsNothing, type Cell, type CellKind } from "../table/cell";
import type { CellColumn, NumberColumn } from "../table/cell-column";
import { finerOf, precisionOf, precisionOfIso, type DatePrecision } from "../table/date-serial";
import type { DateOrder } from "../table/date-order";
import { readDateText } from "../table/date-text";
import type { ColumnEncoding } from "./column-encoding";
import type { ColumnReading } from "./column-reading";
import type { ColumnType, Cure } from "./column-type";
import { sendsBlanks } from "./sends-blanks";
import { isShownWhole } from "./text-writer";

/** Characters of a date with its time, written out, and some blanks around them. */
const LONGEST_DATE = 60;

/** What one column holds over the whole table, counted window by window so that no second copy of it is needed. */
export interface ColumnProfile {
  blanks: number;
  numbers: number;
  /** Numbers with a fractional part, or beyond what a double holds exactly. */
  inexactIntegers: number;
  /** Numbers that the sheet may show otherwise than by their digits: with a format of their own, or with more digits than it shows. */
  shownOtherwise: number;
  booleans: number;
  texts: number;
  /** Those of the texts that show nothing, such as spaces alone: they say nothing of what the column is made of. */
  emptyTexts: number;
  dates: number;
  /** Cells that are never sent as they are: errors, and results out of date. */
  errors: number;
  /** Finest precision among the dates; undefined while there is none. */
  datePrecision: DatePrecision | undefined;
  /** The same among the texts that are plainly dates and the numbers, which are dates once the analyst has them read so. */
  convertedPrecision: DatePrecision | undefined;
  /** The same among the texts that are dates only once it is said whether the day comes first. */
  orderedPrecision: DatePrecision | undefined;
}

/** The profile of a column of which no cell has been seen yet. */
export function startProfile(): ColumnProfile {
  return {
    blanks: 0,
    numbers: 0,
    inexactIntegers: 0,
    shownOtherwise: 0,
    booleans: 0,
    texts: 0,
    emptyTexts: 0,
    dates: 0,
    errors: 0,
    datePrecision: undefined,
    convertedPrecision: undefined,
    orderedPrecision: undefined,
  };
}

/** Where the cells of each kind are counted. */
const COUNTED_IN: Record<CellKind, "blanks" | "numbers" | "booleans" | "texts" | "dates" | "errors"> = {
  blank: "blanks",
  number: "numbers",
  formatted: "numbers",
  boolean: "booleans",
  text: "texts",
  date: "dates",
  error: "errors",
  rich: "errors",
  stale: "errors",
};

/**
 * Counts a cell into its column's profile. A result out of date still tells, beside the fault, what its column is made of.
 * @param times how often it stands there
 */
export function observeCell(profile: ColumnProfile, cell: Cell, times = 1): void {
  profile[COUNTED_IN[kindOf(cell)]] += times;
  const number = numberIn(cell);
  if (number !== undefined) {
    observeNumber(profile, number, number !== cell, times);
  } else if (typeof cell === "string") {
    if (showsNothing(cell)) profile.emptyTexts += times;
    observeText(profile, cell);
  } else if (isDate(cell)) {
    profile.datePrecision = finerKnown(profile.datePrecision, precisionOf(cell.serial));
  } else if (isStale(cell)) {
    observeCell(profile, cell.last, times);
  }
}

/**
 * Counts the cells of a column into its profile, by itself so that one million numbers take no longer than to look at them, and one
 * text that comes a million times is looked at once.
 * @param leftOut 1 for each row that says nothing, because it is not sent
 */
export function observeColumn(profile: ColumnProfile, column: CellColumn, leftOut?: Uint8Array): void {
  if (column.kind === "numbers" && column.form.kind === "plain") return observeNumbers(profile, column, leftOut);
  if (column.kind !== "distinct") {
    for (let row = 0; row < column.length; row++) if (leftOut?.[row] !== 1) observeCell(profile, column.at(row));
    return;
  }
  const times = new Uint32Array(column.distinct.length);
  column.codes.forEach((code, row) => (times[code]! += leftOut?.[row] === 1 ? 0 : 1));
  column.distinct.forEach((cell, code) => times[code]! > 0 && observeCell(profile, cell, times[code]));
}

function observeNumbers(profile: ColumnProfile, { values, blanks }: NumberColumn, leftOut?: Uint8Array): void {
  for (let row = 0; row < values.length; row++) {
    if (leftOut?.[row] === 1) continue;
    if (blanks?.[row] === 1) profile.blanks++;
    else {
      profile.numbers++;
      observeNumber(profile, values[row]!, false, 1);
    }
  }
}

function observeNumber(profile: ColumnProfile, number: number, hasFormat: boolean, times: number): void {
  if (!Number.isSafeInteger(number)) profile.inexactIntegers += times;
  if (hasFormat || !isShownWhole(number)) profile.shownOtherwise += times;
  // Nothing is finer than a millisecond.
  if (profile.convertedPrecision === "millisecond") return;
  profile.convertedPrecision = finerKnown(profile.convertedPrecision, precisionOf(number));
}

/**
 * How finely the dates of a column are written: as the finest of all that are sent needs, among them texts and numbers that the
 * analyst has read as dates, and dates to be filled in. Filled in beside times, which are no dates, a date changes nothing.
 */
export function writtenPrecision(
  { datePrecision, convertedPrecision, orderedPrecision }: ColumnProfile,
  type: ColumnType,
  { cures = {}, dateOrder }: Pick<ColumnReading, "cures" | "dateOrder">,
): DatePrecision {
  const isConverted = type === "datetime" && cures["not-date"]?.kind === "convert";
  const filled = type === "datetime" && datePrecision !== "time" ? Object.values(cures).map(precisionOfFill) : [];
  const ordered = dateOrder === undefined ? undefined : orderedPrecision;
  const converted = isConverted ? finerKnown(convertedPrecision, ordered) : undefined;
  return filled.reduce(finerKnown, finerKnown(datePrecision, converted)) ?? "day";
}

/** Any date has a digit; which order it is read in changes nothing of its time of day. */
function observeText(profile: ColumnProfile, text: string): void {
  if (text.length > LONGEST_DATE || !/\d/.test(text)) return;
  if (profile.convertedPrecision === "millisecond" && profile.orderedPrecision === "millisecond") return;
  const plain = precisionOfText(text);
  profile.convertedPrecision = finerKnown(profile.convertedPrecision, plain);
  if (plain !== undefined) return;
  const ordered = precisionOfText(text, "day-first") ?? precisionOfText(text, "month-first");
  profile.orderedPrecision = finerKnown(profile.orderedPrecision, ordered);
}

function precisionOfFill(cure: Cure): DatePrecision | undefined {
  return cure.kind === "fill" && typeof cure.value === "string" ? precisionOfText(cure.value) : undefined;
}

function precisionOfText(text: string, order?: DateOrder): DatePrecision | undefined {
  const iso = readDateText(text, order);
  return iso === undefined ? undefined : precisionOfIso(iso);
}

function finerKnown(a: DatePrecision | undefined, b: DatePrecision | undefined): DatePrecision | undefined {
  return a === undefined || b === undefined ? (a ?? b) : finerOf(a, b);
}

/**
 * The one type that most cells of the column have, when no signature says it. The others become problems with an address,
 * rather than a column of two types; blanks turn whole numbers into floats, as they do in pandas.
 */
export function inferType(profile: ColumnProfile): ColumnType {
  const { numbers, dates, booleans } = profile;
  const texts = profile.texts - profile.emptyTexts;
  const most = Math.max(numbers, texts, dates, booleans);
  if (most === 0 || texts === most) return "string";
  if (dates === most) return "datetime";
  if (booleans === most && numbers < most) return "boolean";
  return profile.inexactIntegers === 0 && profile.blanks + profile.emptyTexts === 0 && numbers === most
    ? "long"
    : "double";
}

/**
 * Whether the counts alone prove that every cell can be sent, so that the column need not be read a second time.
 * False only says that it must be looked at.
 */
export function isSurelySendable(
  profile: ColumnProfile,
  encoding: Pick<ColumnEncoding, "type" | "isDeclared" | "blanks">,
): boolean {
  const { type } = encoding;
  if (profile.errors > 0 || (profile.blanks > 0 && !sendsBlanks(encoding))) return false;
  const { numbers, texts, dates, booleans } = profile;
  if (type === "double") return texts + dates + booleans === 0;
  if (type === "long") return texts + dates + booleans === 0 && profile.inexactIntegers === 0;
  if (type === "boolean") return numbers + texts + dates === 0;
  return type === "string" && dates + profile.shownOtherwise === 0;
}
