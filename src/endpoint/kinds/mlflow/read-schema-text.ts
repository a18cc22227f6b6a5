import type { JsonObject } from "../../../core/json/json-object";
import { PYTHON_TEXT, unescapePythonText } from "./python-text";

/** A schema as it was read, and where in the text it ends. */
export interface SchemaRead {
  /** As an MLmodel file lists them under `inputs`. */
  readonly inputs: readonly JsonObject[];
  readonly end: number;
}

/**
 * Reads a list of inputs as MLflow prints it: `['a': double (required), 3: Array(long) (optional)]`, `[Tensor('float64', (-1, 3))]`.
 * Source: `__repr__` of ColSpec, TensorSpec, Array, Object, Map and AnyType in `mlflow/types/schema.py`, alike from 2.12 to 3.17.
 * @param start where the list begins
 * @returns undefined where the text is cut or says anything else: half a schema would leave inputs out without a word
 */
export function readSchemaText(text: string, start = 0): SchemaRead | undefined {
  try {
    const reader = new SchemaReader(text, start);
    const inputs = reader.readList();
    return areAlike(inputs) ? { inputs, end: reader.place } : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** MLflow has inputs that are all named or all without names, and all columns or all tensors; two of a name cannot both be fed. */
function areAlike(inputs: readonly JsonObject[]): boolean {
  const names = inputs.filter((input) => "name" in input).map((input) => String(input["name"]));
  const tensors = inputs.filter((input) => input["type"] === "tensor");
  const areNamed = names.length === 0 || (names.length === inputs.length && new Set(names).size === names.length);
  return areNamed && (tensors.length === 0 || tensors.length === inputs.length);
}

class Unreadable extends Error {}

/** A list in a list in a list: no table has more. */
const MAX_DEPTH = 20;
/** Names of properties are printed as they are, so their ends are found by trying; a text made to be tried for ever is given up. */
const MAX_TRIES = 10_000;
const MAX_PROPERTY_NAME = 500;

const NUMBER = /-?\d{1,15}(?:\.\d{1,17})?(?:e[+-]\d{1,3})?(?=: )/y;
const TENSOR = /Tensor\('([\w[\]]+)', \(((?:-?\d{1,9}(?:, -?\d{1,9})*,?)?)\)\)/y;
const PLAIN_TYPE = /(?:boolean|integer|long|float|double|string|binary|datetime)\b/y;
const REQUIRED = / \((required|optional)\)/y;
const NO_PROPERTY_NAME = /[{}]| \((?:required|optional)\)/;

class SchemaReader {
  place: number;
  private tries = 0;

  constructor(
    private readonly text: string,
    start: number,
  ) {
    this.place = start;
  }

  readList(): JsonObject[] {
    this.expect("[");
    const inputs: JsonObject[] = [];
    do inputs.push(this.readInput());
    while (this.skip(", "));
    this.expect("]");
    return inputs;
  }

  private readInput(): JsonObject {
    const name = this.readName();
    const named = name === undefined ? {} : { name };
    const tensor = this.match(TENSOR);
    if (tensor !== undefined) {
      const shape = tensor[2]!.split(",").flatMap((size) => (size.trim() === "" ? [] : [Number(size)]));
      return { ...named, type: "tensor", "tensor-spec": { dtype: tensor[1], shape } };
    }
    return { ...named, ...this.readType(0), required: this.readRequired() };
  }

  /** A Python text or a number; undefined for an input without a name. */
  private readName(): string | number | undefined {
    const quoted = this.match(PYTHON_TEXT);
    const name =
      quoted === undefined ? this.match(NUMBER)?.map(Number)[0] : unescapePythonText(quoted[1] ?? quoted[2] ?? "");
    if (quoted !== undefined && name === undefined) throw new Unreadable();
    if (name !== undefined) this.expect(": ");
    return name;
  }

  private readType(depth: number): JsonObject {
    if (depth > MAX_DEPTH) throw new Unreadable();
    const plain = this.match(PLAIN_TYPE);
    if (plain !== undefined) return { type: plain[0] };
    if (this.skip("Any")) return { type: "any" };
    if (this.skip("SparkML vector")) return { type: "sparkml_vector" };
    if (this.skip("Array(")) return { type: "array", items: this.readInner(depth) };
    if (this.skip("Map(str -> ")) return { type: "map", values: this.readInner(depth) };
    if (this.skip("{")) return { type: "object", properties: this.readProperties(depth) };
    throw new Unreadable();
  }

  /** Of a map, Python writes a plain type with the name of its class: `Map(str -> DataType.double)`. */
  private readInner(depth: number): JsonObject {
    this.skip("DataType.");
    const type = this.readType(depth + 1);
    this.expect(")");
    return type;
  }

  private readProperties(depth: number): JsonObject {
    const properties: [name: string, type: JsonObject][] = [];
    do properties.push(this.readProperty(depth));
    while (this.skip(", "));
    this.expect("}");
    return Object.fromEntries(properties);
  }

  /** A name may hold a colon: it ends at the first one that a type follows. */
  private readProperty(depth: number): [name: string, type: JsonObject] {
    const start = this.place;
    for (let end = this.text.indexOf(": ", start); end >= 0; end = this.text.indexOf(": ", end + 1)) {
      const name = this.text.slice(start, end);
      if (name.length > MAX_PROPERTY_NAME || NO_PROPERTY_NAME.test(name) || ++this.tries > MAX_TRIES) break;
      const type = this.tryProperty(end + 2, depth);
      if (type !== undefined) return [name, type];
    }
    throw new Unreadable();
  }

  private tryProperty(place: number, depth: number): JsonObject | undefined {
    this.place = place;
    try {
      const type = this.readType(depth + 1);
      return { ...type, required: this.readRequired() };
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  private readRequired(): boolean {
    const found = this.match(REQUIRED);
    if (found === undefined) throw new Unreadable();
    return found[1] === "required";
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.place = pattern.lastIndex;
    return found;
  }

  private skip(text: string): boolean {
    if (!this.text.startsWith(text, this.place)) return false;
    this.place += text.length;
    return true;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw new Unreadable();
  }
}
