import type { JsonText } from "../columns/column-encoding";
import type { PlainType } from "../columns/column-type";
import { InputError } from "../errors";
import { isInFloat32Range, isInt32 } from "../table/number-range";
import type { SchemaParameter } from "./schema";

/**
 * The `params` of a request as JSON text. With a signature the names and types are checked here, because a server drops an
 * unknown parameter without a word and then scores with the default.
 * @param parameters what the signature declares; undefined when there is none, and any name and value goes
 * @throws InputError `bad-parameter`
 */
export function encodeParameters(
  values: Readonly<Record<string, unknown>>,
  parameters: readonly SchemaParameter[] | undefined,
): JsonText | undefined {
  const names = Object.keys(values);
  if (names.length === 0) return undefined;
  const members = names.map((name) => {
    const declared = parameters?.find((parameter) => parameter.name === name);
    if (parameters !== undefined && declared === undefined) {
      const known = parameters.map((parameter) => parameter.name).join(", ") || "none";
      throw new InputError("bad-parameter", `The model has no parameter "${name}". It has: ${known}.`);
    }
    return `${JSON.stringify(name)}:${encodeValue(name, values[name], declared)}`;
  });
  return `{${members.join(",")}}`;
}

function encodeValue(name: string, value: unknown, declared: SchemaParameter | undefined): JsonText {
  const type = declared?.type;
  if (declared === undefined || type === undefined) return JSON.stringify(value ?? null);
  const items = declared.isList ? value : [value];
  if (!Array.isArray(items)) throw badParameter(name, `a list of ${type} values`);
  const written = items.map((item) => encodeItem(item, type));
  if (written.some((item) => item === undefined)) throw badParameter(name, `of type ${type}`);
  return declared.isList ? `[${written.join(",")}]` : written[0]!;
}

function encodeItem(value: unknown, type: PlainType): JsonText | undefined {
  if (type === "boolean") return typeof value === "boolean" ? String(value) : undefined;
  if (type === "string" || type === "datetime" || type === "binary") {
    return typeof value === "string" ? JSON.stringify(value) : undefined;
  }
  return typeof value === "number" && IS_OF_TYPE[type](value) ? JSON.stringify(value) : undefined;
}

const IS_OF_TYPE: Record<"double" | "float" | "integer" | "long", (value: number) => boolean> = {
  double: Number.isFinite,
  float: isInFloat32Range,
  integer: isInt32,
  long: Number.isSafeInteger,
};

function badParameter(name: string, wanted: string): InputError {
  return new InputError("bad-parameter", `The parameter "${name}" must be ${wanted}.`);
}
