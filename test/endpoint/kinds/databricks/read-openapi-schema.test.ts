import fc from "fast-check";
import { parseModelSchema } from "../../../../src/endpoint/kinds/databricks/read-openapi-schema";

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
      columns: [
        { name: "2023", type: "long", isRequired: true },
        { name: "sepal length", type: "double", isRequired: true },
        { name: "grown", type: "datetime", isRequired: false },
      ],
      tensors: [],
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
      columns: [
        { name: "b", type: "string", isRequired: true },
        { name: "a", type: "boolean", isRequired: true },
      ],
      tensors: [],
    });
  });

  it("is read from the split form whose columns are constants", () => {
    const split = { properties: { columns: { prefixItems: [{ const: "b" }, { enum: ["a"] }] } } };
    expect(parseModelSchema(JSON.stringify(document([format("dataframe_split", split)])))?.columns).toEqual([
      { name: "b", isRequired: true },
      { name: "a", isRequired: true },
    ]);
  });

  it("keeps the column order of the split form where it is given beside the records", () => {
    const split = { properties: { columns: { items: { enum: ["sepal length", "2023", "grown"] } } } };
    const text = JSON.stringify(
      document([format("dataframe_records", { items: ROW }), format("dataframe_split", split)]),
    );
    expect(parseModelSchema(text)?.columns.map((input) => `${input.name} ${input.type}`)).toEqual([
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
    expect(parseModelSchema(JSON.stringify(root))?.columns).toEqual([{ name: "x", type: "double", isRequired: true }]);
  });

  it.each([
    ["instances", { type: "array", items: { type: "object", properties: { a: { type: "array", items: NUMBER } } } }],
    ["inputs", { type: "object", properties: { a: { type: "array", items: { type: "array", items: NUMBER } } } }],
  ])("of a model that takes named tensors says so and lists them (%s)", (name, schema) => {
    expect(parseModelSchema(JSON.stringify(document([format(name, schema)])))).toEqual({
      columns: [],
      tensors: [{ name: "a", dataType: "float64", shape: [-1, -1] }],
    });
  });

  it("of a model that takes one tensor without a name gives its shape as far as it is said", () => {
    const four = { type: "array", minItems: 4, maxItems: 4, items: NUMBER };
    for (const name of ["inputs", "instances"]) {
      const text = JSON.stringify(document([format(name, { type: "array", items: four })]));
      expect(parseModelSchema(text)?.tensors).toEqual([{ dataType: "float64", shape: [-1, 4] }]);
    }
  });

  it("of a model that takes a list of objects has their properties", () => {
    const item = { type: "object", required: ["b"], properties: { b: NUMBER, a: { type: "string" } } };
    expect(parseModelSchema(JSON.stringify(document([format("inputs", { type: "array", items: item })])))).toEqual({
      columns: [
        { name: "b", type: "double", isRequired: true },
        { name: "a", type: "string", isRequired: false },
      ],
      tensors: [],
      elements: "objects",
    });
  });

  it("knows columns by numbers where the split form does, also of the records beside it", () => {
    const split = { properties: { columns: { items: { enum: [5, 3] } } } };
    const records = { items: { properties: { "3": NUMBER, "5": NUMBER } } };
    const text = JSON.stringify(document([format("dataframe_split", split), format("dataframe_records", records)]));
    expect(parseModelSchema(text)?.columns).toEqual([
      { name: "5", naming: "number", type: "double", isRequired: true },
      { name: "3", naming: "number", type: "double", isRequired: true },
    ]);
  });

  it("prefers columns to tensors where a model takes both", () => {
    const schemas = [format("inputs", { type: "array" }), format("dataframe_records", { items: ROW })];
    expect(parseModelSchema(JSON.stringify(document(schemas)))?.tensors).toEqual([]);
  });

  it("is that of the served model asked for, else of the first", () => {
    const first = document([format("dataframe_records", { items: { properties: { a: NUMBER } } })]);
    const second = document(
      [format("dataframe_records", { items: { properties: { b: NUMBER } } })],
      "/served-models/iris-2/invocations",
    );
    const both = JSON.stringify({ paths: { ...(first["paths"] as object), ...(second["paths"] as object) } });
    expect(parseModelSchema(both)?.columns[0]?.name).toBe("a");
    expect(parseModelSchema(both, "iris-2")?.columns[0]?.name).toBe("b");
    expect(parseModelSchema(both, "iris-3")?.columns[0]?.name).toBe("a");
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
    [{ type: "array" }, "array"],
    [{ type: "object" }, "map"],
    [{ type: "moon" }, undefined],
    [{ anyOf: [{ type: "integer", format: "int64" }, { type: "null" }] }, "long"],
    [{}, undefined],
    [7, undefined],
  ])("reads %j as %s", (schema, type) => {
    const text = JSON.stringify(document([format("dataframe_records", { items: { properties: { x: schema } } })]));
    expect(parseModelSchema(text)?.columns[0]?.type).toBe(type);
  });

  it.each([
    { type: "number", nullable: true },
    { type: ["null", "number"] },
    { oneOf: [{ type: "null" }, { type: "number" }] },
  ])("knows that %j may be left out", (schema) => {
    const text = JSON.stringify(document([format("dataframe_records", { items: { properties: { x: schema } } })]));
    expect(parseModelSchema(text)?.columns).toEqual([{ name: "x", type: "double", isRequired: false }]);
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
        expect(schema === undefined || Array.isArray(schema.columns)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
