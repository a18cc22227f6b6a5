import type { ColumnType } from "../../core/columns/column-type";
import type { BulkColumn } from "../bulk-runs";
import { BulkError } from "../bulk-error";
import { quoteName, quoteText } from "./sql-text";
import { sparkType } from "./spark-types";
import { checkObjectName } from "./table-name";

/** A volume of Unity Catalog, and a folder in it: `/Volumes/catalog/schema/volume[/folder...]`. */
export type VolumePath = string;

/** A file of comma-separated values with a line of headers. What its columns are is stated, never guessed from its cells. */
export interface CsvUpload extends CsvColumns {
  readonly content: Blob;
}

export interface CsvColumns {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Which of them tells rows apart; absent where none does. */
  readonly key?: string;
}

/** A file that was uploaded: where it lies, and what its columns are. */
export interface StagedFile {
  /** From the slash on: `/Volumes/catalog/schema/volume/name.csv`. */
  readonly path: string;
  readonly columns: readonly BulkColumn[];
  /** Which of them tells rows apart; absent where none does, and the statement generates one. */
  readonly key?: string;
}

/**
 * Where a file lies, or would lie, and what its columns are.
 * @param id of the file, by chance
 * @throws BulkError `name-invalid` `column-unfit`
 */
export function stagedAs(volume: string, id: string, { columns, key }: CsvColumns): StagedFile {
  const path = `${checkVolumePath(volume)}/scoresheet-${id}.csv`;
  return { path, columns: statedColumns(columns), ...(key !== undefined && { key }) };
}

/** @throws BulkError `name-invalid` for what is no path of a volume, or one that climbs */
export function checkVolumePath(text: string): VolumePath {
  const [start, root, ...parts] = text.replace(/\/+$/, "").split("/");
  const isPath = start === "" && root === "Volumes" && parts.length >= 3;
  if (!isPath || parts.some((part) => /^\.{0,2}$/.test(part))) {
    throw new BulkError("name-invalid", "A volume is named as in /Volumes/catalog/schema/volume.");
  }
  for (const part of parts) checkObjectName(part);
  return `/Volumes/${parts.join("/")}`;
}

/** The columns as Spark calls their types. @throws BulkError `column-unfit` for a type that no text file holds */
function statedColumns(columns: CsvColumns["columns"]): BulkColumn[] {
  return columns.map(({ name, type }) => {
    const typeText = sparkType(type);
    if (typeText !== undefined) return { name, typeText };
    throw new BulkError("column-unfit", `The column ${name} is to be ${type}, which a CSV file cannot hold.`);
  });
}

/**
 * The file as the source of a statement. A value that is none of its column's type ends the statement: read otherwise, it would be taken
 * for a blank without a word. Source: Databricks SQL reference, "read_files", CSV options; "FAILFAST".
 */
export function readFileExpression({ path, columns }: StagedFile): string {
  const schema = columns.map(({ name, typeText }) => `${quoteName(name)} ${typeText}`).join(", ");
  const options = [
    quoteText(path),
    "format => 'csv'",
    "header => true",
    `schema => ${quoteText(schema)}`,
    "mode => 'FAILFAST'",
    "multiLine => true",
    `escape => '"'`,
    "schemaEvolutionMode => 'none'",
  ];
  return `read_files(\n${options.map((option) => `  ${option}`).join(",\n")}\n)`;
}
