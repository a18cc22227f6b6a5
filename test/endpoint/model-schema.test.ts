import fc from "fast-check";
import { parseModelSchema } from "../../src/endpoint/model-schema";

const NUMBER = { type: "number", format: "double" };
const ROW = {
  type: "object",
  required: ["sepal length", "2023"],
  properties: {
    "sepal length": NUMBER,
    "2023": { type: "integer", format: "int64" },
    grown: { type: ["string", "null"], format: "date-time" },
  },
};

/** A document with these request schemas, as a Databricks endpoint lays it out. */
function document(schemas: unknown[], path = "/served-models/iris-1/invocations"): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    paths: { [path]: { post: { requestBody: { content: { "application/json": { schema: { oneOf: schemas } } } } } } },
  };
}

function format(name: string, schema: unknown): unknown {
  return { type: "object", properties: { [name]: schema } };
}

describe("A model's schema", () => {
  it("is read from the records, with types and which inputs may be left out", () => {
    const text = JSON.stringify(document([format("dataframe_records", { type: "array", items: ROW })]));
    expect(parseModelSchema(text)).toEqual({
      inputs: [
        { name: "2023", type: "long", isOptional: false },
        { name: "sepal length", type: "double", isOptional: false },
        { name: "grown", type: "datetime", isOptional: true },
      ],
    });
  });

  it("is read from the split form when there are no records, names and types side by side", () => {
    const split = {
      type: "object",
      properties: {
        index: { type: "array" },
        columns: { type: "array", items: { type: "string", enum: ["b", "a"] } },
        data: { type: "array", items: { type: "array", prefixItems: [{ type: "string" }, { type: "boolean" }] } },
      },
    };
    expect(parseModelSchema(JSON.stringify(document([format("dataframe_split", split)])))).toEqual({
      inputs: [
        { name: "b", type: "string", isOptional: false },
        { name: "a", type: "boolean", isOptional: false },
      ],
    });
  });

  it("is read from the split form whose columns are constants", () => {
    const split = { properties: { columns: { prefixItems: [{ const: "b" }, { enum: ["a"] }] } } };
    expect(parseModelSchema(JSON.stringify(document([format("dataframe_split", split)])))?.inputs).toEqual([
      { name: "b", type: "other", isOptional: false },
      { name: "a", type: "other", isOptional: false },
    ]);
  });

  it("keeps the column order of the split form where it is given beside the records", () => {
    const split = { properties: { columns: { items: { enum: ["sepal length", "2023", "grown"] } } } };
    const text = JSON.stringify(
      document([format("dataframe_records", { items: ROW }), format("dataframe_split", split)]),
    );
    expect(parseModelSchema(text)?.inputs.map((input) => `${input.name} ${input.type}`)).toEqual([
      "sepal length double",
      "2023 long",
      "grown datetime",
    ]);
  });

  it("follows references into the components", () => {
    const root = {
      ...document([{ $ref: "#/components/schemas/Records" }]),
      components: {
        schemas: {
          Records: format("dataframe_records", { type: "array", items: { $ref: "#/components/schemas/a~1b" } }),
          "a/b": { properties: { x: { $ref: "#/components/schemas/Number" } } },
          Number: NUMBER,
        },
      },
    };
    expect(parseModelSchema(JSON.stringify(root))?.inputs).toEqual([{ name: "x", type: "double", isOptional: false }]);
  });

  it.each([
    ["instances", { type: "array", items: { type: "object", properties: { a: { type: "array", items: NUMBER } } } }],
    ["inputs", { type: "object", properties: { a: { type: "array", items: { type: "array", items: NUMBER } } } }],
  ])("of a model that takes named tensors says so and lists them (%s)", (name, schema) => {
    expect(parseModelSchema(JSON.stringify(document([format(name, schema)])))).toEqual({
      inputs: [{ name: "a", type: "double", isOptional: false }],
      tensorFormat: name,
    });
  });

  it("of a model that takes one tensor without a name lists no inputs", () => {
    const text = JSON.stringify(
      document([format("inputs", { type: "array", items: { type: "array", items: NUMBER } })]),
    );
    expect(parseModelSchema(text)).toEqual({ inputs: [], tensorFormat: "inputs" });
  });

  it("prefers columns to tensors where a model takes both", () => {
    const schemas = [format("inputs", { type: "array" }), format("dataframe_records", { items: ROW })];
    expect(parseModelSchema(JSON.stringify(document(schemas)))?.tensorFormat).toBeUndefined();
  });

  it("is that of the served model asked for, else of the first", () => {
    const first = document([format("dataframe_records", { items: { properties: { a: NUMBER } } })]);
    const second = document(
      [format("dataframe_records", { items: { properties: { b: NUMBER } } })],
      "/served-models/iris-2/invocations",
    );
    const both = JSON.stringify({ paths: { ...(first["paths"] as object), ...(second["paths"] as object) } });
    expect(parseModelSchema(both)?.inputs[0]?.name).toBe("a");
    expect(parseModelSchema(both, "iris-2")?.inputs[0]?.name).toBe("b");
    expect(parseModelSchema(both, "iris-3")?.inputs[0]?.name).toBe("a");
  });

  it("is not taken from what the model answers", () => {
    const answer = { content: { "application/json": { schema: format("inputs", { type: "array" }) } } };
    const text = JSON.stringify({ paths: { "/x": { post: { requestBody: {}, responses: { "200": answer } } } } });
    expect(parseModelSchema(text)).toBeUndefined();
  });

  it.each([
    [{ type: "number", format: "float" }, "float"],
    [{ type: "number" }, "double"],
    [{ type: "integer", format: "int32" }, "integer"],
    [{ type: "integer" }, "integer"],
    [{ type: "string", format: "byte" }, "binary"],
    [{ type: "string", format: "date" }, "datetime"],
    [{ type: "array" }, "other"],
    [{ type: "moon" }, "other"],
    [{ anyOf: [{ type: "integer", format: "int64" }, { type: "null" }] }, "long"],
    [{}, "other"],
    [7, "other"],
  ])("reads %j as %s", (schema, type) => {
    const text = JSON.stringify(document([format("dataframe_records", { items: { properties: { x: schema } } })]));
    expect(parseModelSchema(text)?.inputs).toMatchObject([{ name: "x", type }]);
  });

  it.each([
    { type: "number", nullable: true },
    { type: ["null", "number"] },
    { oneOf: [{ type: "null" }, { type: "number" }] },
  ])("knows that %j may be left out", (schema) => {
    const text = JSON.stringify(document([format("dataframe_records", { items: { properties: { x: schema } } })]));
    expect(parseModelSchema(text)?.inputs).toEqual([{ name: "x", type: "double", isOptional: true }]);
  });

  it.each(["", "no", "[]", "null", "{}", '{"paths":{}}', '{"paths":{"/x":null}}', '{"paths":7}'])(
    "is absent from %j",
    (text) => {
      expect(parseModelSchema(text)).toBeUndefined();
    },
  );

  it("is looked for in no time when every part of the document refers to the whole", () => {
    const parts = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { $ref: "#/paths" }]));
    expect(parseModelSchema(JSON.stringify({ paths: { "/x": { post: parts }, ...parts } }))).toBeUndefined();
  });

  it("is read or absent, never an error, whatever stands in the document, references in circles included", () => {
    const keys = fc.constantFrom(
      "paths",
      "post",
      "properties",
      "items",
      "oneOf",
      "dataframe_records",
      "dataframe_split",
      "columns",
      "data",
      "inputs",
      "instances",
      "$ref",
      "type",
      "required",
    );
    const circular = fc.constantFrom("#/", "#/paths", "#/properties", "#/properties/inputs");
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        circular,
        fc.constantFrom(null, 1, "number", true),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, tree), (root) => {
        const schema = parseModelSchema(JSON.stringify(root));
        expect(schema === undefined || Array.isArray(schema.inputs)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
