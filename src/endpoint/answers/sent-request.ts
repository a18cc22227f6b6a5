import { isJsonObject } from "../../core/json/json-object";
import { withoutControls } from "./readable-text";

/** What must, and what must not, be recognised in an error that echoes the request. */
export interface SentRequest {
  readonly columns: ReadonlySet<string>;
  /** Every text that a cell holds, each once, on one line. */
  readonly texts: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

/** Letters, digits and underscores of any script in a row. */
export const WORD = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * Reads back a request body of any input format. Used only when an answer is an error, so its cost does not matter.
 * A body that is not JSON has no columns, and each of its words counts as a cell.
 */
export function readSentRequest(body: string): SentRequest {
  const columns = new Set<string>();
  const cells = { texts: new Set<string>(), numbers: new Set<number>() };
  try {
    const request: unknown = JSON.parse(body);
    collectCells(isJsonObject(request) ? takeColumns(request, columns) : request, cells);
  } catch {
    for (const [word] of body.matchAll(WORD)) collectCells(word, cells);
  }
  return { columns, ...cells };
}

/** Notes the names of columns and parameters; what is left are cells. */
function takeColumns(request: Readonly<Record<string, unknown>>, columns: Set<string>): unknown {
  const { dataframe_split: split, params, ...rest } = request;
  for (const value of [params, ...Object.values(rest)]) {
    const record: unknown = Array.isArray(value) ? value[0] : value;
    if (isJsonObject(record)) for (const name of Object.keys(record)) columns.add(name);
  }
  if (!isJsonObject(split)) return split === undefined ? rest : [rest, split];
  const names = split["columns"];
  if (Array.isArray(names)) for (const name of names) columns.add(String(name));
  return [rest, split["data"]];
}

function collectCells(value: unknown, cells: { readonly texts: Set<string>; readonly numbers: Set<number> }): void {
  if (typeof value === "string") {
    const text = withoutControls(value);
    if (text !== "") cells.texts.add(text);
  } else if (typeof value === "number") {
    cells.numbers.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) collectCells(inner, cells);
  }
}
