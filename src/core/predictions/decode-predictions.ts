import { BatchFailedError } from "../errors";
import { BigInteger, NonFiniteNumber, parseJsonText } from "../json/exact-json";
import { isJsonObject, type JsonObject } from "../json/json-object";
import { answeredNames, namesByPlace } from "./answered-names";
import { withoutMissingTexts } from "./missing-texts";
import { plainAnswer } from "./plain-answer";
import { MissingPrediction, type Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";
import { isSplitFrame, readLabelled, readSplitFrame } from "./table-shapes";

/** A response body, checked: `rows.length` is the number of rows sent and `rows[i].length === outputs.length`. */
export interface Predictions {
  /** `[SINGLE_OUTPUT]`, or the names (or positions) of several outputs. */
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly Prediction[])[];
}

/**
 * Reads one response body: `{"predictions": X}`, `{"outputs": X}` of feature serving, or a bare list, as MLflow 1 answered; X in every shape that
 * MLflow and pandas write: a list of values, of lists, of objects; one bare value; a frame or a series, as `table-shapes.ts` reads them.
 * One-element lists are their element: a matrix of one column has one output, without a name.
 * @param rowCount rows sent; an answer with any other count is refused whole, because its rows cannot be told apart
 * @throws BatchFailedError `malformed-response`, `row-count-mismatch`
 */
export function decodePredictions(body: string, rowCount: number): Predictions {
  const plain = plainAnswer(body);
  if (plain === undefined) return decodeWithCare(body, rowCount);
  checkCount(plain.rows.length, rowCount);
  return named(plain.outputs, plain.rows);
}

/** The same for any body. */
export function decodeWithCare(body: string, rowCount: number): Predictions {
  const value = answered(parse(body));
  if (Array.isArray(value)) return fromList(value, rowCount);
  if (isObject(value)) return fromObject(value, rowCount);
  if (value === null) throw malformed('its "predictions" are null');
  checkCount(1, rowCount);
  return predictionsOf([SINGLE_OUTPUT], [[value]]);
}

function parse(body: string): unknown {
  try {
    return parseJsonText(body);
  } catch (cause) {
    // The parser's own message quotes the text, which may be the analyst's data: the kind of error is enough.
    throw malformed("it is not JSON", cause instanceof RangeError ? "The answer is nested too deeply." : undefined);
  }
}

/** What stands under "predictions", also where a wrapper has put another one around it. */
function answered(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer;
  if (!isObject(answer)) throw malformed("it is not a JSON object");
  if (isSplitFrame(answer)) return answer;
  const value = "predictions" in answer ? answer["predictions"] : answer["outputs"];
  if (value === undefined) throw malformed('it has no "predictions"');
  const isWrapped =
    isObject(value) && Object.keys(value).length === 1 && ("predictions" in value || "outputs" in value);
  return isWrapped && isTable(Object.values(value)[0]) ? answered(value) : value;
}

function isTable(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

function fromList(list: readonly unknown[], rowCount: number): Predictions {
  checkCount(list.length, rowCount);
  const values = squeezed(list);
  const present = values.filter((value) => !isMissing(value));
  if (present.length > 0 && present.every(isObject)) {
    const outputs = [...new Set(present.flatMap((row) => Object.keys(row)))];
    if (outputs.length > 0) return byName(outputs, values);
  }
  const width = commonWidth(present);
  if (width !== undefined) return byName(namesByPlace(width), values);
  return predictionsOf(
    [SINGLE_OUTPUT],
    values.map((value) => [value]),
  );
}

/** Rows that are objects or lists, by the names or places of their outputs. One output that has but a place has no name. */
function byName(outputs: readonly string[], rows: readonly unknown[]): Predictions {
  return predictionsOf(
    outputs,
    rows.map((row) => outputs.map((name) => outputOf(row, name))),
  );
}

/** One output of a row that is an object or a list; a row that is null or NaN as a whole has none of its outputs. */
function outputOf(row: unknown, name: string): unknown {
  if (isMissing(row)) return row;
  const outputs = row as Readonly<Record<string, unknown>>;
  return Object.hasOwn(outputs, name) ? outputs[name] : ABSENT;
}

function isMissing(value: unknown): boolean {
  return value === null || value instanceof NonFiniteNumber;
}

/** A frame or a series; one list an output, all as long as the rows sent; or, for a single row, one value an output. */
function fromObject(table: JsonObject, rowCount: number): Predictions {
  const outputs = Object.keys(table);
  if (outputs.length === 0) throw malformed('its "predictions" are empty');
  if (isSplitFrame(table)) {
    checkCount(table.data.length, rowCount);
    const frame = readSplitFrame(table);
    if (typeof frame === "string") throw malformed(frame);
    return predictionsOf(frame.columns, frame.rows);
  }
  const lists = outputs.map((name) => table[name]);
  if (lists.every(Array.isArray)) {
    for (const list of lists) checkCount(list.length, rowCount);
    const columns = lists.map(squeezed);
    return predictionsOf(
      outputs,
      Array.from({ length: rowCount }, (_, row) => columns.map((list) => list[row])),
    );
  }
  if (lists.some(Array.isArray)) throw malformed("some of its outputs are lists and others are not");
  const labelled = readLabelled(table, rowCount);
  if (labelled === "ambiguous") throw malformed("its rows and its outputs have the same labels");
  if (labelled !== undefined && "list" in labelled) return fromList(labelled.list, rowCount);
  if (labelled !== undefined) return predictionsOf(labelled.columns, labelled.rows);
  checkCount(1, rowCount);
  return predictionsOf(outputs, [lists]);
}

/** Lists of one element each are their elements, at any depth: a model may answer a matrix of one column. */
function squeezed(list: readonly unknown[]): readonly unknown[] {
  let values = list;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    const present = values.filter((value) => !isMissing(value));
    if (present.length === 0 || !present.every((value) => Array.isArray(value) && value.length === 1)) break;
    values = values.map((value) => (Array.isArray(value) ? (value[0] as unknown) : value));
  }
  return values;
}

const ABSENT = new MissingPrediction("absent");

function predictionsOf(outputs: readonly string[], rows: readonly (readonly unknown[])[]): Predictions {
  return named(
    outputs,
    rows.map((row) => row.map(toPrediction)),
  );
}

function named(outputs: readonly string[], read: readonly (readonly Prediction[])[]): Predictions {
  return { outputs: answeredNames(outputs), rows: withoutMissingTexts(read, outputs.length) };
}

function toPrediction(value: unknown): Prediction {
  if (value instanceof MissingPrediction) return value;
  if (value === null || value === undefined) return new MissingPrediction("null");
  if (value instanceof NonFiniteNumber) return new MissingPrediction(value.token);
  if (value instanceof BigInteger) return value.digits;
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
