import { msg, t } from "@lingui/core/macro";
import type { DateForm } from "../../../core/columns/column-encoding";
import { WHOLE_ROW } from "../../../core/columns/column-reading";
import type { CellCause, ColumnType } from "../../../core/columns/column-type";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import type { Formats } from "./formats";
import { told } from "./language/told";
import { sourceWords } from "./language/source-words";
import { OBJECT_EXAMPLE } from "./type-words";

/** Words of a check and of its cures. */
export const CHECK_WORDS = told({
  columns: msg`Columns with cells at fault`,
  looksAgain: msg`Its cells are looked at again before they are sent.`,
  sendColumnAs: msg`Send this column as`,
  whatItsCellsAre: msg`what its cells are`,
  columnTypes: msg`Column types`,
  cureFailed: msg`What you chose does not fit these cells: their rows are left out.`,
  valueToSend: msg`Value to send instead`,
  chosen: msg`Chosen for this table`,
  showsFaultsFirst: msg`The next run shows cells at fault first`,
  leavesRowsOut: msg`Rows with cells at fault are left out`,
  askAgain: msg`Ask again`,
  askAgainInFull: msg`Ask again about rows with cells at fault`,
  undo: msg`Undo`,
  leaveRowsOut: msg`Leave these rows out`,
  wholeRow: msg`Whole rows`,
  scoreBlankRows: msg`Score them all the same, as missing throughout`,
  sendMissing: msg`Send them as missing (null)`,
  readAsMeant: msg`Read as it is meant`,
  sendAnother: msg`Send another value instead`,
  forAll: msg`For all`,
});

/** What is done about all cells at fault, as far as it fits them. */
export const FOR_ALL_WORDS = told({
  "leave-out": msg`leave the rows out`,
  "send-null": msg`send as missing`,
  read: msg`read as meant`,
});

/** What a check says about cells at fault. Apart from error-words.ts, because it is loaded with the check only. */
interface CauseWords {
  /** The cells, in a few words. */
  readonly what: string;
  /** What would become of them. */
  readonly why: string;
  /** What reading them as what they plainly mean would do. */
  readonly convert?: string;
}

/** What a model does with such cells: seen on a real MLflow server. */
export const CAUSE_WORDS: Readonly<Record<CellCause, CauseWords>> = told({
  "error-cell": {
    what: msg`Excel errors`,
    why: msg`An error such as #N/A is no value: sent as text it would be refused, or scored as if it were data.`,
  },
  "data-type": {
    what: msg`Data types (stocks, geography, images ...)`,
    why: msg`Such a cell holds many fields and no one value. Take a field out of it into a column of its own, such as =A2.Price, and send that.`,
  },
  "no-result": {
    what: msg`Formulas without a result`,
    why: msg`Nobody has calculated them yet, or their file was saved without results. Open it in Excel and save it, then check again.`,
  },
  "stale-result": {
    what: msg`Formulas out of date`,
    why: msg`They have to be calculated anew: in Excel, press F9; a file that says so itself, open in Excel and save.`,
    convert: msg`Send their last results all the same`,
  },
  "blank-row": {
    what: msg`Rows without any input`,
    why: msg`Every cell that would be sent is blank: the model would answer all the same.`,
  },
  "blank-refused": {
    what: msg`Blank cells`,
    why: msg`The model takes no blanks here and would refuse whole requests.`,
  },
  "text-not-number": { what: msg`Text`, why: msg`The model wants a number here and would refuse whole requests.` },
  "locale-number": {
    what: msg`Numbers written as text`,
    why: msg`The model would refuse whole requests. Say how these are read.`,
  },
  "boolean-not-number": {
    what: msg`TRUE or FALSE`,
    why: msg`The model wants a number here.`,
    convert: msg`Send 1 and 0`,
  },
  "date-not-number": {
    what: msg`Dates`,
    why: msg`The model wants a number here and would refuse whole requests.`,
    convert: msg`Send Excel's serial numbers`,
  },
  "not-whole": {
    what: msg`Fractions`,
    why: msg`The model wants whole numbers here: it would score 5.7 as 5 without a word.`,
    convert: msg`Round them`,
  },
  "integer-overflow": {
    what: msg`Numbers that are too large`,
    why: msg`The model would score another number, even a negative one, without a word.`,
  },
  "float-overflow": {
    what: msg`Numbers that are too large`,
    why: msg`The model would score infinity.`,
  },
  "not-boolean": {
    what: msg`Neither TRUE nor FALSE`,
    why: msg`The model would read any text as True.`,
    convert: msg`Read yes and no, true and false, 1 and 0`,
  },
  "not-date": {
    what: msg`Not a date`,
    why: msg`The model would score a number as a day in 1970, and refuse whole requests for a text.`,
    convert: msg`Read as dates`,
  },
  "time-without-date": {
    what: msg`Times without a date`,
    why: msg`The model would take today's date for them.`,
  },
  "date-out-of-range": {
    what: msg`Dates out of range`,
    why: msg`They are no day of the calendar, or too far from today for the model, which would refuse whole requests.`,
  },
  "not-base64": { what: msg`Not base64`, why: msg`The model wants binary data here, written as base64.` },
  "not-json": {
    what: msg`Not JSON`,
    why: msg`The model wants a list or an object here, as JSON text such as [1, 2], and would refuse whole requests.`,
    convert: msg`Read 1, 2, 3 as a list`,
  },
  "unfit-json": {
    what: msg`Lists or objects that do not fit`,
    why: msg`What is in them is not what the model declares: it would refuse whole requests, or read something else.`,
  },
  "stored-not-shown": {
    what: msg`Numbers that are not sent as shown`,
    why: msg`The model wants text here, and the text of the stored number is not what the sheet shows.`,
    convert: msg`Send as shown`,
  },
  "not-finite": { what: msg`Unusable numbers`, why: msg`Such a number cannot be sent.` },
  "column-changed": { what: msg`Changed during the check`, why: msg`The cells were edited while they were read.` },
});

/** Types as what a column is full of. */
export const TYPE_CONTENT_WORDS: Readonly<Record<ColumnType, string>> = told({
  double: msg`numbers`,
  float: msg`numbers`,
  integer: msg`whole numbers`,
  long: msg`whole numbers`,
  boolean: msg`TRUE and FALSE`,
  string: msg`text`,
  datetime: msg`dates`,
  binary: msg`base64`,
  array: msg`lists (JSON)`,
  object: msg`objects (JSON)`,
  map: msg`objects (JSON)`,
});

/** Faults of a cell beside the others of its column, rather than of its own. */
const TYPE_CAUSES: ReadonlySet<CellCause> = new Set<CellCause>([
  "text-not-number",
  "locale-number",
  "boolean-not-number",
  "date-not-number",
  "not-boolean",
  "not-date",
]);

/** Why such cells are not sent. Without a schema nobody knows what the model would do: only that a column has one type. */
export function whyWords(cause: CellCause, { type, isDeclared }: PreflightReport["columns"][number]): string {
  if (cause === "blank-refused" && type === "boolean")
    return t`The model takes no blanks here: it would refuse whole requests, or read them as False.`;
  if (isDeclared || !TYPE_CAUSES.has(cause)) return CAUSE_WORDS[cause].why;
  const content = TYPE_CONTENT_WORDS[type];
  return t`This column is sent as ${content}. Anything else in it may be refused or misread.`;
}

/** How dates are sent of which no schema speaks. */
export const DATE_FORM_WORDS: Readonly<Record<DateForm, string>> = told({
  iso: msg`ISO text (2024-02-29)`,
  serial: msg`Excel serial numbers (45351)`,
  "epoch-ms": msg`milliseconds since 1970`,
});

const WANTED_WORDS: Readonly<Record<ColumnType, string>> = told({
  double: msg`Type a number, such as 2.5.`,
  float: msg`Type a number, such as 2.5.`,
  integer: msg`Type a whole number, such as 3.`,
  long: msg`Type a whole number, such as 3.`,
  boolean: msg`Type TRUE or FALSE.`,
  string: msg`Type a text.`,
  datetime: msg`Type a date, such as 2024-02-29.`,
  binary: msg`Type base64 text.`,
  array: msg`Type a list, such as [1, 2].`,
  object: msg`Type an object, such as ${OBJECT_EXAMPLE}.`,
  map: msg`Type an object, such as ${OBJECT_EXAMPLE}.`,
});

/** What the check was about, and what may be done now. */
export function nothingSentWords(source: string): string {
  const label = sourceWords(source);
  return t`${label}: nothing was sent. Correct the cells in the sheet, or say what to do about them.`;
}

/** Over the faults of a column, or of rows as a whole. */
export function headingWords(column: string): string {
  return column === WHOLE_ROW ? CHECK_WORDS.wholeRow : column;
}

export function sentAsWords(type: ColumnType): string {
  const content = TYPE_CONTENT_WORDS[type];
  return t`sent as ${content}`;
}

export function showMoreWords(columns: number, formats: Formats): string {
  const more = formats.columns(columns);
  return t`Show ${more} more`;
}

/** Cells of a column with one fault. */
export function problemWords({ cause, rowCount }: Pick<CellProblem, "cause" | "rowCount">, formats: Formats): string {
  return `${CAUSE_WORDS[cause].what}: ${formats.rows(rowCount)}`;
}

/** Read out after `problemWords`, where the column stands in sight. */
export function inColumnWords(column: string): string {
  return column === WHOLE_ROW ? "" : t` in column ${column}`;
}

/** What most cells of a column are, where a check has found out. */
export function inferredWords(type: ColumnType | undefined): string {
  if (type === undefined) return CHECK_WORDS.whatItsCellsAre;
  const content = TYPE_CONTENT_WORDS[type];
  return t`${content} (most of its cells)`;
}

export function datesAsWords(column: string): string {
  return t`Dates of ${column} as`;
}

/** While what is typed is no value of the type. */
export function wantedValueWords(type: ColumnType): string {
  const wanted = WANTED_WORDS[type];
  return t`${wanted} Until then these rows are left out.`;
}

/** A choice that still counts, as one line of a list. */
export function choiceWords(column: string, words: string): string {
  return column === WHOLE_ROW ? words : `${column} · ${words}`;
}

/** The button beside it, for a screen reader. */
export function undoWords(column: string, words: string): string {
  const choice = column === WHOLE_ROW ? words : `${column}, ${words}`;
  return t`Undo: ${choice}`;
}

/** How a column is read, as it was chosen. */
export function readingWords(type: ColumnType | undefined, dateForm: DateForm | undefined): string {
  return [
    ...(type === undefined ? [] : [sentAsWords(type)]),
    ...(dateForm === undefined ? [] : [datesSentWords(dateForm)]),
  ].join(", ");
}

function datesSentWords(dateForm: DateForm): string {
  const form = DATE_FORM_WORDS[dateForm];
  return t`dates as ${form}`;
}
