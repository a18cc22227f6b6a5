import { isColumnType, isNestedType, type ColumnType } from "../columns/column-type";
import type { NestedValue, Property, ValueType } from "../columns/nested-value";
import { isJsonObject, type JsonObject } from "../json/json-object";

/** What a schema says of the type of a column: nothing at all is any value. */
export interface ReadType {
  readonly type?: ColumnType;
  /** What an `array`, `object` or `map` holds. */
  readonly content?: NestedValue;
  /** The type it names, where that is none that is known here. */
  readonly unknownType?: string;
}

/** Spark's vectors are lists of numbers to everybody else. Source: `mlflow/types/schema.py`, `SparkMLVector`. */
const SPARK_VECTOR = "sparkml_vector";

/**
 * The type of a column as MLflow writes it: `{"type": "double"}`, `{"type": "array", "items": {...}}`,
 * `{"type": "object", "properties": {...}}`, `{"type": "map", "values": {...}}`, `{"type": "any"}`. Source: `mlflow/types/schema.py`.
 */
export function readType(described: JsonObject): ReadType {
  const value = readValueType(described);
  return value === undefined ? { unknownType: String(described["type"]) } : typeOfValue(value);
}

/** The type of a value as a column of such values has it. */
export function typeOfValue(value: ValueType): ReadType {
  if (value.type === "any") return {};
  return isNested(value) ? { type: value.type, content: value } : { type: value.type };
}

function isNested(value: ValueType): value is NestedValue {
  return value.type === "array" || value.type === "object" || value.type === "map";
}

/** Undefined for a type that is not known here, or that holds one. */
function readValueType(described: unknown): ValueType | undefined {
  // MLflow's own documentation writes items as the bare name of a type in places.
  if (typeof described === "string") return readValueType({ type: described });
  if (!isJsonObject(described)) return undefined;
  const type = described["type"];
  if (type === undefined || type === "any") return { type: "any" };
  if (type === SPARK_VECTOR) return { type: "array", items: { type: "double" } };
  if (typeof type !== "string" || !isColumnType(type)) return undefined;
  return isNestedType(type) ? readNested(type, described) : { type };
}

function readNested(type: NestedValue["type"], described: JsonObject): ValueType | undefined {
  if (type === "object") return readObject(described["properties"]);
  const inner = readValueType(described[type === "array" ? "items" : "values"] ?? "any");
  if (inner === undefined) return undefined;
  return type === "array" ? { type, items: inner } : { type, values: inner };
}

/** An object that names no properties has those that it has. */
function readObject(described: unknown): ValueType | undefined {
  if (!isJsonObject(described)) return { type: "map", values: { type: "any" } };
  const properties = Object.entries(described).map(([name, property]): Property | undefined => {
    const value = readValueType(property);
    const isRequired = !isJsonObject(property) || property["required"] !== false;
    return value && { name, value, isRequired };
  });
  const known = properties.filter((property) => property !== undefined);
  return known.length < properties.length ? undefined : { type: "object", properties: known };
}
