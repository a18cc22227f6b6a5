import { MAX_CELL_CHARACTERS } from "../texts/read-input";
import { cellError, isErrorText, type CellError, type CellValue } from "../texts/cell-content";
import type { Operand } from "../values/operand";

/** What a call came to. */
export interface InvocationAnswer {
  readonly result: Operand;
  /** Why it is an error, for people; only `#VALUE!` and `#N/A` have it. Source: Microsoft Learn, "Handle and return errors from your custom function". */
  readonly message?: string;
  /** The same for each value of a block. */
  readonly messages?: readonly (readonly (string | undefined)[])[];
}

/** One value that was answered. */
interface AnsweredValue extends InvocationAnswer {
  readonly result: CellValue;
}

const VALUE = cellError("#VALUE!");
const NOT_AVAILABLE = cellError("#N/A");

/** Numbers by which Office.js says what went wrong. Source: `_getCustomFunctionResultErrorCodeFromErrorCode` of @microsoft/office-js. */
const ERRORS: Readonly<Record<number, CellError>> = {
  1: NOT_AVAILABLE,
  5: cellError("#DIV/0!"),
  6: cellError("#NUM!"),
  8: cellError("#NULL!"),
};

/** A call that failed. @param code how, by the library's number for it; all that have no error of their own are `#VALUE!` */
export function failedAnswer(code: unknown, message: unknown): InvocationAnswer {
  return withMessage(ERRORS[Number(code)] ?? VALUE, message);
}

/** What a function gave back: a value, a block of them, or an error that it made. What Excel shows nowhere is `#VALUE!`. */
export function givenAnswer(value: unknown): InvocationAnswer {
  if (!Array.isArray(value)) {
    return givenValue(value);
  }
  const rows = value as readonly unknown[];
  const first = rows[0];
  const isBlock =
    Array.isArray(first) && first.length > 0 && rows.every((row) => Array.isArray(row) && row.length === first.length);
  if (!isBlock) return { result: VALUE };
  const answers = (rows as readonly (readonly unknown[])[]).map((row) => row.map(givenValue));
  const result = { rows: answers.map((row) => row.map((answer) => answer.result)) };
  const messages = answers.map((row) => row.map(({ message }) => message));
  return messages.flat().some((message) => message !== undefined) ? { result, messages } : { result };
}

function givenValue(value: unknown): AnsweredValue {
  return withMessage(valueOf(value), isObject(value) ? value.message : undefined);
}

function withMessage(result: CellValue, message: unknown): AnsweredValue {
  const isTold = (result === VALUE || result === NOT_AVAILABLE) && typeof message === "string" && message !== "";
  return isTold ? { result, message } : { result };
}

function valueOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : cellError("#NUM!");
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value.length > MAX_CELL_CHARACTERS ? VALUE : value;
  // Entities, formatted numbers and errors say what a cell without data types shows of them.
  if (!isObject(value)) return VALUE;
  const { basicValue } = value;
  if (typeof basicValue === "string" && value.type === "Error")
    return isErrorText(basicValue) ? cellError(basicValue) : VALUE;
  if (typeof basicValue === "string" && value.basicType === "Error") return VALUE;
  return isObject(basicValue) ? VALUE : valueOf(basicValue);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
