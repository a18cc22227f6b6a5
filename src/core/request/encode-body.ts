import type { JsonText } from "../columns/column-encoding";
import type { InputFormat } from "../inputs/input-format";
import type { InputField } from "../inputs/plan-inputs";

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
 * @param rows cells as JSON text, at the positions the fields name
 * @param rowIndexes `rowIndexes[i]` is the row of the table that `rows[i]` came from
 */
export function encodeBody(
  plan: BodyPlan,
  rows: readonly (readonly JsonText[])[],
  rowIndexes: readonly number[],
): JsonText {
  const value = ENCODERS[plan.format](plan, rows, rowIndexes);
  const params = plan.params === undefined ? "" : `,"params":${plan.params}`;
  return `{${JSON.stringify(plan.format)}:${value}${params}}`;
}

type Encoder = (plan: BodyPlan, rows: readonly (readonly JsonText[])[], rowIndexes: readonly number[]) => JsonText;

const ENCODERS: Record<InputFormat, Encoder> = {
  dataframe_records: ({ fields }, rows) => records(fields, rows),

  dataframe_split({ fields, withIndex }, rows, rowIndexes) {
    const data = list(rows.map((row) => list(fields.map((field) => element(field, row)))));
    const index = withIndex === true ? `,"index":${JSON.stringify(rowIndexes)}` : "";
    return `{"columns":${list(fields.map(columnName))},"data":${data}${index}}`;
  },

  instances: ({ fields }, rows) => unnamedRows(fields, rows) ?? records(fields, rows),

  inputs({ fields, isListOfElements }, rows) {
    const unnamed = unnamedRows(fields, rows);
    if (unnamed !== undefined) return unnamed;
    if (isListOfElements === true) return records(fields, rows);
    const columns = fields.map((field) => `${key(field)}:${list(rows.map((row) => element(field, row)))}`);
    return `{${columns.join(",")}}`;
  },
};

function records(fields: readonly InputField[], rows: readonly (readonly JsonText[])[]): JsonText {
  const keys = fields.map((field, place) => `${key(field, place)}:`);
  return list(rows.map((row) => `{${fields.map((field, place) => keys[place]! + element(field, row)).join(",")}}`));
}

/** The rows of a model's one unnamed tensor, or of columns without names, which have no key to stand under; undefined for named fields. */
function unnamedRows(fields: readonly InputField[], rows: readonly (readonly JsonText[])[]): JsonText | undefined {
  const [first, ...others] = fields;
  if (first === undefined || first.name !== undefined) return undefined;
  if (others.length === 0) return list(rows.map((row) => element(first, row)));
  return list(rows.map((row) => list(fields.map((field) => element(field, row)))));
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

/** A field's cells as a value, or nested lists of the tensor's shape. */
function element(field: InputField, row: readonly JsonText[]): JsonText {
  if (field.shape.length === 0) return row[field.positions[0]!] ?? "null";
  return nest(
    field.positions.map((position) => row[position] ?? "null"),
    field.shape,
  );
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
