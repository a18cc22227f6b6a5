import type { CellCause, ColumnType } from "../../../core/columns/column-type";
import type { PreflightReport } from "../../../core/request/preflight";

/** What a check says about cells at fault. Apart from messages.ts, because it is loaded with the check only. */
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
    convert: "Read 1, 0 and the words true, false",
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
