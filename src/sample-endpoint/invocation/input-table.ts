import { pythonType, quoteAsPython } from "../python/python-text";
import { badRequest } from "../python/scoring-refusal";

/** The rows of a request before the model's types are applied. Unnamed columns are numbered from 0. */
export interface InputTable {
  readonly columns: readonly (string | number)[];
  /** JSON values; each row has one cell a column, null where the request had none. */
  readonly rows: readonly (readonly unknown[])[];
}

/** `dataframe_records`: a list of objects. A key that one row lacks is a blank there; lists get numbered columns. */
export function tableFromRecords(records: unknown): InputTable {
  if (!Array.isArray(records)) {
    throw invalid(`Dataframe records format must be a list of records. Got ${typeInWords(records)}.`);
  }
  const rows: readonly unknown[] = records;
  if (rows.length === 0 || !rows.every(isRecord)) return tableFromLists(rows);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? null)) };
}

/** `dataframe_split`: an object of `columns` and `data`, `index` allowed, nothing else. */
export function tableFromSplit(split: unknown): InputTable {
  if (!isRecord(split)) throw invalid(`Dataframe split format must be a dictionary. Got ${typeInWords(split)}.`);
  const keys = Object.keys(split);
  if (!keys.includes("data") || keys.some((key) => !["data", "columns", "index"].includes(key))) {
    const found = keys.map(quoteAsPython).join(", ");
    throw invalid(
      `Dataframe split format must have 'data' field and optionally 'columns' and 'index' fields. Got {${found}}.'`,
    );
  }
  if (!Array.isArray(split.data)) throw notASplit(`Cannot read data of type ${pythonType(split.data)}`);
  const unnamed = tableFromLists(split.data);
  if (split.columns === undefined || split.columns === null) return unnamed;
  if (!Array.isArray(split.columns) || !split.columns.every(isLabel)) throw notASplit("Cannot read the columns");
  const named = split.columns.length;
  const passed = unnamed.columns.length;
  if (unnamed.rows.length > 0 && named !== passed) {
    throw notASplit(`${named} columns passed, passed data had ${passed} columns`);
  }
  return { columns: split.columns, rows: unnamed.rows };
}

/** `instances`: one object or one list of numbers a row; all objects have the same keys. */
export function tableFromInstances(instances: unknown): InputTable {
  if (!Array.isArray(instances)) throw invalid(`Expected a list, got ${typeInWords(instances)}.`);
  const rows: readonly unknown[] = instances;
  if (rows.length > 0 && rows.every(isRecord)) {
    const table = tableFromRecords(rows);
    if (rows.some((row) => Object.keys(row).length !== table.columns.length)) throw unevenLengths();
    return table;
  }
  refuseTexts(rows);
  return tableFromLists(rows);
}

/** `inputs`: one list a column name; a list means the same as `instances`. */
export function tableFromInputs(inputs: unknown): InputTable {
  if (!isRecord(inputs)) return tableFromInstances(inputs);
  const columns = Object.keys(inputs);
  const lists = columns.map((column) => listOf(inputs[column]));
  const length = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== length)) throw unevenLengths();
  return { columns, rows: Array.from({ length }, (_, row) => lists.map((list) => list[row] ?? null)) };
}

function tableFromLists(rows: readonly unknown[]): InputTable {
  const lists = rows.map(listOf);
  const width = lists.reduce((widest, list) => Math.max(widest, list.length), 0);
  const columns = Array.from({ length: width }, (_, index) => index);
  return { columns, rows: lists.map((list) => columns.map((index) => list[index] ?? null)) };
}

/** Lists without names become an array of numbers, which no text fits into. */
function refuseTexts(rows: readonly unknown[]): void {
  const text = rows.flat(Infinity).find((value) => typeof value === "string" && Number.isNaN(Number(value)));
  if (typeof text === "string") throw invalid(`could not convert string to float: ${quoteAsPython(text)}`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLabel(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function typeInWords(value: unknown): string {
  return isRecord(value) ? "dictionary" : pythonType(value);
}

function invalid(reason: string) {
  return badRequest(`Invalid input. ${reason}`);
}

function notASplit(reason: string) {
  return invalid(
    `Provided dataframe_split field is not a valid dataframe representation in 'split' format. Error: '${reason}'`,
  );
}

function unevenLengths() {
  return invalid("The length of values for each input/column name are not the same");
}
