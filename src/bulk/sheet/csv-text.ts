import type { JsonText } from "../../core/columns/column-encoding";
import { BulkError } from "../bulk-error";

/**
 * A value, written as JSON, as a field of a CSV file that `read_files` and DuckDB read back to it: texts are quoted always, so that neither their
 * spaces nor their commas and line breaks are taken for something else; null is nothing between two commas. An empty text cannot be told
 * from null (Spark's `nullValue` is the empty text, quoted or not): no cell of a sheet holds one, for an empty cell is a blank.
 * Source: RFC 4180; Databricks SQL reference, "read_files", CSV options.
 * @param column whose cell it is, for whoever has to look for it
 * @throws BulkError `values-unfit` for an empty text, and for half a character
 */
export function csvField(json: JsonText, column: string): string {
  if (json === "null") return "";
  return json.startsWith('"') ? csvText(JSON.parse(json) as string, column) : json;
}

/** Half of a pair of UTF-16: JSON has escapes for it, a file of UTF-8 has nothing. */
const HALF_CHARACTER = /\p{Cs}/u;

/** @throws BulkError as `csvField` */
export function csvText(text: string, column: string): string {
  if (text === "") throw unfit(column, "is empty, which would be taken for a blank over there");
  if (HALF_CHARACTER.test(text)) throw unfit(column, "holds half a character, of which a file would make another one");
  return `"${text.replaceAll('"', '""')}"`;
}

function unfit(column: string, why: string): BulkError {
  return new BulkError("values-unfit", `A text of the column ${column} ${why}.`);
}
