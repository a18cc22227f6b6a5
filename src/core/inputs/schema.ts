import { isColumnType, type ColumnType } from "../columns/column-type";
import { InputError } from "../errors";
import { isJsonObject, type JsonObject } from "../json/json-object";

/** A column the model expects. `type` is absent where the schema names a type that is no column type (an array, an object). */
export interface SchemaColumn {
  readonly name: string;
  readonly type?: ColumnType;
  readonly isRequired: boolean;
}

/** A tensor the model expects; the first dimension of `shape`, -1, counts the rows. */
export interface SchemaTensor {
  /** Absent for the one unnamed tensor. */
  readonly name?: string;
  readonly dataType: string;
  readonly shape: readonly number[];
}

/** A parameter the model takes. `type` is absent where the schema names a type that is no column type: an object. */
export interface SchemaParameter {
  readonly name: string;
  readonly type?: ColumnType;
  readonly defaultValue: unknown;
  /** A list rather than one value. */
  readonly isList: boolean;
}

/** What a model says it takes. Either columns or tensors; both empty when it names neither. */
export interface Schema {
  readonly columns: readonly SchemaColumn[];
  readonly tensors: readonly SchemaTensor[];
  /** Absent when nobody says: an OpenAPI document never names them, and any may then be sent. */
  readonly parameters?: readonly SchemaParameter[];
}

/**
 * The `signature` of an MLmodel file: `{inputs, outputs, params}`, each a JSON string or the list itself. A whole MLmodel object
 * is taken too. Source: MLflow, "Model signatures and input examples"; `mlflow/types/schema.py` for the fields.
 * @throws InputError `bad-signature` with the part that cannot be read
 */
export function readSignature(document: unknown): Schema {
  const signature = isJsonObject(document) && "signature" in document ? document["signature"] : document;
  if (!isJsonObject(signature) || !("inputs" in signature)) throw unreadable("it names no inputs");
  const inputs = readList(signature["inputs"], "inputs");
  const isTensor = inputs.some((input) => input["type"] === "tensor");
  return {
    columns: isTensor ? [] : inputs.map(readColumn),
    tensors: isTensor ? inputs.map(readTensor) : [],
    parameters: readList(signature["params"] ?? [], "params").map(readParameter),
  };
}

function readList(value: unknown, part: string): JsonObject[] {
  let list = value;
  if (typeof value === "string") {
    try {
      list = JSON.parse(value);
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
  const type = input["type"];
  return {
    name: typeof input["name"] === "string" ? input["name"] : String(place),
    ...(typeof type === "string" && isColumnType(type) ? { type } : {}),
    isRequired: input["required"] !== false && input["optional"] !== true,
  };
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
    ...(isColumnType(type) ? { type } : {}),
    defaultValue: input["default"],
    isList: Array.isArray(input["shape"]),
  };
}

function unreadable(what: string): InputError {
  return new InputError("bad-signature", `The model signature could not be read: ${what}.`);
}
