import type { ColumnType } from "../../core/columns/column-type";
import type { BulkColumn } from "../bulk-runs";
import { BulkError } from "../bulk-error";
import { quoteName, quoteText } from "./sql-text";

/**
 * How the types of a model's signature are called in Spark; absent where a file of text cannot hold such values.
 * Source: MLflow, `mlflow/types/schema.py`, `DataType.to_spark`.
 */
const SPARK_TYPES: Readonly<Partial<Record<ColumnType, string>>> = {
  double: "DOUBLE",
  float: "FLOAT",
  integer: "INT",
  long: "BIGINT",
  boolean: "BOOLEAN",
  string: "STRING",
  datetime: "TIMESTAMP",
};

export function sparkType(type: ColumnType): string | undefined {
  return SPARK_TYPES[type];
}

/** How a column is written for an input, and what tells which of its values that would change; absent where it changes none. */
export interface InputExpression {
  readonly value: string;
  readonly fits?: string;
}

const WHOLE = ["TINYINT", "SMALLINT", "INT", "BIGINT"];
const BINARY = ["FLOAT", "DOUBLE"];

/** The largest 32-bit float: beyond it a cast makes infinity of a number without a word. Source: IEEE 754, binary32. */
const MAX_FLOAT = "3.4028234663852886E38D";

/**
 * A column for an input of a type, so that no value changes on the way without a word: either the cast is exact for all of them, or each is
 * compared with what came of it, for a cast to a whole number cuts off what stands behind the point. What an endpoint would be sent is the
 * measure: a decimal goes as the nearest double there, too.
 * @throws BulkError `column-unfit` where values of the column are none of the input's type at all
 */
export function inputExpression(column: BulkColumn, type: ColumnType | undefined): InputExpression {
  const name = quoteName(column.name);
  const own = column.typeText.toUpperCase();
  const base = /^[A-Z_]+/.exec(own)?.[0] ?? "";
  const wanted = type === undefined ? undefined : SPARK_TYPES[type];
  if (type === undefined || own === wanted || isTakenAsItIs(base, type)) return { value: name };
  const kind = castKind(base, type);
  if (wanted === undefined || kind === undefined) throw unfit(column, type);
  const cast = `CAST(${name} AS ${wanted})`;
  if (kind === "exact") return { value: cast };
  const fits =
    kind === "in-range"
      ? `${name} IS NULL OR abs(${name}) <= ${MAX_FLOAT}`
      : `${name} IS NULL OR coalesce(CAST(try_cast(${name} AS ${wanted}) AS ${plainType(own, column)}) = ${name}, false)`;
  const refusal = quoteText(`A value of the column ${column.name} is no ${wanted}.`);
  return { value: `CASE WHEN ${fits} THEN ${cast} ELSE raise_error(${refusal}) END`, fits };
}

/** Dates and times go as what they are, and so do lists and objects: what is in them is the endpoint's to judge. */
function isTakenAsItIs(base: string, type: ColumnType): boolean {
  if (type === "datetime") return ["DATE", "TIMESTAMP", "TIMESTAMP_NTZ"].includes(base);
  if (type === "string") return ["STRING", "VARCHAR", "CHAR"].includes(base);
  if (type === "binary") return base === "BINARY";
  if (type === "array") return base === "ARRAY";
  return type === "object" || type === "map" ? ["STRUCT", "MAP", "VARIANT"].includes(base) : false;
}

function castKind(base: string, type: ColumnType): "exact" | "in-range" | "compared" | undefined {
  const place = WHOLE.indexOf(base);
  const isFraction = BINARY.includes(base) || base === "DECIMAL";
  if (type === "double") return base === "BIGINT" ? "compared" : place >= 0 || isFraction ? "exact" : undefined;
  if (type === "float") return place >= 0 ? (place < 2 ? "exact" : "compared") : isFraction ? "in-range" : undefined;
  if (type === "integer") return place >= 0 ? (place < 3 ? "exact" : "compared") : isFraction ? "compared" : undefined;
  if (type === "long") return place >= 0 ? "exact" : isFraction ? "compared" : undefined;
  return type === "string" && place >= 0 ? "exact" : undefined;
}

/** The type's own text is repeated in the statement: nothing else may stand in it. */
function plainType(text: string, column: BulkColumn): string {
  if (/^[A-Z]+(\(\d+(, ?-?\d+)?\))?$/.test(text)) return text;
  throw new BulkError("column-unfit", `The column ${column.name} has a type that is not known here.`);
}

function unfit(column: BulkColumn, type: ColumnType): BulkError {
  const [, plain = column.typeText] = /^([A-Za-z_]+)[^]*$/.exec(column.typeText) ?? [];
  const sentence = `The column ${column.name} is ${plain}, and the model's input takes ${type}: nothing is converted silently. Make a view that casts it.`;
  return new BulkError("column-unfit", sentence);
}
