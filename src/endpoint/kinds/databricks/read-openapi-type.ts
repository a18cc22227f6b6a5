import { isColumnType, isNestedType, type PlainType } from "../../../core/columns/column-type";
import type { Property, ValueType } from "../../../core/columns/nested-value";
import { typeOfValue } from "../../../core/inputs/read-value-type";
import type { SchemaColumn } from "../../../core/inputs/schema";
import { isJsonObject, type JsonObject } from "../../../core/json/json-object";

/** What an OpenAPI schema says of the values of one column. */
export type DescribedType = Omit<SchemaColumn, "name" | "naming">;

/** Lists and objects inside each other; a reference may lead back to where it came from. */
const MAX_DEPTH = 12;

/**
 * A type and whether null is allowed: OpenAPI 3.0 says `nullable`, 3.1 a list of types, some writers `anyOf`. Lists come with their
 * items, objects with their properties or with what any property is.
 * @param root of the document, for references
 */
export function readOpenApiType(schema: unknown, root: JsonObject): DescribedType {
  const isRequired = !allowsNull(resolveReference(schema, root));
  const value = readValue(schema, root, 0);
  return { ...("unknownType" in value ? value : typeOfValue(value)), isRequired };
}

/** Follows a local reference, `#/components/schemas/X`. */
export function resolveReference(value: unknown, root: JsonObject): unknown {
  const reference = isJsonObject(value) ? value["$ref"] : undefined;
  if (typeof reference !== "string" || !reference.startsWith("#/")) return value;
  let target: unknown = root;
  for (const key of reference.slice(2).split("/")) {
    target = isJsonObject(target) ? target[key.replace(/~1/g, "/").replace(/~0/g, "~")] : undefined;
  }
  return target;
}

function allowsNull(schema: unknown): boolean {
  if (!isJsonObject(schema)) return false;
  return schema["nullable"] === true || typesOf(schema).includes("null") || optionsOf(schema).some(isNull);
}

function isNull(option: JsonObject): boolean {
  return option["type"] === "null";
}

function typesOf(schema: JsonObject): readonly unknown[] {
  return Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
}

function optionsOf(schema: JsonObject): JsonObject[] {
  const options = schema["anyOf"] ?? schema["oneOf"];
  return Array.isArray(options) ? options.filter(isJsonObject) : [];
}

type Unknown = Required<Pick<SchemaColumn, "unknownType">>;

function readValue(given: unknown, root: JsonObject, depth: number): ValueType | Unknown {
  const schema = resolveReference(given, root);
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return { type: "any" };
  const own = typesOf(schema).find((type) => typeof type === "string" && type !== "null");
  if (typeof own !== "string") {
    const option = optionsOf(schema).find((one) => !isNull(one));
    return option === undefined ? { type: "any" } : readValue(option, root, depth + 1);
  }
  if (own === "array") {
    const items = readValue(schema["items"], root, depth + 1);
    return "unknownType" in items ? items : { type: "array", items };
  }
  if (own === "object") return readObject(schema, root, depth);
  const format = schema["format"];
  const type = plainType(own, typeof format === "string" ? format : "");
  return type === undefined ? { unknownType: own } : { type };
}

/** An object that names no properties may have any. */
function readObject(schema: JsonObject, root: JsonObject, depth: number): ValueType | Unknown {
  const { properties, required, additionalProperties } = schema;
  if (!isJsonObject(properties)) {
    const values = readValue(additionalProperties, root, depth + 1);
    return "unknownType" in values ? values : { type: "map", values };
  }
  const read: Property[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const value = readValue(property, root, depth + 1);
    if ("unknownType" in value) return value;
    const isRequired = Array.isArray(required)
      ? required.includes(name)
      : !allowsNull(resolveReference(property, root));
    read.push({ name, value, isRequired });
  }
  return { type: "object", properties: read };
}

function plainType(type: string, format: string): PlainType | undefined {
  if (type === "number") return format === "float" ? "float" : "double";
  if (type === "integer") return format === "int64" || format === "long" ? "long" : "integer";
  if (type === "string" && /^date/.test(format)) return "datetime";
  if (type === "string" && /^(byte|binary)$/.test(format)) return "binary";
  return isColumnType(type) && !isNestedType(type) ? type : undefined;
}
