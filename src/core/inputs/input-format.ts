import type { Schema } from "./schema";

/** How a batch is written, spelled as on the wire. Source: MLflow, "Serving models", accepted input formats. */
export const INPUT_FORMATS = ["dataframe_records", "dataframe_split", "instances", "inputs"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

const DATAFRAME_FORMATS: readonly InputFormat[] = ["dataframe_records", "dataframe_split"];
const TENSOR_FORMATS: readonly InputFormat[] = ["instances", "inputs"];

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
  if (schema.columns.length > 0) return DATAFRAME_FORMATS;
  return schema.tensors.length > 0 ? TENSOR_FORMATS : INPUT_FORMATS;
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
