import type { BulkColumn } from "../../../bulk/bulk-runs";
import { readCsvHeader } from "../../../bulk/files/csv-header";
import type { DatabricksRuns } from "../../../bulk/sql/databricks-runs";
import { foldedName } from "../../../bulk/sql/folded-name";
import { stagedAs, type CsvUpload, type StagedFile } from "../../../bulk/sql/staged-file";
import { parseTableName, type TableName } from "../../../bulk/sql/table-name";
import type { ColumnType } from "../../../core/columns/column-type";
import type { PlannedInput } from "../../../core/inputs/plan-inputs";
import type { Recipe } from "../../../core/recipe/recipe";
import { unreadable } from "../../files/read-input";
import type { SqlRequest } from "../../command/command";
import type { CommandParts } from "../../run/command-parts";
import { CommandError } from "../../telling/exit-codes";

/** Where the rows of a command are: in a table over there, or in a file here. */
export type RowsSource =
  | { readonly kind: "table"; readonly table: TableName; readonly columns: readonly BulkColumn[] }
  | { readonly kind: "file"; readonly file: string; readonly headers: readonly string[] };

/** As `read_files` is told to read it. Source: RFC 4180. */
const DELIMITER = ",";

/** What a command names, without asking anybody. @throws CommandError, BulkError `name-invalid` */
export async function headersOfFile(file: string): Promise<string[]> {
  if (!/\.csv$/i.test(file)) throw new CommandError(`--input takes a .csv file with --engine sql, not "${file}".`);
  const header = await readCsvHeader(file, [DELIMITER]).catch((error: unknown) => {
    throw unreadable("file", file, error);
  });
  const [first = "", ...others] = header?.names ?? [];
  const names = [first.replace(/^\uFEFF/, ""), ...others];
  if (names.some((name) => name === "")) throw new CommandError(`The file ${file} has a column without a header.`);
  const folded = names.map(foldedName);
  const twice = names.find((_, place) => folded.indexOf(folded[place]!) !== place);
  if (twice === undefined) return names;
  throw new CommandError(
    `The file ${file} has two columns called ${twice}: Spark tells names apart without their case.`,
  );
}

/** The columns that rows have. @throws CommandError, BulkError, CancelledError */
export async function sourceOf(request: SqlRequest, runs: DatabricksRuns, parts: CommandParts): Promise<RowsSource> {
  const { sourceTable, inputFile } = request;
  if (inputFile !== undefined) return { kind: "file", file: inputFile, headers: await headersOfFile(inputFile) };
  const table = parseTableName(sourceTable ?? "");
  return { kind: "table", table, columns: await runs.sourceColumns(table, parts.signal) };
}

export function namesIn(source: RowsSource): readonly string[] {
  return source.kind === "table" ? source.columns.map(({ name }) => name) : source.headers;
}

/**
 * What the columns of a file are: as the inputs want it that they feed, else as it was said, else text. None is guessed from its cells.
 * @throws CommandError where one column feeds inputs of two types
 */
export function uploadColumns(
  headers: readonly string[],
  inputs: readonly PlannedInput[],
  recipe: Recipe,
): CsvUpload["columns"] {
  return headers.map((name, position) => {
    const wanted = new Set(
      inputs.flatMap(({ from, declaredType }) =>
        "position" in from && from.position === position && declaredType ? [declaredType] : [],
      ),
    );
    const [declared, other]: (ColumnType | undefined)[] = [...wanted];
    if (other !== undefined)
      throw new CommandError(`The column ${name} feeds inputs of two types, ${declared} and ${other}.`);
    return { name, type: declared ?? recipe.readings[name]?.type ?? "string" };
  });
}

/** Uploads the file of a command. @throws CommandError, BulkError, CancelledError */
export async function uploadOf(
  file: string,
  columns: CsvUpload["columns"],
  runs: DatabricksRuns,
  parts: CommandParts,
): Promise<StagedFile> {
  if (parts.openFile === undefined) throw new CommandError("Files cannot be opened here.");
  const content = await parts.openFile(file).catch((error: unknown) => {
    throw unreadable("file", file, error);
  });
  return await runs.stage({ content, columns }, parts.signal);
}

/** Where a dry run would upload to: nothing is there. */
export function wouldBeStaged(volume: string, columns: CsvUpload["columns"]): StagedFile {
  return stagedAs(volume, "…", { columns });
}
