import { stat } from "node:fs/promises";
import { InputError } from "../../core/errors";
import { checkHeaders } from "../../core/inputs/check-headers";
import { asFileError, type Duck } from "./duck";
import { readCsvHeader } from "./csv-header";
import { sqlText } from "./sql-text";

export type FileKind = "csv" | "parquet";

/** A column of a file, under the type that DuckDB has for it; all columns of a CSV file are VARCHAR. */
export interface FileColumn {
  readonly name: string;
  readonly type: string;
}

/** A file with a table in it, as far as it is known without reading all of it. */
export interface InputFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly columns: readonly FileColumn[];
  /** SQL that gives its rows in their order, the columns called c0, c1, ... */
  readonly relation: string;
  /** Between the fields of a CSV file. */
  readonly delimiter?: string;
  /** Of all rows, as far as the file tells: what they take in the memory is about as much. */
  readonly bytes: number;
  /** By which a file is known to be the one that it was. */
  readonly mark: { readonly bytes: number; readonly modifiedMs: number; readonly columns: readonly FileColumn[] };
}

/** What a file is, by its name; undefined for what cannot be read or written here. */
export function fileKindOf(file: string): FileKind | undefined {
  if (/\.parquet$/i.test(file)) return "parquet";
  return /\.csv$/i.test(file) ? "csv" : undefined;
}

/** The name under which SQL knows a column of the input. */
export function inSql(position: number): string {
  return `c${position}`;
}

/**
 * Whether a file was written since it was opened: then what was read of it may be of two files.
 * @throws the system's own error where it is gone
 */
export async function hasChanged({ file, mark }: InputFile): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  return size !== mark.bytes || Math.round(mtimeMs) !== mark.modifiedMs;
}

/**
 * Looks at the head of a file.
 * @throws BulkFileError; InputError `blank-header` `duplicate-header` `empty-table`; the system's own error where there is no such file
 */
export async function openInput(duck: Duck, file: string, kind: FileKind): Promise<InputFile> {
  const { size, mtimeMs } = await stat(file);
  try {
    const { columns, ...how } = await (kind === "csv" ? openCsv(file) : openParquet(duck, file));
    checkHeaders(columns.map(({ name }) => name));
    return {
      file,
      kind,
      columns,
      bytes: size,
      ...how,
      mark: { bytes: size, modifiedMs: Math.round(mtimeMs), columns },
    };
  } catch (error) {
    throw asFileError(error, `The file ${file} cannot be read`);
  }
}

type Opened = Pick<InputFile, "columns" | "relation" | "delimiter"> & Partial<Pick<InputFile, "bytes">>;

async function openParquet(duck: Duck, file: string): Promise<Opened> {
  const read = `read_parquet(${sqlText(file)})`;
  const described = await duck.rows(`DESCRIBE SELECT * FROM ${read}`);
  // DuckDB calls one of two columns otherwise that differ in case alone: their names stand in the file's own schema.
  const names = namesInSchema(await duck.rows(`SELECT name, num_children FROM parquet_schema(${sqlText(file)})`));
  const columns = described.map(([name, type], place) => ({ name: names[place] ?? String(name), type: String(type) }));
  const aliases = columns.map((_, position) => inSql(position)).join(", ");
  const [found] = await duck.rows(`SELECT sum(total_uncompressed_size) FROM parquet_metadata(${sqlText(file)})`);
  return { columns, bytes: Number(found?.[0] ?? 0), relation: `${read} AS input(${aliases})` };
}

/** The schema is a tree, written root first. */
function namesInSchema(nodes: readonly (readonly unknown[])[]): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = Number(nodes[at++]?.[1] ?? 0);
    for (let child = 0; child < children; child++) skip();
  };
  while (at < nodes.length) {
    names.push(String(nodes[at]![0]));
    skip();
  }
  return names;
}

async function openCsv(file: string): Promise<Opened> {
  const header = await readCsvHeader(file);
  if (header === undefined) throw new InputError("empty-table", `The file ${file} is empty.`);
  const { names, delimiter } = header;
  const typed = names.map((_, position) => `${sqlText(inSql(position))}: 'VARCHAR'`).join(", ");
  const signs = `delim=${sqlText(delimiter)}, quote='"', escape='"'`;
  return {
    columns: names.map((name) => ({ name, type: "VARCHAR" })),
    delimiter,
    relation: `read_csv(${sqlText(file)}, auto_detect=false, ${signs}, header=true, columns={${typed}}, nullstr='')`,
  };
}
