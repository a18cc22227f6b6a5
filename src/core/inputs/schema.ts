import type { PlainType } from "../columns/column-type";
import type { ReadType } from "./read-value-type";

/**
 * A column the model expects. `type` is absent where the schema takes any value, or names a type that is not known here
 * (`unknownType`): its cells are then sent as what they are, or as the analyst says. `content` says what an `array`, `object` or
 * `map` holds.
 */
export interface SchemaColumn extends ReadType {
  /** As text also where the model knows it by a number (3), or by nothing but its place among the columns ("0" for the first). */
  readonly name: string;
  /**
   * What it is called in truth; absent: by this very text. `number`: the request must name it by the number 3 rather than the text "3",
   * which only dataframe_split can. `position`: the signature names no column at all, and they are matched in order.
   */
  readonly naming?: "number" | "position";
  readonly isRequired: boolean;
}

/** A tensor the model expects; the first dimension of `shape`, -1, counts the rows. */
export interface SchemaTensor {
  /** Absent for the one unnamed tensor. */
  readonly name?: string;
  readonly dataType: string;
  readonly shape: readonly number[];
}

/** A parameter the model takes. `type` is absent where the schema names a type that is none of one plain value: an object. */
export interface SchemaParameter {
  readonly name: string;
  readonly type?: PlainType;
  readonly defaultValue: unknown;
  /** A list rather than one value. */
  readonly isList: boolean;
}

/** What a model says it takes, and answers. Either columns or tensors; both empty when it names neither. */
export interface Schema {
  readonly columns: readonly SchemaColumn[];
  readonly tensors: readonly SchemaTensor[];
  /**
   * Set where rows are no table but a list under `inputs`, as models want it whose `predict` has a type hint. `values` (`list[str]`):
   * a row is the value of the schema's one column, which has no name. `objects` (`list[Item]` of a pydantic class): a row is an object,
   * and `columns` are its properties. Either refuses null where a column is required. Source: `mlflow/types/type_hints.py`.
   */
  readonly elements?: "values" | "objects";
  /** Absent when nobody says: an OpenAPI document never names them, and any may then be sent. */
  readonly parameters?: readonly SchemaParameter[];
  /** Outputs as the model's answers will name them, one without a name as ""; absent where nobody says. A hint: what is answered counts. */
  readonly outputs?: readonly string[];
}
