import type { JsonText } from "../columns/column-encoding";
import type { InputFormat } from "../inputs/input-format";
import type { InputField } from "../inputs/plan-inputs";
import { listRows, rowsOfTexts } from "./row-texts";
import { SentTexts, type SentCells } from "./sent-cells";
import type { SentRows } from "./sent-rows";

/** What stands around the rows of every batch of a run. */
export interface BodyPlan {
  readonly format: InputFormat;
  readonly fields: readonly InputField[];
  /** Rows are the elements of a list under `inputs`: objects of the fields, or values where the one field has no name. */
  readonly isListOfElements?: boolean;
  /** The `params` object as JSON text. */
  readonly params?: JsonText;
  /** Adds `index` to dataframe_split: the row numbers in the table. */
  readonly withIndex?: boolean;
}

/**
 * One batch as the request body, written by hand in field order: a JavaScript object would put a header such as 2023 first, and a
 * model without a signature would then see the wrong columns. Every row carries every field, for a ragged record becomes NaN.
 * @param rows cells at the positions the fields name
 * @param rowIndexes `rowIndexes[i]` is the row of the table that row `i` came from
 */
export function encodeBody(plan: BodyPlan, rows: SentRows, rowIndexes: readonly number[]): JsonText {
  const texts = writeRows(plan, rows);
  if (texts !== undefined) return bodyOfRows(plan, texts, rowIndexes);
  const columns = plan.fields.map((field) => `${key(field)}:${list(fieldTexts(field, rows))}`);
  return bodyOf(plan, `{${columns.join(",")}}`);
}

/** Each row as a text of its own; undefined in a body that has no rows, but columns. */
export function writeRows({ format, fields, isListOfElements }: BodyPlan, rows: SentRows): JsonText[] | undefined {
  if (format === "dataframe_split") return lists(fields, rows);
  const [first, ...others] = fields;
  // A model's one unnamed tensor, and columns without names, have no key to stand under.
  if (format !== "dataframe_records" && first !== undefined && first.name === undefined) {
    return others.length === 0 ? [...fieldTexts(first, rows)] : lists(fields, rows);
  }
  return format === "inputs" && isListOfElements !== true ? undefined : records(fields, rows);
}

/** The body of rows that are written already. */
export function bodyOfRows(plan: BodyPlan, texts: readonly JsonText[], rowIndexes: readonly number[]): JsonText {
  if (plan.format !== "dataframe_split") return bodyOf(plan, list(texts));
  const index = plan.withIndex === true ? `,"index":${JSON.stringify(rowIndexes)}` : "";
  return bodyOf(plan, `{"columns":${list(plan.fields.map(columnName))},"data":${list(texts)}${index}}`);
}

function bodyOf({ format, params }: BodyPlan, value: JsonText): JsonText {
  return `{${JSON.stringify(format)}:${value}${params === undefined ? "" : `,"params":${params}`}}`;
}

function records(fields: readonly InputField[], rows: SentRows): JsonText[] {
  const before = fields.map((field, place) => `${place === 0 ? "{" : ","}${key(field, place)}:`);
  const columns = fields.map((field) => fieldTexts(field, rows));
  return rowsOfTexts(rows.length, columns, before, fields.length === 0 ? "{}" : "}");
}

function lists(fields: readonly InputField[], rows: SentRows): JsonText[] {
  return listRows(
    rows.length,
    fields.map((field) => fieldColumn(field, rows)),
  );
}

/** A key of JSON is a text in any case. */
function key(field: InputField, place = 0): JsonText {
  return JSON.stringify(field.name ?? String(place));
}

/** Columns without names are counted, as pandas counts those of a matrix. */
function columnName({ name, isNumber }: InputField, place: number): JsonText {
  if (name === undefined) return String(place);
  return isNumber === true ? name : JSON.stringify(name);
}

/** A field's cells as values, or as nested lists of the tensor's shape. */
function fieldColumn({ positions, shape }: InputField, rows: SentRows): SentCells {
  const columnAt = (position: number): SentCells =>
    rows.columns[position] ?? new SentTexts(new Array<JsonText>(rows.length).fill("null"));
  if (shape.length === 0) return columnAt(positions[0]!);
  const columns = positions.map((position) => columnAt(position).texts());
  const cellsAt = (row: number): JsonText[] => columns.map((texts) => texts[row]!);
  return new SentTexts(Array.from({ length: rows.length }, (_, row) => nest(cellsAt(row), shape)));
}

function fieldTexts(field: InputField, rows: SentRows): readonly JsonText[] {
  return fieldColumn(field, rows).texts();
}

function nest(cells: readonly JsonText[], shape: readonly number[]): JsonText {
  const [size, ...inner] = shape;
  if (size === undefined) return cells[0] ?? "null";
  const step = cells.length / size;
  return list(Array.from({ length: size }, (_, place) => nest(cells.slice(place * step, (place + 1) * step), inner)));
}

function list(items: readonly JsonText[]): JsonText {
  return `[${items.join(",")}]`;
}
