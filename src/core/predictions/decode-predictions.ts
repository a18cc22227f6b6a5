import { BatchFailedError } from "../errors";
import { BigInteger, NonFiniteNumber, parseJsonText } from "../json/exact-json";
import { isJsonObject, type JsonObject } from "../json/json-object";
import { MissingPrediction, type Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";

/** A response body, checked: `rows.length` is the number of rows sent and `rows[i].length === outputs.length`. */
export interface Predictions {
  /** `[SINGLE_OUTPUT]`, or the names (or positions) of several outputs. */
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly Prediction[])[];
}

/**
 * Reads one response body: `{"predictions": X}`, or `{"outputs": X}` of feature serving, in every shape an MLflow server answers
 * (list of values, of lists, of objects; object of lists; one bare value).
 * @param rowCount rows sent; an answer with any other count is refused whole, because its rows cannot be told apart
 * @throws BatchFailedError `malformed-response`, `row-count-mismatch`
 */
export function decodePredictions(body: string, rowCount: number): Predictions {
  const answer = parse(body);
  if (!isObject(answer)) throw malformed("it is not a JSON object");
  const value = "predictions" in answer ? answer["predictions"] : answer["outputs"];
  if (value === undefined) throw malformed('it has no "predictions"');
  if (Array.isArray(value)) return fromList(value, rowCount);
  if (isObject(value)) return fromObject(value, rowCount);
  if (value === null) throw malformed('its "predictions" are null');
  checkCount(1, rowCount);
  return { outputs: [SINGLE_OUTPUT], rows: [[toPrediction(value)]] };
}

function parse(body: string): unknown {
  try {
    return parseJsonText(body);
  } catch (cause) {
    // The parser's own message quotes the text, which may be the analyst's data: the kind of error is enough.
    throw malformed("it is not JSON", cause instanceof RangeError ? "The answer is nested too deeply." : undefined);
  }
}

function fromList(values: readonly unknown[], rowCount: number): Predictions {
  checkCount(values.length, rowCount);
  const answered = values.filter((value) => !isMissing(value));
  if (answered.length > 0 && answered.every(isObject)) {
    const outputs = [...new Set(answered.flatMap((row) => Object.keys(row)))];
    if (outputs.length > 0) return { outputs, rows: values.map((row) => outputs.map((name) => outputOf(row, name))) };
  }
  const width = commonWidth(answered);
  if (width !== undefined) {
    const outputs = Array.from({ length: width }, (_, position) => String(position));
    return { outputs, rows: values.map((row) => outputs.map((name) => outputOf(row, name))) };
  }
  return { outputs: [SINGLE_OUTPUT], rows: values.map((value) => [toPrediction(value)]) };
}

/** One output of a row that is an object or a list; a row that is null or NaN as a whole has none of its outputs. */
function outputOf(row: unknown, name: string): Prediction {
  if (isMissing(row)) return toPrediction(row);
  const outputs = row as Readonly<Record<string, unknown>>;
  return Object.hasOwn(outputs, name) ? toPrediction(outputs[name]) : ABSENT;
}

function isMissing(value: unknown): boolean {
  return value === null || value instanceof NonFiniteNumber;
}

/** One list an output, all as long as the rows sent; or, for a single row, one value an output. */
function fromObject(columns: Readonly<Record<string, unknown>>, rowCount: number): Predictions {
  const outputs = Object.keys(columns);
  const lists = outputs.map((name) => columns[name]);
  if (outputs.length === 0) throw malformed('its "predictions" are empty');
  if (lists.every(Array.isArray)) {
    for (const list of lists) checkCount(list.length, rowCount);
    return {
      outputs,
      rows: Array.from({ length: rowCount }, (_, row) => lists.map((list) => toPrediction(list[row]))),
    };
  }
  if (lists.some(Array.isArray)) throw malformed("some of its outputs are lists and others are not");
  checkCount(1, rowCount);
  return { outputs, rows: [lists.map(toPrediction)] };
}

const ABSENT = new MissingPrediction("absent");

function toPrediction(value: unknown): Prediction {
  if (value === null || value === undefined) return new MissingPrediction("null");
  if (value instanceof NonFiniteNumber) return new MissingPrediction(value.token);
  if (value instanceof BigInteger) return value.digits;
  if (value === "NaT") return new MissingPrediction("NaT");
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return nestedText(value);
}

/** Levels of a nested value that are written out: far more than a person reads in a cell, far fewer than overflow the stack. */
const MAX_NESTING = 200;

/** A nested value as JSON text, its big integers with all their digits. */
function nestedText(value: unknown, level = 0): string {
  if (level > MAX_NESTING) throw malformed("it is nested too deeply");
  if (value instanceof BigInteger) return value.digits;
  if (value instanceof NonFiniteNumber) return value.token;
  if (Array.isArray(value)) return `[${value.map((inner) => nestedText(inner, level + 1)).join(",")}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}:${nestedText(inner, level + 1)}`)
      .join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The length all inner lists share, if every value is a list and they share one. */
function commonWidth(values: readonly unknown[]): number | undefined {
  const first = values[0];
  if (!Array.isArray(first) || first.length === 0) return undefined;
  return values.every((value) => Array.isArray(value) && value.length === first.length) ? first.length : undefined;
}

function checkCount(answered: number, sent: number): void {
  if (answered === sent) return;
  throw new BatchFailedError(
    "row-count-mismatch",
    `The endpoint answered ${answered} predictions for ${sent} rows, so none of them can be matched to a row.`,
  );
}

/** A JSON object, and not a number that JSON.parse could not hold. */
function isObject(value: unknown): value is JsonObject {
  return isJsonObject(value) && !(value instanceof NonFiniteNumber) && !(value instanceof BigInteger);
}

function malformed(what: string, detail?: string): BatchFailedError {
  return new BatchFailedError(
    "malformed-response",
    `The endpoint's answer could not be read: ${what}.`,
    detail === undefined ? {} : { detail },
  );
}
