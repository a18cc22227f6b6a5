import type { PlainType } from "./column-type";

/**
 * What a value of the type `array`, `object` or `map` holds, spelled as MLflow spells it. Source: `mlflow/types/schema.py`, `Array`,
 * `Object`, `Map`, `AnyType`.
 */
export type NestedValue =
  | { readonly type: "array"; readonly items: ValueType }
  /** Of these properties and no others. */
  | { readonly type: "object"; readonly properties: readonly Property[] }
  /** Keys that anybody may choose, values of one type. */
  | { readonly type: "map"; readonly values: ValueType };

/** The type of a value inside another one; `any` is not looked at. */
export type ValueType = { readonly type: PlainType | "any" } | NestedValue;

/** A member of an object; where it is not required it may be null or absent. */
export interface Property {
  readonly name: string;
  readonly value: ValueType;
  readonly isRequired: boolean;
}
