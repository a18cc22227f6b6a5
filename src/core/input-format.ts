import type { JsonCell } from "./cell-value";

/** How a batch is written, spelled as on the wire. */
export const INPUT_FORMATS = ["dataframe_records", "dataframe_split"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/**
 * One batch as the request body.
 *
 * `dataframe_records` is written by hand in column order: a JavaScript object would put a header such as 2023 first, and a
 * model without a signature would then see the wrong columns. Every row carries every key, for a ragged record becomes NaN.
 * Source: MLflow, "pyfunc scoring server", request formats.
 * @param rows `rows[i].length === columns.length`
 */
export function encodeBody(
  format: InputFormat,
  columns: readonly string[],
  rows: readonly (readonly JsonCell[])[],
): string {
  return `{${JSON.stringify(format)}:${ENCODERS[format](columns, rows)}}`;
}

type Encoder = (columns: readonly string[], rows: readonly (readonly JsonCell[])[]) => string;

const ENCODERS: Record<InputFormat, Encoder> = {
  dataframe_records(columns, rows) {
    const keys = columns.map((column) => `${JSON.stringify(column)}:`);
    const records = rows.map((row) => `{${keys.map((key, column) => key + JSON.stringify(row[column])).join(",")}}`);
    return `[${records.join(",")}]`;
  },
  dataframe_split(columns, rows) {
    return `{"columns":${JSON.stringify(columns)},"data":${JSON.stringify(rows)}}`;
  },
};

/** Bytes of a text in UTF-8, as it goes over the wire. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff && !isSurrogate(unit) ? 2 : 1;
  }
  return bytes;
}

/** Two surrogates make one character of four bytes: two for each. */
function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
