import type { Schema } from "./schema";

/** How a batch is written, spelled as on the wire. Source: MLflow, "Serving models", accepted input formats. */
export const INPUT_FORMATS = ["dataframe_records", "dataframe_split", "instances", "inputs"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

const DATAFRAME_FORMATS: readonly InputFormat[] = ["dataframe_records", "dataframe_split"];
const TENSOR_FORMATS: readonly InputFormat[] = ["instances", "inputs"];
/** What names columns by numbers, or by nothing but their place, as JSON's keys cannot. */
const SPLIT: readonly InputFormat[] = ["dataframe_split"];
/** The only one that a model with a type hint reads. Source: `mlflow/pyfunc/scoring_server`, `_parse_json_data`. */
const ELEMENT_FORMATS: readonly InputFormat[] = ["inputs"];

/** Whether a format carries arrays of a tensor's shape, rather than a DataFrame. */
export function isTensorFormat(format: InputFormat): boolean {
  return TENSOR_FORMATS.includes(format);
}

/**
 * The input formats that fit what a model takes: columns come as a DataFrame with their types, tensors as arrays of their shape.
 * A model that does not say what it takes may want any.
 * @param read those that the endpoint reads, at least one; all unless told. Where none of them fits, all of them are left to try.
 */
export function fittingFormats(
  schema: Schema | undefined,
  read: readonly InputFormat[] = INPUT_FORMATS,
): readonly InputFormat[] {
  const suited = suitedFormats(schema);
  const fitting = read.filter((format) => suited.includes(format));
  return fitting.length > 0 ? fitting : read;
}

function suitedFormats(schema: Schema | undefined): readonly InputFormat[] {
  if (schema === undefined) return INPUT_FORMATS;
  if (schema.elements !== undefined) return ELEMENT_FORMATS;
  if (schema.columns.some(({ naming }) => naming !== undefined)) return SPLIT;
  if (schema.columns.length > 0) return DATAFRAME_FORMATS;
  return schema.tensors.length > 0 ? TENSOR_FORMATS : INPUT_FORMATS;
}

/**
 * Whether a format can carry what the model takes at all: one that fits better may be there, but a person's word counts. Columns that are
 * called by numbers and elements of a list have one format only. As arrays a missing text arrives as the text "None" and base64 text as
 * it stands, which no server refuses; and a DataFrame has no rows for a nameless tensor of more dimensions than two.
 * Source: MLflow, `mlflow/utils/proto_json_utils.py` `convert_data_type`, `mlflow/models/utils.py` `_enforce_tensor_schema`.
 */
export function canCarry(format: InputFormat, schema: Schema | undefined): boolean {
  if (schema === undefined) return true;
  const { columns, tensors, elements } = schema;
  const hasOneFormat = elements !== undefined || columns.some(({ naming }) => naming === "number");
  if (hasOneFormat) return suitedFormats(schema).includes(format);
  return isTensorFormat(format)
    ? !columns.some(({ type }) => type === "string" || type === "binary")
    : !tensors.some(({ name, shape }) => name === undefined && shape.length > 2);
}

/** The format wanted where it fits, else the first that does. */
export function chooseFormat(
  wanted: InputFormat,
  schema: Schema | undefined,
  read?: readonly InputFormat[],
): InputFormat {
  const fitting = fittingFormats(schema, read);
  return fitting.includes(wanted) ? wanted : fitting[0]!;
}
