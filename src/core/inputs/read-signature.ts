import { isColumnType, isNestedType } from "../columns/column-type";
import { InputError } from "../errors";
import { BigInteger, parseJsonText } from "../json/exact-json";
import { isJsonObject, type JsonObject } from "../json/json-object";
import { columnsOrElements } from "./columns-or-elements";
import { readOutputs } from "./read-outputs";
import { readType } from "./read-value-type";
import type { Schema, SchemaColumn, SchemaParameter, SchemaTensor } from "./schema";

/**
 * The `signature` of an MLmodel file: `{inputs, outputs, params}`, each a JSON string or the list itself. A whole MLmodel object
 * is taken too, which also says whether the signature comes from a type hint. Source: MLflow, "Model signatures and input examples";
 * `mlflow/types/schema.py` for the fields.
 * @throws InputError `bad-signature` with the part that cannot be read
 */
export function readSignature(document: unknown): Schema {
  const isWhole = isJsonObject(document) && "signature" in document;
  const signature = isWhole ? document["signature"] : document;
  if (!isJsonObject(signature) || !("inputs" in signature)) throw unreadable("it names no inputs");
  // Numbers as names keep their digits.
  const inputs = readList(signature["inputs"], "inputs", parseJsonText);
  const parameters = readList(signature["params"] ?? [], "params").map(readParameter);
  const outputs = readOutputs(signature["outputs"]);
  const rest = { parameters, ...(outputs && { outputs }) };
  if (inputs.some((input) => input["type"] === "tensor"))
    return { columns: [], tensors: inputs.map(readTensor), ...rest };
  const columns = inputs.map(readColumn);
  return {
    ...columnsOrElements(columns, isWhole ? document["is_signature_from_type_hint"] === true : undefined),
    tensors: [],
    ...rest,
  };
}

function readList(value: unknown, part: string, parse: (text: string) => unknown = JSON.parse): JsonObject[] {
  let list = value;
  if (typeof value === "string") {
    try {
      list = parse(value);
    } catch {
      throw unreadable(`its "${part}" are not JSON`);
    }
  }
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isJsonObject)) throw unreadable(`its "${part}" are not a list of objects`);
  return list;
}

/** An unnamed column signature numbers its columns, as pandas does. */
function readColumn(input: JsonObject, place: number): SchemaColumn {
  return {
    ...readName(input["name"], place),
    ...readType(input),
    isRequired: input["required"] !== false && input["optional"] !== true,
  };
}

/** Columns of a DataFrame may be called by numbers; a name of several parts is one that MLflow itself does not read again. */
function readName(name: unknown, place: number): Pick<SchemaColumn, "name" | "naming"> {
  if (typeof name === "string") return { name };
  if (typeof name === "number") return { name: String(name), naming: "number" };
  if (name instanceof BigInteger) return { name: name.digits, naming: "number" };
  if (name === undefined || name === null) return { name: String(place), naming: "position" };
  throw unreadable("an input has a name that is neither text nor number");
}

function readTensor(input: JsonObject): SchemaTensor {
  const spec = input["tensor-spec"];
  const shape = isJsonObject(spec) ? spec["shape"] : undefined;
  if (!isJsonObject(spec) || !Array.isArray(shape) || !shape.every(Number.isInteger)) {
    throw unreadable("a tensor has no shape");
  }
  return {
    ...(typeof input["name"] === "string" ? { name: input["name"] } : {}),
    dataType: String(spec["dtype"]),
    shape: shape as number[],
  };
}

function readParameter(input: JsonObject): SchemaParameter {
  const { name, type } = input;
  if (typeof name !== "string" || typeof type !== "string") throw unreadable("a parameter has no name or type");
  return {
    name,
    ...(isColumnType(type) && !isNestedType(type) ? { type } : {}),
    defaultValue: input["default"],
    isList: Array.isArray(input["shape"]),
  };
}

function unreadable(what: string): InputError {
  return new InputError("bad-signature", `The model signature could not be read: ${what}.`);
}
