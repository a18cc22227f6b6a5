import type { DuckDBValue } from "@duckdb/node-api";
import type { ColumnReading, Readings } from "../../core/columns/column-reading";
import { type ColumnType } from "../../core/columns/column-type";
import type { PlannedInput } from "../../core/inputs/plan-inputs";
import type { Cell } from "../../core/table/cell";
import type { CellColumn } from "../../core/table/cell-column";
import { columnOfCells } from "../../core/table/column-of-cells";
import { isoToDateSerial } from "../../core/table/date-serial";
import type { Duck } from "./duck";
import { asFileError } from "./duck";
import { inSql, type FileColumn, type InputFile } from "./input-file";

/** How the values of one column that is sent become cells. */
export interface ColumnReader {
  readonly position: number;
  /** SQL for its values: numbers, truths or texts. */
  readonly expression: string;
  readonly toCells: (values: readonly DuckDBValue[]) => CellColumn;
}

/** What was found out about the columns that are sent, over the whole file. */
export interface ReadColumns {
  readonly rowCount: number;
  readonly readers: readonly ColumnReader[];
  /** How core is to take what the file's types say, beside what was chosen. */
  readonly readings: Readings;
  /** What should be known of how values are read; a sentence each. */
  readonly notes: readonly string[];
}

/** A way to read a column. */
interface Way {
  readonly expression: string;
  readonly toCell?: (value: DuckDBValue) => Cell;
  readonly reading?: ColumnReading;
  readonly note?: string;
}

/**
 * Looks at the whole file once, to know how the columns that are sent are read: Parquet says their types, of CSV they are what all values of a
 * column are. A number that a double does not hold stays a text of all its digits.
 * @throws BulkFileError
 */
export async function readColumns(
  duck: Duck,
  input: InputFile,
  inputs: readonly PlannedInput[],
  readings: Readings,
): Promise<ReadColumns> {
  const wanted = wantedTypes(input, inputs, readings);
  const questions = [...wanted].map(([position, type]) => questionsOf(input, position, type));
  const counts = ["count(*)", ...questions.flat()].join(", ");
  const [answer] = await duck.rows(`SELECT ${counts} FROM ${input.relation}`).catch((error: unknown) => {
    throw asFileError(error, `The file ${input.file} cannot be read`);
  });
  const [rowCount, ...answers] = answer!.map(Number);
  const ways = [...wanted].map(([position, type], place) => {
    const from = questions.slice(0, place).reduce((sum, own) => sum + own.length, 0);
    const own = answers.slice(from, from + questions[place]!.length);
    return { position, way: wayOf(input, position, type, own) };
  });
  const nameOf = (position: number): string => input.columns[position]!.name;
  return {
    rowCount: rowCount!,
    readers: ways.map(({ position, way: { expression, toCell } }) => ({
      position,
      expression,
      toCells: (values) =>
        columnOfCells(
          toCell ? values.map((value) => (value === null ? null : toCell(value))) : (values as readonly Cell[]),
        ),
    })),
    readings: ways.reduce<Readings>(
      (all, { position, way }) => withReading(all, nameOf(position), way.reading),
      readings,
    ),
    notes: ways.flatMap(({ position, way }) => (way.note === undefined ? [] : [`${nameOf(position)} ${way.note}`])),
  };
}

/** For each column that is sent, the type that its input has or was given; undefined where nobody said one. */
function wantedTypes(
  { columns }: InputFile,
  inputs: readonly PlannedInput[],
  readings: Readings,
): ReadonlyMap<number, ColumnType | undefined> {
  const wanted = new Map<number, ColumnType | undefined>();
  for (const { from, declaredType } of inputs) {
    if (!("position" in from)) continue;
    const type = declaredType ?? readings[columns[from.position]!.name]?.type;
    wanted.set(from.position, wanted.get(from.position) ?? type);
  }
  return wanted;
}

function withReading(all: Readings, name: string, reading: ColumnReading | undefined): Readings {
  if (reading === undefined) return all;
  const chosen = all[name] ?? {};
  return { ...all, [name]: { ...reading, ...chosen, cures: { ...reading.cures, ...chosen.cures } } };
}

const WHOLE = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER)$/;
const MAY_BE_UNSAFE = /^U?(BIG|HUGE)INT$/;
const MOMENT = /^(DATE|TIMESTAMP.*)$/;
const LIST = /\[\d*\]$/;

/** What is asked about a column, as SQL that counts. */
function questionsOf(
  { kind, columns }: InputFile,
  position: number,
  wanted: ColumnType | undefined,
): readonly string[] {
  const column = inSql(position);
  if (kind === "csv") {
    if (wanted !== undefined) return [];
    const matching = (pattern: string): string => `count(*) FILTER (regexp_full_match(${column}, '${pattern}'))`;
    return [`count(${column})`, matching(PLAIN_NUMBER), matching(LONG_NUMBER), matching("(?i)true|false")];
  }
  const { type } = columns[position]!;
  if (MAY_BE_UNSAFE.test(type))
    return [`count(*) FILTER (${column} NOT BETWEEN -9007199254740991 AND 9007199254740991)`];
  if (type === "TIMESTAMP_NS") return [`count(*) FILTER (epoch_ns(${column}) % 1000000 <> 0)`];
  return /^TIMESTAMP( WITH TIME ZONE)?$/.test(type) ? [`count(*) FILTER (epoch_us(${column}) % 1000 <> 0)`] : [];
}

function wayOf(
  { kind, columns }: InputFile,
  position: number,
  wanted: ColumnType | undefined,
  answers: readonly number[],
): Way {
  const column = inSql(position);
  if (kind === "csv") return csvWay(column, wanted ?? csvType(answers));
  return parquetWay(column, columns[position]!, wanted, answers);
}

/** As JSON has numbers, but for the spaces around it: "02134" and "+5" are ids and phone numbers as often as not. */
const PLAIN_NUMBER = "\\s*-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\s*";
/** As many digits as a double may lose one of. */
const LONG_NUMBER = "\\s*-?[0-9]{16,}\\s*";

/** What all values of a CSV column are, where nobody said it. */
function csvType([filled = 0, numbers = 0, long = 0, booleans = 0]: readonly number[]): ColumnType {
  if (filled > 0 && numbers === filled && long === 0) return "double";
  return filled > 0 && booleans === filled ? "boolean" : "string";
}

/** What somebody means who says that a column holds numbers: leading zeros and a plus are no matter then. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DIGITS = /^([+-]?)0*(\d+)$/;

function csvWay(expression: string, type: ColumnType): Way {
  switch (type) {
    case "double":
    case "float":
    case "integer":
    case "long":
      return { expression, toCell: (value) => numberCell(String(value), type === "long") };
    case "boolean":
      return { expression, toCell: (value) => TRUTHS.get(String(value).trim().toLowerCase()) ?? String(value) };
    case "datetime":
      return { expression, toCell: (value) => dateCell(String(value)) };
    default:
      return { expression };
  }
}

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** A text that is no number stays one, and is refused with its row: it is never taken for another number. */
function numberCell(text: string, isLong: boolean): Cell {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return text;
  const number = Number(trimmed);
  const whole = isLong && !Number.isSafeInteger(number) ? DIGITS.exec(trimmed) : null;
  return whole === null ? number : `${whole[1] === "-" ? "-" : ""}${whole[2]}`;
}

function dateCell(text: string): Cell {
  const serial = isoToDateSerial(text, 1900);
  return serial === undefined ? text : { kind: "date", serial };
}

/** A whole number of any size, as text: one that a double holds becomes a number. */
function digitsCell(value: DuckDBValue): Cell {
  const text = String(value);
  return Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

const DIGITS_READING: ColumnReading = { type: "long", cures: { "locale-number": { kind: "convert" } } };

function parquetWay(
  column: string,
  { type }: FileColumn,
  wanted: ColumnType | undefined,
  [found = 0]: readonly number[],
): Way {
  const asText = `CAST(${column} AS VARCHAR)`;
  if (type === "BOOLEAN" || type === "VARCHAR") return { expression: column };
  if (WHOLE.test(type) || type.startsWith("DECIMAL")) {
    if (wanted === "string") return { expression: asText };
    if (type.startsWith("DECIMAL")) return { expression: asText, toCell: (value) => Number(value) };
    return found > 0
      ? { expression: asText, toCell: digitsCell, reading: DIGITS_READING }
      : { expression: `CAST(${column} AS DOUBLE)` };
  }
  if (type === "FLOAT" || type === "DOUBLE") return { expression: `CAST(${column} AS DOUBLE)` };
  if (MOMENT.test(type)) return momentWay(column, type, found);
  if (type === "BLOB") return { expression: `to_base64(${column})`, reading: { type: "binary" } };
  if (LIST.test(type)) return { expression: `CAST(to_json(${column}) AS VARCHAR)`, reading: { type: "array" } };
  if (type.startsWith("MAP(")) return { expression: `CAST(to_json(${column}) AS VARCHAR)`, reading: { type: "map" } };
  if (type.startsWith("STRUCT("))
    return { expression: `CAST(to_json(${column}) AS VARCHAR)`, reading: { type: "object" } };
  return { expression: asText };
}

function momentWay(column: string, type: string, finer: number): Way {
  const moment = type === "DATE" ? `CAST(${column} AS TIMESTAMP)` : column;
  const notes = [
    ...(type === "TIMESTAMP WITH TIME ZONE" ? ["is sent as the time in UTC, without a zone"] : []),
    ...(finer > 0 ? ["holds times finer than a millisecond, which are sent cut to milliseconds"] : []),
  ];
  return {
    expression: `CAST(epoch_ms(${moment}) AS DOUBLE)`,
    toCell: (value) => ({ kind: "date", serial: serialOf(Number(value)) }),
    ...(notes.length > 0 && { note: `${notes.join(", and ")}.` }),
  };
}

const MS_PER_DAY = 86_400_000;
const EPOCH_SERIAL = 25_569;
/** Excel keeps a 29 February 1900 that no calendar has: before it, serials run one day behind. */
const FALSE_LEAP_DAY = 60;

function serialOf(epochMs: number): number {
  const serial = epochMs / MS_PER_DAY + EPOCH_SERIAL;
  return serial > FALSE_LEAP_DAY ? serial : serial - 1;
}
