import { isJsonObject } from "../../core/json/json-object";

/** What must, and what must not, be recognised in an error that echoes the request. */
export interface SentRequest {
  readonly columns: ReadonlySet<string>;
  /** Every word of every text cell, and `true` or `false` where a cell is; in lower case. */
  readonly cellWords: ReadonlySet<string>;
}

/** Letters, digits and underscores of any script in a row. */
export const WORD = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * Reads back a request body of any input format. Used only when an answer is an error, so its cost does not matter.
 * A body that is not JSON has no columns, and all its words count as cells.
 */
export function readSentRequest(body: string): SentRequest {
  const columns = new Set<string>();
  const cellWords = new Set<string>();
  try {
    const request: unknown = JSON.parse(body);
    collectCells(isJsonObject(request) ? takeColumns(request, columns) : request, cellWords);
  } catch {
    collectCells(body, cellWords);
  }
  return { columns, cellWords };
}

/** Notes the column names; what is left are cells. */
function takeColumns(request: Readonly<Record<string, unknown>>, columns: Set<string>): unknown {
  const { dataframe_split: split, ...rest } = request;
  for (const value of Object.values(rest)) {
    const record: unknown = Array.isArray(value) ? value[0] : value;
    if (isJsonObject(record)) for (const name of Object.keys(record)) columns.add(name);
  }
  if (!isJsonObject(split)) return request;
  const names = split["columns"];
  if (Array.isArray(names)) for (const name of names) columns.add(String(name));
  return [rest, split["data"], split["index"]];
}

function collectCells(value: unknown, words: Set<string>): void {
  if (typeof value === "string") {
    for (const [word] of value.matchAll(WORD)) words.add(word.toLowerCase());
  } else if (typeof value === "boolean") {
    words.add(String(value));
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) collectCells(inner, words);
  }
}
