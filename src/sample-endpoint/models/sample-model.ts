/** The types a model signature of MLflow can declare for a column, as far as a sheet's cells can fill them. */
export type ModelColumnType = "double" | "float" | "integer" | "long" | "boolean" | "string" | "datetime";

/** One named column of a signature. */
export interface ModelColumn {
  readonly name: string;
  readonly type: ModelColumnType;
}

/** A cell after it was converted to its declared type. A blank in a number column is NaN, in a text column null; a datetime is milliseconds. */
export type ModelCell = number | boolean | string | null;

/** What a model answers for one row: a value, or an object with one entry an output column. */
export type ModelPrediction = ModelCell | Readonly<Record<string, ModelCell>>;

/** A deployed model: its signature, and the function behind it. */
export interface SampleModel {
  /** The endpoint's name, and the model's: letters, digits, `-`. */
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly inputs: readonly ModelColumn[];
  /** One unnamed output, or one entry a column of the answer. */
  readonly outputs: ModelColumnType | readonly ModelColumn[];
  /** One prediction a row, in the rows' order. The cells of a row stand in the order of `inputs`. */
  predict(rows: readonly (readonly ModelCell[])[]): readonly ModelPrediction[];
}

/** How a served model is named, `iris-1`: the last part of its address and the `served-model-name` header. */
export function servedModelName(model: SampleModel): string {
  return `${model.name}-${model.version}`;
}
