import type { InputFormat } from "../../src/core/inputs/input-format";
import { encodeBody } from "../../src/core/request/encode-body";
import { SentRows } from "../../src/core/request/sent-rows";
import { columnFields } from "./column-fields";

/** A value as JSON carries it. */
export type JsonCell = string | number | boolean | null;

/** A request body of these values, untyped: what a server is asked when the types are not what is tested. */
export function encodeValues(
  format: InputFormat,
  columns: readonly string[],
  rows: readonly (readonly JsonCell[])[],
): string {
  return encodeBody(
    { format, fields: columnFields(columns) },
    SentRows.ofTexts(rows.map((row) => row.map((value) => JSON.stringify(value)))),
    rows.map((_, row) => row),
  );
}
