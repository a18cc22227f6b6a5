import type { DateForm } from "../../../core/columns/column-encoding";
import { WHOLE_ROW } from "../../../core/columns/column-reading";
import type { CellCause, ColumnType } from "../../../core/columns/column-type";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import type { Formats } from "./formats";

/** Words of a check and of its cures. */
export const CHECK_WORDS = {
  columns: "Columns with cells at fault",
  looksAgain: "Its cells are looked at again before they are sent.",
  sendColumnAs: "Send this column as",
  whatItsCellsAre: "what its cells are",
  columnTypes: "Column types",
  cureFailed: "What you chose does not fit these cells: their rows are left out.",
  valueToSend: "Value to send instead",
  chosen: "Chosen for this table",
  showsFaultsFirst: "The next run shows cells at fault first",
  leavesRowsOut: "Rows with cells at fault are left out",
  askAgain: "Ask again",
  askAgainInFull: "Ask again about rows with cells at fault",
  undo: "Undo",
  leaveRowsOut: "Leave these rows out",
  wholeRow: "Whole rows",
  scoreBlankRows: "Score them all the same, as missing throughout",
  sendMissing: "Send them as missing (null)",
  readAsMeant: "Read as it is meant",
  sendAnother: "Send another value instead",
} as const;

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
export const CAUSE_WORDS: Readonly<Record<CellCause, CauseWords>> = {
  "error-cell": {
    what: "Excel errors",
    why: "An error such as #N/A is no value; sent as text it would be scored as if it were data.",
  },
  "data-type": {
    what: "Data types (stocks, geography, images ...)",
    why: "Such a cell holds many fields and no one value. Take a field out of it into a column of its own, such as =A2.Price, and send that.",
  },
  "no-result": {
    what: "Formulas without a result",
    why: "Nobody has calculated them yet, or their file was saved without results. Open it in Excel and save it, then check again.",
  },
  "stale-result": {
    what: "Formulas out of date",
    why: "They have to be calculated anew: in Excel, press F9; a file that says so itself, open in Excel and save.",
    convert: "Send their last results all the same",
  },
  "blank-row": {
    what: "Rows without any input",
    why: "Every cell that would be sent is blank: the model would answer all the same.",
  },
  "blank-refused": {
    what: "Blank cells",
    why: "The model takes no blanks here: it would refuse whole requests, or read them as False.",
  },
  "text-not-number": { what: "Text", why: "The model wants a number here and would refuse whole requests." },
  "locale-number": {
    what: "Numbers written as text",
    why: "The model would refuse whole requests. Say how these are read.",
  },
  "boolean-not-number": {
    what: "TRUE or FALSE",
    why: "The model wants a number here.",
    convert: "Send 1 and 0",
  },
  "date-not-number": {
    what: "Dates",
    why: "The model wants a number here and would refuse whole requests.",
    convert: "Send Excel's serial numbers",
  },
  "not-whole": {
    what: "Fractions",
    why: "The model wants whole numbers here: it would score 5.7 as 5 without a word.",
    convert: "Round them",
  },
  "integer-overflow": {
    what: "Numbers that are too large",
    why: "The model would score another number, even a negative one, without a word.",
  },
  "float-overflow": {
    what: "Numbers that are too large",
    why: "The model would score infinity.",
  },
  "not-boolean": {
    what: "Neither TRUE nor FALSE",
    why: "The model would read any text as True.",
    convert: "Read yes and no, true and false, 1 and 0",
  },
  "not-date": {
    what: "Not a date",
    why: "The model would score a number as a day in 1970, and refuse whole requests for a text.",
    convert: "Read as dates",
  },
  "time-without-date": {
    what: "Times without a date",
    why: "The model would take today's date for them.",
  },
  "date-out-of-range": {
    what: "Dates out of range",
    why: "They are no day of the calendar, or too far from today for the model, which would refuse whole requests.",
  },
  "not-base64": { what: "Not base64", why: "The model wants binary data here, written as base64." },
  "not-json": {
    what: "Not JSON",
    why: "The model wants a list or an object here, as JSON text such as [1, 2], and would refuse whole requests.",
    convert: "Read 1, 2, 3 as a list",
  },
  "unfit-json": {
    what: "Lists or objects that do not fit",
    why: "What is in them is not what the model declares: it would refuse whole requests, or read something else.",
  },
  "stored-not-shown": {
    what: "Numbers that are not sent as shown",
    why: "The model wants text here, and the text of the stored number is not what the sheet shows.",
    convert: "Send as shown",
  },
  "not-finite": { what: "Unusable numbers", why: "Such a number cannot be sent." },
  "column-changed": { what: "Changed during the check", why: "The cells were edited while they were read." },
};

/** Types as what a column is full of. */
export const TYPE_CONTENT_WORDS: Readonly<Record<ColumnType, string>> = {
  double: "numbers",
  float: "numbers",
  integer: "whole numbers",
  long: "whole numbers",
  boolean: "TRUE and FALSE",
  string: "text",
  datetime: "dates",
  binary: "base64",
  array: "lists (JSON)",
  object: "objects (JSON)",
  map: "objects (JSON)",
};

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
  if (isDeclared || !TYPE_CAUSES.has(cause)) return CAUSE_WORDS[cause].why;
  return `This column is sent as ${TYPE_CONTENT_WORDS[type]}. Anything else in it may be refused or misread.`;
}

/** How dates are sent of which no schema speaks. */
export const DATE_FORM_WORDS: Readonly<Record<DateForm, string>> = {
  iso: "ISO text (2024-02-29)",
  serial: "Excel serial numbers (45351)",
  "epoch-ms": "milliseconds since 1970",
};

const WANTED_WORDS: Readonly<Record<ColumnType, string>> = {
  double: "Type a number, such as 2.5.",
  float: "Type a number, such as 2.5.",
  integer: "Type a whole number, such as 3.",
  long: "Type a whole number, such as 3.",
  boolean: "Type TRUE or FALSE.",
  string: "Type a text.",
  datetime: "Type a date, such as 2024-02-29.",
  binary: "Type base64 text.",
  array: "Type a list, such as [1, 2].",
  object: 'Type an object, such as {"a": 1}.',
  map: 'Type an object, such as {"a": 1}.',
};

/** What the check was about, and what may be done now. */
export function nothingSentWords(label: string): string {
  return `${label}: nothing was sent. Correct the cells in the sheet, or say what to do about them.`;
}

/** Over the faults of a column, or of rows as a whole. */
export function headingWords(column: string): string {
  return column === WHOLE_ROW ? CHECK_WORDS.wholeRow : column;
}

export function sentAsWords(type: ColumnType): string {
  return `sent as ${TYPE_CONTENT_WORDS[type]}`;
}

export function showMoreWords(columns: number, formats: Formats): string {
  return `Show ${formats.columns(columns)} more`;
}

/** Cells of a column with one fault. */
export function problemWords({ cause, rowCount }: Pick<CellProblem, "cause" | "rowCount">, formats: Formats): string {
  return `${CAUSE_WORDS[cause].what}: ${formats.rows(rowCount)}`;
}

/** Read out after `problemWords`, where the column stands in sight. */
export function inColumnWords(column: string): string {
  return column === WHOLE_ROW ? "" : ` in column ${column}`;
}

/** What most cells of a column are, where a check has found out. */
export function inferredWords(type: ColumnType | undefined): string {
  return type === undefined ? CHECK_WORDS.whatItsCellsAre : `${TYPE_CONTENT_WORDS[type]} (most of its cells)`;
}

export function datesAsWords(column: string): string {
  return `Dates of ${column} as`;
}

/** While what is typed is no value of the type. */
export function wantedValueWords(type: ColumnType): string {
  return `${WANTED_WORDS[type]} Until then these rows are left out.`;
}

/** A choice that still counts, as one line of a list. */
export function choiceWords(column: string, words: string): string {
  return column === WHOLE_ROW ? words : `${column} · ${words}`;
}

/** The button beside it, for a screen reader. */
export function undoWords(column: string, words: string): string {
  return `Undo: ${column === WHOLE_ROW ? "" : `${column}, `}${words}`;
}

/** How a column is read, as it was chosen. */
export function readingWords(type: ColumnType | undefined, dateForm: DateForm | undefined): string {
  return [
    ...(type === undefined ? [] : [sentAsWords(type)]),
    ...(dateForm === undefined ? [] : [`dates as ${DATE_FORM_WORDS[dateForm]}`]),
  ].join(", ");
}
