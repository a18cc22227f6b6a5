import { fnv1a, schemaHash } from "../../../src/core/recipe/schema-hash";
import type { Schema } from "../../../src/core/inputs/schema";

const bytesOf = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const SCHEMA: Schema = {
  columns: [
    { name: "a", type: "double", isRequired: true },
    { name: "b", isRequired: false },
  ],
  tensors: [],
  parameters: [{ name: "depth", type: "long", defaultValue: 3, isList: false }],
};

describe("the hash of a schema", () => {
  // Source: Fowler, Noll, Vo, test vectors of FNV-1a.
  it.each([
    ["", 0xcbf29ce484222325n],
    ["a", 0xaf63dc4c8601ec8cn],
    ["foobar", 0x85944171f73967e8n],
  ])("is FNV-1a: %j", (text, hash) => {
    expect(fnv1a(bytesOf(text))).toBe(hash);
  });

  it("is the same in every product and on every machine", () => {
    expect(schemaHash(SCHEMA)).toBe("9ac426c7baae9a01");
  });

  it("does not depend on the order in which a server names things", () => {
    const turned = { ...SCHEMA, columns: [...SCHEMA.columns].reverse() };
    expect(schemaHash(turned)).toBe(schemaHash(SCHEMA));
  });

  it.each<[string, Partial<Schema>]>([
    ["another type", { columns: [{ name: "a", type: "float", isRequired: true }, SCHEMA.columns[1]!] }],
    ["another need", { columns: [SCHEMA.columns[0]!, { name: "b", isRequired: true }] }],
    ["a column more", { columns: [...SCHEMA.columns, { name: "c", isRequired: true }] }],
    ["no parameters", { parameters: [] }],
    ["a tensor", { tensors: [{ dataType: "float64", shape: [-1, 4] }] }],
  ])("is another one for %s", (_what, facts) => {
    expect(schemaHash({ ...SCHEMA, ...facts })).not.toBe(schemaHash(SCHEMA));
  });

  it("tells a model that names no parameters from one that has none", () => {
    const { parameters: _none, ...silent } = SCHEMA;
    expect(schemaHash(silent)).not.toBe(schemaHash({ ...SCHEMA, parameters: [] }));
  });
});
