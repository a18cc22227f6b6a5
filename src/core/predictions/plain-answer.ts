import { isJsonObject } from "../json/json-object";
import type { Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";
import { isSplitFrame, readSplitFrame } from "./table-shapes";

/** Rows of an answer that are all made alike; `rows[i].length === outputs.length`. */
export interface PlainRows {
  readonly outputs: readonly string[];
  readonly rows: readonly (readonly Prediction[])[];
}

/** From here on a whole number may have lost digits to `JSON.parse`: it is read with care, digit for digit, and what is infinite is, too. */
const LEAST_IN_DOUBT = 1e15;

/**
 * The rows of a body in the shapes that nearly every model answers, as the engine's own parser reads them: under "predictions" a list of plain
 * values, of lists as long as each other, of objects that have the same members in the same order, or a frame in split form. Undefined for any other body, and for one that
 * holds what JSON has no form for: it is read with care.
 */
export function plainAnswer(body: string): PlainRows | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return undefined; // NaN is none of JSON's; what is wrong with any other body is found by the careful reader.
  }
  const value = isJsonObject(answer) ? answer["predictions"] : undefined;
  if (Array.isArray(value)) return plainRows(value);
  if (!isJsonObject(value) || !isSplitFrame(value)) return undefined;
  const frame = readSplitFrame(value);
  if (typeof frame === "string" || !frame.rows.every((row) => row.every(isPlainValue))) return undefined;
  return { outputs: frame.columns, rows: frame.rows };
}

function plainRows(list: readonly unknown[]): PlainRows | undefined {
  if (list.length === 0) return undefined;
  if (list.every(isPlainValue)) return { outputs: [SINGLE_OUTPUT], rows: list.map((value) => [value]) };
  const [first] = list;
  if (Array.isArray(first)) return plainLists(list, first.length);
  if (!isJsonObject(first)) return undefined;
  const outputs = Object.keys(first);
  const rows: Prediction[][] = [];
  for (const row of list) {
    const values = valuesOf(row, outputs);
    if (values === undefined) return undefined;
    rows.push(values);
  }
  return outputs.length === 0 ? undefined : { outputs, rows };
}

/** A matrix: its only column is the one output there is, and of several each is called by its place. */
function plainLists(list: readonly unknown[], width: number): PlainRows | undefined {
  const isRow = (row: unknown): row is Prediction[] =>
    Array.isArray(row) && row.length === width && row.every(isPlainValue);
  if (width === 0 || !list.every(isRow)) return undefined;
  const outputs = width === 1 ? [SINGLE_OUTPUT] : Array.from({ length: width }, (_, place) => String(place));
  return { outputs, rows: list };
}

function valuesOf(row: unknown, outputs: readonly string[]): Prediction[] | undefined {
  if (!isJsonObject(row)) return undefined;
  const names = Object.keys(row);
  if (names.length !== outputs.length) return undefined;
  const values: Prediction[] = [];
  for (let place = 0; place < names.length; place++) {
    const name = names[place]!;
    const value = row[name];
    if (name !== outputs[place] || !isPlainValue(value)) return undefined;
    values.push(value);
  }
  return values;
}

function isPlainValue(value: unknown): value is string | number | boolean {
  if (typeof value === "number") return value < LEAST_IN_DOUBT && value > -LEAST_IN_DOUBT;
  return typeof value === "string" || typeof value === "boolean";
}
