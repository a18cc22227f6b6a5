import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { freeHeaders, type OutputNames } from "../../core/predictions/result-headers";
import { BulkFileError } from "./bulk-file-error";
import { asFileError, type Duck } from "./duck";
import { inSql, type FileKind, type InputFile } from "./input-file";
import type { PartFolder } from "./part-folder";
import { outputColumns, RESULT_COLUMNS } from "./result-values";
import { sqlName, sqlText } from "./sql-text";

/** Rows that share a reason. */
export interface ReasonGroup {
  readonly reason: string;
  readonly rowCount: number;
  /** Counted from 0 in the input. */
  readonly firstRow: number;
}

/** What all parts hold together. */
export interface PartsTally {
  readonly rowCount: number;
  readonly scored: number;
  /** Of rows without a prediction, the reasons that most rows have. */
  readonly failures: readonly ReasonGroup[];
  /** The same of rows that were answered without a value. */
  readonly missing: readonly ReasonGroup[];
}

/** How the columns are called that are added. */
export interface AddedNames {
  readonly columnName: string;
  readonly outputNames?: OutputNames;
  readonly reasonsName: string;
}

export interface JoinedOutput {
  /** Headers of the columns that were added. */
  readonly columns: readonly string[];
  /** Texts of the model or of a reason that a spreadsheet would take for formulas: an apostrophe stands before each. */
  readonly guarded: number;
}

const { row, reason, isScored } = RESULT_COLUMNS;
const MOST_REASONS = 20;

/** What stands in the parts, counted. @throws BulkFileError */
export async function tallyOf(duck: Duck, folder: PartFolder): Promise<PartsTally> {
  if (folder.parts.length === 0) return { rowCount: 0, scored: 0, failures: [], missing: [] };
  const read = readParts(folder);
  try {
    const [counts] = await duck.rows(`SELECT count(*), count(*) FILTER (${isScored}) FROM ${read}`);
    const groups = async (which: string): Promise<ReasonGroup[]> => {
      const found = await duck.rows(
        `SELECT ${reason}, count(*) AS many, min(${row}) AS first FROM ${read} WHERE ${which} ` +
          `GROUP BY ${reason} ORDER BY many DESC, first LIMIT ${MOST_REASONS}`,
      );
      return found.map(([text, many, first]) => ({
        reason: String(text),
        rowCount: Number(many),
        firstRow: Number(first),
      }));
    };
    return {
      rowCount: Number(counts![0]),
      scored: Number(counts![1]),
      failures: await groups(`NOT ${isScored}`),
      missing: await groups(`${isScored} AND ${reason} IS NOT NULL`),
    };
  } catch (error) {
    throw asFileError(error, `The parts in ${folder.folder} cannot be read`, true);
  }
}

/**
 * Joins all parts into the output, in the order of the input: written aside, and put in its place when it is whole.
 * @throws BulkFileError; RangeError where the parts are not all rows, each once: a defect
 */
export async function joinParts(
  duck: Duck,
  folder: PartFolder,
  input: InputFile,
  rowCount: number,
  naming: AddedNames,
  { file, kind }: { readonly file: string; readonly kind: FileKind },
): Promise<JoinedOutput> {
  await checkWhole(duck, folder, rowCount);
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  try {
    const { names, results, guarded } = await addedColumns(duck, folder, input, naming, kind);
    const own = input.columns.map(({ name }, position) => `${inSql(position)} AS ${sqlName(name)}`);
    const added = results.map((result, place) => `${result} AS ${sqlName(names[place]!)}`);
    const options =
      kind === "parquet" ? "FORMAT parquet" : `FORMAT csv, HEADER true, DELIMITER ${sqlText(input.delimiter ?? ",")}`;
    await duck.rows(
      `COPY (SELECT ${[...own, ...added].join(", ")} FROM ${readParts(folder)}) TO ${sqlText(beside)} (${options})`,
    );
    await rename(beside, file);
    return { columns: names, guarded };
  } catch (error) {
    throw asFileError(error, `The output ${file} cannot be written`, true);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Parts of one run in the order of their rows; those before the first answer have no outputs. */
function readParts(folder: PartFolder): string {
  return `read_parquet([${folder.parts.map(({ file }) => sqlText(file)).join(", ")}], union_by_name=true)`;
}

/** No row twice, none missing: by the names of the parts, and by what is in them. */
async function checkWhole(duck: Duck, folder: PartFolder, rowCount: number): Promise<void> {
  let next = 0;
  for (const part of folder.parts) {
    if (part.firstRow !== next)
      throw new BulkFileError(`The parts in ${folder.folder} do not fit together: ${AT_ROW} ${next + 1}.`, true);
    next += part.rowCount;
  }
  const [found] = await duck.rows(`SELECT count(*), min(${row}), max(${row}), sum(${row}) FROM ${readParts(folder)}`);
  const [count, first, last, sum] = found!.map(Number);
  const isWhole = count === rowCount && first === 0 && last === rowCount - 1 && sum === (rowCount * (rowCount - 1)) / 2;
  if (next !== rowCount || !isWhole) {
    throw new BulkFileError(
      `The parts in ${folder.folder} are not all rows of the input. Begin anew with --restart.`,
      true,
    );
  }
}

const AT_ROW = "begin anew with --restart. They break off at row";

/** The first signs by which a spreadsheet takes a text for a formula, with their full-width forms. Source: OWASP, "CSV Injection". */
const RISKY = "^[=+\\-@\\t\\r\\n\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]";
/** A number is none, whatever its sign. */
const NUMBER = "^[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$";

interface AddedColumns {
  readonly names: readonly string[];
  /** SQL of each. */
  readonly results: readonly string[];
  readonly guarded: number;
}

async function addedColumns(
  duck: Duck,
  folder: PartFolder,
  { columns }: InputFile,
  { columnName, outputNames, reasonsName }: AddedNames,
  kind: FileKind,
): Promise<AddedColumns> {
  const outputs = folder.outputs ?? [];
  const existing = columns.map(({ name }) => name);
  const names = freeHeaders(columnName, outputs, existing, outputNames);
  const [reasonName] = freeHeaders(reasonsName, [""], [...existing, ...names]);
  const kept = await Promise.all(outputs.map((_, place) => resultOf(duck, folder, place)));
  const texts = [...kept.filter(({ isText }) => isText).map(({ sql }) => sql), reason];
  const isCsv = kind === "csv";
  const risky = texts.map((text) => `count(*) FILTER (${isRisky(text)})`).join(" + ");
  const [found] = isCsv ? await duck.rows(`SELECT ${risky} FROM ${readParts(folder)}`) : [];
  const results = kept.map(({ sql, isText }) => (isCsv && isText ? guarded(sql) : sql));
  return {
    names: [...names, reasonName!],
    results: [...results, isCsv ? guarded(reason) : reason],
    guarded: Number(found?.[0] ?? 0),
  };
}

/** An output as all its rows have it: numbers, truths, or texts where any row has one. */
async function resultOf(
  duck: Duck,
  folder: PartFolder,
  place: number,
): Promise<{ readonly sql: string; readonly isText: boolean }> {
  const { number, truth, text } = outputColumns(place);
  const [found] = await duck.rows(`SELECT count(${number}), count(${truth}), count(${text}) FROM ${readParts(folder)}`);
  const [numbers = 0, truths = 0, texts = 0] = found!.map(Number);
  if (truths + texts === 0) return { sql: number, isText: false };
  if (numbers + texts === 0) return { sql: truth, isText: false };
  const isWhole = `${number} = trunc(${number}) AND abs(${number}) < 1e15`;
  const asText = `CASE WHEN ${isWhole} THEN CAST(CAST(${number} AS BIGINT) AS VARCHAR) ELSE CAST(${number} AS VARCHAR) END`;
  return {
    sql: numbers + truths === 0 ? text : `coalesce(${text}, CAST(${truth} AS VARCHAR), ${asText})`,
    isText: true,
  };
}

function isRisky(text: string): string {
  return `regexp_matches(${text}, ${sqlText(RISKY)}) AND NOT regexp_matches(${text}, ${sqlText(NUMBER)})`;
}

/** What the model answers never becomes a formula. */
function guarded(text: string): string {
  return `CASE WHEN ${isRisky(text)} THEN '''' || ${text} ELSE ${text} END`;
}
