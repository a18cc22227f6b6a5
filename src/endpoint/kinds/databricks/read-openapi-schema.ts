import type { ColumnType } from "../../../core/columns/column-type";
import { INPUT_FORMATS } from "../../../core/inputs/input-format";
import type { Schema, SchemaColumn, SchemaTensor } from "../../../core/inputs/schema";
import { isJsonObject, type JsonObject } from "../../../core/json/json-object";
import { parsedJson } from "../../../core/json/parsed-json";
import { readOpenApiOutputs } from "./read-openapi-outputs";
import { readOpenApiType, resolveReference } from "./read-openapi-type";

/**
 * Reads the OpenAPI text of an endpoint (`GET .../openapi`). Inputs stand under `dataframe_records.items`, under `dataframe_split`
 * (names in `columns`, types in `data`), or, for tensors and elements of a list, under `instances` or `inputs`; wherever in the document
 * those keys are.
 * @param servedModelName prefers the path of that served model
 * @returns undefined when no inputs are described
 */
export function parseModelSchema(text: string, servedModelName?: string): Schema | undefined {
  const root = parsedJson(text);
  if (!isJsonObject(root)) return undefined; // a page that is no OpenAPI document: no schema
  const post = preferredPost(root, servedModelName);
  const inputs = readInputs(findFormats(requestOf(post), root), root);
  const outputs = inputs && readOpenApiOutputs(post, root);
  return inputs && { ...inputs, ...(outputs && { outputs }) };
}

function readInputs(formats: ReadonlyMap<string, JsonObject>, root: JsonObject): Schema | undefined {
  const records = fromRecords(formats.get("dataframe_records"), root);
  const split = fromSplit(formats.get("dataframe_split"), root);
  const inputs = nonEmpty(inOrderOf(split, records)) ?? nonEmpty(split);
  if (inputs !== undefined) return { columns: inputs, tensors: [] };
  const elements = fromElements(formats.get("inputs"), root);
  if (elements.length > 0) return { columns: elements, tensors: [], elements: "objects" };
  for (const format of ["instances", "inputs"] as const) {
    const described = formats.get(format);
    if (described !== undefined) return { columns: [], tensors: fromTensors(format, described, root) };
  }
  return undefined;
}

/** What is sent to a route and answered there. */
function preferredPost(root: JsonObject, servedModelName: string | undefined): unknown {
  const paths = isJsonObject(root["paths"]) ? root["paths"] : {};
  const entries = Object.entries(paths);
  const preferred = entries.find(
    ([path]) => servedModelName !== undefined && path.includes(`/${encodeURIComponent(servedModelName)}/`),
  );
  const path = preferred ?? entries[0];
  if (path === undefined) return root;
  return isJsonObject(path[1]) && isJsonObject(path[1]["post"]) ? path[1]["post"] : path[1];
}

/** Only the request: the answer's schema may have an "inputs" of its own. */
function requestOf(post: unknown): unknown {
  return isJsonObject(post) ? (post["requestBody"] ?? post) : post;
}

const MAX_DEPTH = 12;

/** The first schema under each input format's key, searched level by level through oneOf, content, properties and references. */
function findFormats(start: unknown, root: JsonObject): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const seen = new Set<unknown>();
  let level: unknown[] = [start];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const schemas = level.map((value) => resolveReference(value, root)).filter((schema) => !seen.has(schema));
    schemas.forEach((schema) => seen.add(schema));
    for (const schema of schemas) {
      const properties = isJsonObject(schema) && isJsonObject(schema["properties"]) ? schema["properties"] : {};
      for (const format of INPUT_FORMATS) {
        const described = resolveReference(properties[format], root);
        if (isJsonObject(described) && !found.has(format)) found.set(format, described);
      }
    }
    level = schemas.flatMap(childrenOf);
  }
  return found;
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** A list of objects under `inputs` is what a model with a type hint takes: named tensors would be an object of lists there. */
function fromElements(described: unknown, root: JsonObject): SchemaColumn[] {
  const items = isJsonObject(described) ? resolveReference(described["items"], root) : undefined;
  return isJsonObject(items) && items["type"] === "object" ? fromRecords(described, root) : [];
}

function fromRecords(described: unknown, root: JsonObject): SchemaColumn[] {
  const items = isJsonObject(described) ? resolveReference(described["items"], root) : undefined;
  if (!isJsonObject(items) || !isJsonObject(items["properties"])) return [];
  const required = items["required"];
  return Object.entries(items["properties"]).map(([name, type]) => ({
    name,
    ...readOpenApiType(type, root),
    ...(Array.isArray(required) ? { isRequired: required.includes(name) } : {}),
  }));
}

/** `columns` lists the names in an enum (or as tuple constants), `data` the types as a tuple, in the same order. */
function fromSplit(described: unknown, root: JsonObject): SchemaColumn[] {
  const properties = isJsonObject(described) && isJsonObject(described["properties"]) ? described["properties"] : {};
  const columns = resolveReference(properties["columns"], root);
  const data = resolveReference(properties["data"], root);
  const row = isJsonObject(data) ? resolveReference(data["items"], root) : undefined;
  const types = isJsonObject(row) ? tuple(row) : [];
  return columnNames(columns).map((name, position) => ({ ...name, ...readOpenApiType(types[position], root) }));
}

function columnNames(columns: unknown): Pick<SchemaColumn, "name" | "naming">[] {
  if (!isJsonObject(columns)) return [];
  const items = columns["items"];
  const listed = isJsonObject(items) ? items["enum"] : (columns["enum"] ?? columns["example"]);
  const constants = tuple(columns).map((item) =>
    isJsonObject(item) ? (item["const"] ?? firstOf(item["enum"])) : item,
  );
  const names = Array.isArray(listed) ? listed : constants;
  return names.flatMap((name): Pick<SchemaColumn, "name" | "naming">[] => {
    if (typeof name === "number") return [{ name: String(name), naming: "number" }];
    return typeof name === "string" ? [{ name }] : [];
  });
}

function tuple(schema: JsonObject): readonly unknown[] {
  return listOf(schema["prefixItems"] ?? schema["items"]);
}

function firstOf(value: unknown): unknown {
  return listOf(value)[0];
}

/** Named tensors: one object a row in `instances`, one array a name in `inputs`. Otherwise it is one tensor without a name. */
function fromTensors(format: "instances" | "inputs", described: JsonObject, root: JsonObject): SchemaTensor[] {
  const holder = format === "instances" ? resolveReference(described["items"], root) : described;
  const properties = isJsonObject(holder) && isJsonObject(holder["properties"]) ? holder["properties"] : undefined;
  if (properties === undefined) return [tensorOf(described, root, true)];
  return Object.entries(properties).map(([name, type]) => ({
    name,
    ...tensorOf(resolveReference(type, root), root, format === "inputs"),
  }));
}

/** @param holdsRows whether the outermost array counts the rows, rather than the elements of one row's tensor */
function tensorOf(schema: unknown, root: JsonObject, holdsRows: boolean): Omit<SchemaTensor, "name"> {
  const shape: number[] = holdsRows ? [] : [-1];
  let inner = schema;
  while (shape.length < MAX_DEPTH && isJsonObject(inner) && isJsonObject(inner["items"])) {
    const { minItems, maxItems } = inner;
    shape.push(typeof maxItems === "number" && minItems === maxItems ? maxItems : -1);
    inner = resolveReference(inner["items"], root);
  }
  return { dataType: dataTypeOf(readOpenApiType(inner, root).type), shape: shape.length === 0 ? [-1] : shape };
}

/** Column types in NumPy's words, which tensors are declared in. */
function dataTypeOf(type: ColumnType | undefined): string {
  const names: Partial<Record<ColumnType, string>> = {
    double: "float64",
    float: "float32",
    long: "int64",
    integer: "int32",
    boolean: "bool",
  };
  return (type && names[type]) ?? "object";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Records are better typed, but as an object they have lost their order to names such as 2023, and know no number as a name; the split
 * form keeps both.
 */
function inOrderOf(order: readonly SchemaColumn[], columns: readonly SchemaColumn[]): readonly SchemaColumn[] {
  const position = new Map(order.map((column, index) => [column.name, index]));
  const numbered = new Set(order.filter(({ naming }) => naming === "number").map(({ name }) => name));
  return columns
    .map((column): SchemaColumn => (numbered.has(column.name) ? { ...column, naming: "number" } : column))
    .sort((a, b) => (position.get(a.name) ?? Infinity) - (position.get(b.name) ?? Infinity) || 0);
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
