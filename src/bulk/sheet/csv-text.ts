import type { JsonText } from "../../core/columns/column-encoding";
import { BulkError } from "../bulk-error";

/**
 * A value, written as JSON, as a field of a CSV file that `read_files` and DuckDB read back to it: texts are quoted always, so that neither their
 * spaces nor their commas and line breaks are taken for something else; null is nothing between two commas. An empty text cannot be told
 * from null (Spark's `nullValue` is the empty text, quoted or not): no cell of a sheet holds one, for an empty cell is a blank.
 * Source: RFC 4180; Databricks SQL reference, "read_files", CSV options.
 * @throws BulkError `values-unfit` for an empty text
 */
export function csvField(json: JsonText): string {
  if (json === "null") return "";
  return json.startsWith('"') ? csvText(JSON.parse(json) as string) : json;
}

/** @throws BulkError `values-unfit` for an empty text */
export function csvText(text: string): string {
  if (text === "") throw new BulkError("values-unfit", "An empty text would be taken for a blank over there.");
  return `"${text.replaceAll('"', '""')}"`;
}
