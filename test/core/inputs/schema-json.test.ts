import { readSchema } from "../../../src/core/inputs/schema-json";
import type { Schema } from "../../../src/core/inputs/schema";
import { UnfitJson } from "../../../src/core/json/checked-json";

const NESTED: Schema = {
  columns: [
    { name: "a", type: "double", isRequired: true },
    { name: "3", naming: "number", unknownType: "complex", isRequired: false },
    {
      name: "b",
      type: "object",
      content: {
        type: "object",
        properties: [
          { name: "__proto__", value: { type: "any" }, isRequired: true },
          {
            name: "y",
            value: { type: "map", values: { type: "array", items: { type: "long" } } },
            isRequired: false,
          },
        ],
      },
      isRequired: true,
    },
  ],
  tensors: [],
  elements: "objects",
  parameters: [
    { name: "t", type: "double", defaultValue: 0.5, isList: false },
    { name: "stop", defaultValue: { any: [1, "x", null] }, isList: true },
  ],
};

describe("readSchema", () => {
  it.each<[string, Schema]>([
    ["columns of every kind", NESTED],
    [
      "tensors",
      {
        columns: [],
        tensors: [
          { dataType: "float32", shape: [-1, 28, 28] },
          { name: "m", dataType: "x", shape: [] },
        ],
      },
    ],
    ["nothing", { columns: [], tensors: [] }],
    ["inputs and outputs", { columns: [], tensors: [], outputs: ["label", "p_yes"] }],
  ])("takes a schema of %s for what it is", (_what, schema) => {
    expect(readSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
  });

  function withColumn(change: Readonly<Record<string, unknown>>): unknown {
    return { columns: [{ name: "a", isRequired: true, ...change }], tensors: [] };
  }

  it.each<[string, unknown, string]>([
    ["no object", [], "is no object"],
    ["columns missing", { tensors: [] }, 'has no "columns"'],
    ["an unknown member", { columns: [], tensors: [], token: 1 }, "a member that is not known"],
    ["a type that is none", withColumn({ type: "money" }), "is none of"],
    ["a list that does not say of what", withColumn({ type: "array" }), "does not hold what its type says"],
    [
      "a plain type that holds something",
      withColumn({ type: "double", content: { type: "array", items: { type: "any" } } }),
      "does not hold what its type says",
    ],
    [
      "a list in a list of nothing",
      withColumn({ type: "array", content: { type: "array", items: { type: "array" } } }),
      'has no "items"',
    ],
    ["a shape of fractions", { columns: [], tensors: [{ dataType: "x", shape: [0.5] }] }, "is no whole number"],
    [
      "a default without end",
      { columns: [], tensors: [], parameters: [{ name: "p", isList: true, defaultValue: Array(10_001).fill(0) }] },
      "has more than 10000 parts",
    ],
    ["too many columns", { columns: Array(16_385).fill({}), tensors: [] }, "more than 16384 entries"],
  ])("refuses %s", (_what, given, why) => {
    expect(() => readSchema(given)).toThrow(UnfitJson);
    expect(() => readSchema(given)).toThrow(why);
  });
});
