import type { ModelCell, ModelPrediction, SampleModel } from "../models/sample-model";
import { readJson } from "../python/python-json";
import { listAsPython, pythonType, quoteAsPython } from "../python/python-text";
import { badRequest, paramsRefusal, schemaFailure } from "../python/scoring-refusal";
import { castColumn } from "./cast-column";
import { frameText } from "./frame-text";
import { tableFromInputs, tableFromInstances, tableFromRecords, tableFromSplit, type InputTable } from "./input-table";

const TABLE_READERS: Readonly<Record<string, (value: unknown) => InputTable>> = {
  inputs: tableFromInputs,
  dataframe_records: tableFromRecords,
  dataframe_split: tableFromSplit,
  instances: tableFromInstances,
};

/** A body with one of these keys is taken for a call of a language model, whatever else it holds. */
const LANGUAGE_MODEL_KEYS = ["messages", "prompt", "input"];

/** The rows of one request, converted to the model's types and put into the order of its inputs. */
export interface ScoringRequest {
  readonly rows: readonly (readonly ModelCell[])[];
  predict(): readonly ModelPrediction[];
}

/**
 * Reads a request body as MLflow's scoring server does: exactly one of the four input keys, `params` an object if it is
 * there, other keys ignored; extra columns dropped, missing ones refused. Throws `ScoringRefusal`.
 */
export function readScoringRequest(body: string, model: SampleModel): ScoringRequest {
  const fields = readFields(body);
  const languageModelKey = LANGUAGE_MODEL_KEYS.find((key) => key in fields);
  if (languageModelKey !== undefined) {
    const echo = `{${quoteAsPython(languageModelKey)}: ...}`;
    throw schemaFailure(echo, schemaText(model), missingText(model.inputs.map(nameOf), [languageModelKey]));
  }
  const table = readTable(fields);
  const cells = castTable(table, model);
  refuseParams(fields.params, table);
  const rows = cells.rows.map((row) => model.inputs.map((input) => row[cells.columns.indexOf(input.name)] ?? null));
  return { rows, predict: () => model.predict(rows) };
}

function readFields(body: string): Readonly<Record<string, unknown>> {
  const value = parse(body);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  const received = Array.isArray(value) ? "a list" : `unexpected input type '<class '${pythonType(value)}'>`;
  throw badRequest(`Invalid input. ${oneFieldWanted()} Received ${received}.`);
}

function parse(body: string): unknown {
  try {
    return readJson(body);
  } catch {
    const reason = "JSONDecodeError('Expecting value')";
    const echo = `b${quoteAsPython(body)}`;
    throw badRequest(
      `Invalid input. Ensure that input is a valid JSON formatted string. Error: '${reason}'\nInput: \n${echo}\n`,
    );
  }
}

function readTable(fields: Readonly<Record<string, unknown>>): InputTable {
  const present = Object.keys(TABLE_READERS).filter((key) => key in fields);
  const [key] = present;
  const read = key === undefined ? undefined : TABLE_READERS[key];
  if (key === undefined || read === undefined || present.length > 1) {
    throw badRequest(`${oneFieldWanted()} Received dictionary with input fields: ${listAsPython(present)}.`);
  }
  return read(fields[key]);
}

/** Converts what the signature declares; a missing column is found only afterwards, as on the real server. */
function castTable(table: InputTable, model: SampleModel): { columns: string[]; rows: ModelCell[][] } {
  const declared = model.inputs.filter((input) => table.columns.includes(input.name));
  const cast = declared.map((input) => {
    const index = table.columns.indexOf(input.name);
    return castColumn(
      input.name,
      input.type,
      table.rows.map((row) => row[index]),
    );
  });
  const missing = model.inputs.map(nameOf).filter((name) => !table.columns.includes(name));
  const extra = table.columns.filter((column) => !declared.some((input) => input.name === column));
  const isDoubled = new Set(table.columns).size < table.columns.length;
  if (missing.length > 0 || isDoubled) {
    const reason = isDoubled ? "'DataFrame' object has no attribute 'dtype'" : missingText(missing, extra);
    throw schemaFailure(frameText(table), schemaText(model), reason);
  }
  return {
    columns: declared.map(nameOf),
    rows: table.rows.map((_, row) => cast.map((cells) => cells[row] ?? null)),
  };
}

function refuseParams(params: unknown, table: InputTable): void {
  if (params === undefined || params === null) return;
  if (typeof params !== "object" || Array.isArray(params)) throw paramsRefusal(frameText(table), pythonType(params));
}

function missingText(missing: readonly string[], extra: readonly (string | number)[]): string {
  const note = extra.length > 0 ? ` Note that there were extra inputs: ${listAsPython(extra)}.` : "";
  return `Model is missing inputs ${listAsPython(missing)}.${note}`;
}

function schemaText(model: SampleModel): string {
  return `[${model.inputs.map((input) => `${quoteAsPython(input.name)}: ${input.type} (required)`).join(", ")}]`;
}

function oneFieldWanted(): string {
  const keys = Object.keys(TABLE_READERS).map(quoteAsPython).join(", ");
  return `The input must be a JSON dictionary with exactly one of the input fields {${keys}}.`;
}

function nameOf(column: { readonly name: string }): string {
  return column.name;
}
