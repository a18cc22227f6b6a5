import fc from "fast-check";
import type { JsonObject } from "../../../../src/core/json/json-object";

/** A text as Python's `repr` prints it: in double quotes only where it holds single ones and no double ones. */
export function printText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + [...text].map((sign) => (sign === quote ? `\\${sign}` : printSign(sign))).join("") + quote;
}

function printSign(sign: string): string {
  const known: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  if (Object.hasOwn(known, sign)) return known[sign]!;
  if (sign === " " || !/[\p{C}\p{Z}]/u.test(sign)) return sign;
  const code = sign.codePointAt(0)!.toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
  return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}

/** The inputs of an MLmodel file as MLflow prints them. */
export function printSchema(inputs: readonly JsonObject[]): string {
  return `[${inputs.map(printInput).join(", ")}]`;
}

function printInput(input: JsonObject): string {
  const { name } = input;
  const label = name === undefined ? "" : `${typeof name === "string" ? printText(name) : String(name)}: `;
  return label + (input["type"] === "tensor" ? printTensor(input) : printType(input) + printRequired(input));
}

function printTensor(input: JsonObject): string {
  const { dtype, shape } = input["tensor-spec"] as { dtype: string; shape: readonly number[] };
  return `Tensor('${dtype}', (${shape.length === 1 ? `${shape[0]},` : shape.join(", ")}))`;
}

function printRequired(input: JsonObject): string {
  return input["required"] === true ? " (required)" : " (optional)";
}

function printType(type: JsonObject, plainPrefix = ""): string {
  switch (type["type"]) {
    case "any":
      return "Any";
    case "sparkml_vector":
      return "SparkML vector";
    case "array":
      return `Array(${printType(type["items"] as JsonObject)})`;
    case "map":
      return `Map(str -> ${printType(type["values"] as JsonObject, "DataType.")})`;
    case "object":
      return `{${Object.entries(type["properties"] as Record<string, JsonObject>)
        .map(([name, inner]) => `${name}: ${printType(inner)}${printRequired(inner)}`)
        .join(", ")}}`;
    default:
      return plainPrefix + String(type["type"]);
  }
}

const plainType = fc
  .constantFrom("boolean", "integer", "long", "float", "double", "string", "binary", "datetime")
  .map((type): JsonObject => ({ type }));

/** Types of columns, also of columns in columns. Properties have names as programs have them, now and then with a colon. */
const anyType: fc.Arbitrary<JsonObject> = fc.letrec<{ type: JsonObject }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    plainType,
    fc.constantFrom<JsonObject>({ type: "any" }, { type: "sparkml_vector" }),
    tie("type").map((items): JsonObject => ({ type: "array", items })),
    tie("type").map((values): JsonObject => ({ type: "map", values })),
    fc
      .dictionary(
        fc.oneof(fc.stringMatching(/^[a-zé][\w é-]{0,8}$/), fc.constantFrom("a: b", "x:y", "ratio: per day", "it's")),
        fc.tuple(tie("type"), fc.boolean()).map(([type, required]): JsonObject => ({ ...type, required })),
        { minKeys: 1, maxKeys: 3 },
      )
      .map((properties): JsonObject => ({ type: "object", properties })),
  ),
})).type;

const tensor = fc
  .record({
    dtype: fc.constantFrom("float64", "float32", "int8", "uint64", "bool", "str", "object", "datetime64[ns]"),
    shape: fc.array(fc.integer({ min: -1, max: 300 }), { minLength: 1, maxLength: 4 }),
  })
  .map((spec): JsonObject => ({ type: "tensor", "tensor-spec": spec }));

const column = fc.tuple(anyType, fc.boolean()).map(([type, required]): JsonObject => ({ ...type, required }));

/** Texts as headers are, and such as look like what is printed around them. */
const name = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    "it's",
    'say "x"',
    "a, b",
    "': double (required), 'b",
    "]'. Error: ",
    "\\",
    "\\n",
    "new\nline",
    "[x]",
  ),
);

/** Inputs as an MLmodel file may list them. */
export const anyInputs: fc.Arbitrary<readonly JsonObject[]> = fc.constantFrom(column, tensor).chain((input) =>
  fc.oneof(
    fc.array(input, { minLength: 1, maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(name, input), { minLength: 1, maxLength: 5, selector: ([one]) => one })
      .map((named) => named.map(([one, type]): JsonObject => ({ name: one, ...type }))),
    fc
      .uniqueArray(fc.tuple(fc.integer({ min: -3, max: 1e6 }), input), {
        minLength: 1,
        maxLength: 5,
        selector: ([one]) => one,
      })
      .map((named) => named.map(([one, type]): JsonObject => ({ name: one, ...type }))),
  ),
);
