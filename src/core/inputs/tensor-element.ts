import type { ColumnType } from "../columns/column-type";
import type { NumberRange } from "../table/number-range";

/** How one element of a tensor is written; empty for a type that no column has, whose cells say what they are. */
export interface TensorElement {
  readonly declaredType?: ColumnType;
  readonly range?: NumberRange;
}

const ELEMENTS: Readonly<Partial<Record<string, TensorElement>>> = {
  float64: { declaredType: "double" },
  float32: { declaredType: "float" },
  float16: { declaredType: "float", range: [-65_504, 65_504] },
  int64: { declaredType: "long" },
  int32: { declaredType: "integer" },
  int16: { declaredType: "integer", range: [-32_768, 32_767] },
  int8: { declaredType: "integer", range: [-128, 127] },
  uint64: { declaredType: "long", range: [0, Number.MAX_SAFE_INTEGER] },
  uint32: { declaredType: "long", range: [0, 4_294_967_295] },
  uint16: { declaredType: "integer", range: [0, 65_535] },
  uint8: { declaredType: "integer", range: [0, 255] },
  bool: { declaredType: "boolean" },
  str: { declaredType: "string" },
  object: { declaredType: "string" },
};

/**
 * NumPy's type names as column types. Older versions of NumPy wrap a number that a narrow type does not hold without a word.
 * Sources: NumPy, "Data types" and the notes of release 1.24; MLflow reads strings and objects as text.
 */
export function elementOfTensor(dataType: string): TensorElement {
  return Object.hasOwn(ELEMENTS, dataType) ? (ELEMENTS[dataType] ?? {}) : {};
}
