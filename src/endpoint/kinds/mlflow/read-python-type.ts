import type { PlainType } from "../../../core/columns/column-type";
import type { ValueType } from "../../../core/columns/nested-value";

/** A type as Python prints it. */
export interface PythonType {
  readonly value: ValueType;
  /** Whether None is one of its values. */
  readonly takesNone: boolean;
}

/** Source: `TYPE_HINTS_TO_DATATYPE_MAPPING` in `mlflow/types/type_hints.py`. */
const PLAIN_TYPES: Readonly<Partial<Record<string, PlainType>>> = {
  str: "string",
  int: "long",
  float: "double",
  bool: "boolean",
  bytes: "binary",
  datetime: "datetime",
};

const ANY: PythonType = { value: { type: "any" }, takesNone: false };
/** A list in a list in a list: no table has more. */
const MAX_DEPTH = 20;

/**
 * Reads `list[str]`, `typing.Dict[str, int]`, `Union[list[Point], NoneType]`, `str | None`. A class is an object of which no more is known;
 * a choice between types, and whatever else stands there, is any value, as MLflow takes it.
 */
export function readPythonType(text: string, depth = 0): PythonType {
  if (depth > MAX_DEPTH) return ANY;
  const options = splitOutside(text, "|");
  if (options.length > 1) return readUnion(options, depth);
  const [, path = "", inside] = /^\s*([\p{L}\p{N}_.]+)\s*(?:\[(.*)\])?\s*$/su.exec(text) ?? [];
  const name = path.split(".").at(-1)!;
  const given = inside === undefined ? [] : splitOutside(inside, ",");
  switch (name.toLowerCase()) {
    case "list":
      return { value: { type: "array", items: readPythonType(given[0] ?? "", depth + 1).value }, takesNone: false };
    case "dict":
      return { value: { type: "map", values: readPythonType(given[1] ?? "", depth + 1).value }, takesNone: false };
    case "optional":
      return readUnion([...given, "None"], depth);
    case "union":
      return readUnion(given, depth);
  }
  if (name === "" || name === "Any" || inside !== undefined) return ANY;
  const plain = Object.hasOwn(PLAIN_TYPES, name) ? PLAIN_TYPES[name] : undefined;
  return { value: plain === undefined ? { type: "map", values: ANY.value } : { type: plain }, takesNone: false };
}

function readUnion(options: readonly string[], depth: number): PythonType {
  const some = options.filter((option) => !/^\s*None(Type)?\s*$/.test(option));
  const value = some.length === 1 ? readPythonType(some[0]!, depth + 1).value : ANY.value;
  return { value, takesNone: some.length < options.length };
}

/** The parts between separators that stand in no brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "[") depth++;
    if (character === "]") depth--;
    if (character === separator && depth === 0) parts.push("");
    else parts.push(parts.pop()! + character);
  }
  return parts;
}
