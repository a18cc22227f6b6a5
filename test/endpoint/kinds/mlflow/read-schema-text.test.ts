import fc from "fast-check";
import { readSchemaText } from "../../../../src/endpoint/kinds/mlflow/read-schema-text";
import { runs } from "../../../support/property-seed";
import { anyInputs, printSchema } from "./printed-schema";
import { cpuSeconds } from "../../../support/cpu-seconds";

describe("A schema as MLflow prints it", () => {
  it.each([
    ["['a': double (required)]", [{ name: "a", type: "double", required: true }]],
    [
      "[3: long (required), 5: string (optional)]",
      [
        { name: 3, type: "long", required: true },
        { name: 5, type: "string", required: false },
      ],
    ],
    [
      "[0.5: double (required), 1e+20: double (required), -1: double (required)]",
      [0.5, 1e20, -1].map((name) => ({ name, type: "double", required: true })),
    ],
    ["[datetime (required)]", [{ type: "datetime", required: true }]],
    ["[Tensor('float64', (-1, 3))]", [{ type: "tensor", "tensor-spec": { dtype: "float64", shape: [-1, 3] } }]],
    [
      "['height': Tensor('float64', (-1,))]",
      [{ name: "height", type: "tensor", "tensor-spec": { dtype: "float64", shape: [-1] } }],
    ],
    [
      `["it's": boolean (required), 'say "x"': double (required), 'both \\' and "': double (required)]`,
      [
        { name: "it's", type: "boolean", required: true },
        { name: 'say "x"', type: "double", required: true },
        { name: "both ' and \"", type: "double", required: true },
      ],
    ],
    [
      "['new\\nline': double (required), 'ü 🎉 \\u200b\\x07': double (required), 'back\\\\slash': double (required)]",
      [
        { name: "new\nline", type: "double", required: true },
        { name: "ü 🎉 \u200b\x07", type: "double", required: true },
        { name: "back\\slash", type: "double", required: true },
      ],
    ],
    [
      "['m': Map(str -> DataType.double) (required), 'o': {a: double (required), b c: Array(string) (optional)} (required)]",
      [
        { name: "m", type: "map", values: { type: "double" }, required: true },
        {
          name: "o",
          type: "object",
          properties: {
            a: { type: "double", required: true },
            "b c": { type: "array", items: { type: "string" }, required: false },
          },
          required: true,
        },
      ],
    ],
  ])("is read: %s", (text, inputs) => {
    expect(readSchemaText(text)?.inputs).toEqual(inputs);
  });

  it("is read back as it was printed, whatever its names and types, and ends where it ends", () => {
    fc.assert(
      fc.property(anyInputs, fc.string(), (inputs, after) => {
        const text = printSchema(inputs);
        expect(readSchemaText(text + after)).toEqual({ inputs, end: text.length });
        expect(readSchemaText(`before${text}`, "before".length)).toEqual({ inputs, end: `before${text}`.length });
      }),
      { numRuns: runs(5_000, 300) },
    );
  });

  it("is not read where its end is missing, wherever it is cut", () => {
    fc.assert(
      fc.property(anyInputs, fc.nat(), (inputs, place) => {
        const text = printSchema(inputs);
        expect(readSchemaText(text.slice(0, place % text.length))).toBeUndefined();
      }),
      { numRuns: runs(5_000, 300) },
    );
  });

  it.each([
    "[]",
    "",
    "['a': double]",
    "['a': decimal (required)]",
    "['a': double (perhaps)]",
    "['a': double (required), ...]",
    "['a': double (required), 'b': str…",
    "['a' double (required)]",
    "['a': double (required), long (required)]",
    "['a': double (required), 'a': long (required)]",
    "[3: double (required), '3': long (required)]",
    "['a': double (required), 'b': Tensor('float64', (-1,))]",
    "[1234567890123456: double (required)]",
    "[('a', 'b'): double (required)]",
    "[None: double (required)]",
    "['\\q': double (required)]",
    "['\\U00110000': double (required)]",
    "['a': {} (required)]",
    "['a': {x: decimal (required)} (required), 'b': {y: double (required)} (required)]",
    "['a': Array(double (required)]",
    "[Tensor('float64', (-1, x))]",
    "ColSpec('a')",
  ])("is no schema, rather than half of one: %s", (text) => {
    expect(readSchemaText(text)).toBeUndefined();
  });

  it.each([
    ["a name that never ends", `['${"\\\\".repeat(200_000)}`],
    ["objects in objects", `['a': ${"{x: ".repeat(20_000)}`],
    ["properties without end", `['a': {${"x: ".repeat(100_000)}`],
    ["objects that fail late", `['a': ${"{a: b: c: ".repeat(30)}${"x: ".repeat(20_000)}`],
    ["lists in lists", `['a': ${"Array(".repeat(100_000)}`],
    ["many columns", `[${"'a': double (required), ".repeat(50_000)}`],
  ])("is given up soon where the text is made to be read for ever: %s", (_what, text) => {
    const seconds = cpuSeconds(() => expect(readSchemaText(text)).toBeUndefined());
    expect(seconds).toBeLessThan(20);
  });

  it("may have as many columns as a wide table", () => {
    const inputs = Array.from({ length: 16_384 }, (_, place) => ({
      name: `column ${place}`,
      type: "double",
      required: true,
    }));
    expect(readSchemaText(printSchema(inputs))?.inputs).toEqual(inputs);
  });
});
