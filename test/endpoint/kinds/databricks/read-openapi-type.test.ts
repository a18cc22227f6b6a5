import { readOpenApiType } from "../../../../src/endpoint/kinds/databricks/read-openapi-type";

const ROOT = {
  components: {
    schemas: {
      Point: { type: "object", required: ["x"], properties: { x: { type: "number" }, y: { type: "number" } } },
      Tree: {
        type: "object",
        properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
      },
    },
  },
};
const POINT = {
  type: "object",
  properties: [
    { name: "x", value: { type: "double" }, isRequired: true },
    { name: "y", value: { type: "double" }, isRequired: false },
  ],
};

describe("the type of a column in an OpenAPI document", () => {
  it.each([
    [
      { type: "array", items: { type: "integer", format: "int64" } },
      { type: "array", items: { type: "long" } },
    ],
    [{ type: "array" }, { type: "array", items: { type: "any" } }],
    [
      { type: "array", items: { type: "array", items: { type: "string" } } },
      { type: "array", items: { type: "array", items: { type: "string" } } },
    ],
    [{ $ref: "#/components/schemas/Point" }, POINT],
    [
      { type: "array", items: { $ref: "#/components/schemas/Point" } },
      { type: "array", items: POINT },
    ],
    [
      { type: "object", additionalProperties: { type: "number" } },
      { type: "map", values: { type: "double" } },
    ],
    [{ type: "object" }, { type: "map", values: { type: "any" } }],
  ])("is, of %j, what is declared in it", (schema, content) => {
    expect(readOpenApiType(schema, ROOT)).toEqual({ type: content.type, content, isRequired: true });
  });

  it.each([
    [{ type: ["array", "null"], items: {} }, "array"],
    [{ anyOf: [{ type: "null" }, { type: "object", properties: {} }] }, "object"],
    [{ type: "array", items: {}, nullable: true }, "array"],
  ])("is one that may be missing, of %j", (schema, type) => {
    expect(readOpenApiType(schema, ROOT)).toMatchObject({ type, isRequired: false });
  });

  it("is told by the name it goes by where it is not known, also inside another", () => {
    expect(readOpenApiType({ type: "moon" }, ROOT)).toEqual({ unknownType: "moon", isRequired: true });
    expect(readOpenApiType({ type: "array", items: { type: "moon" } }, ROOT)).toEqual({
      unknownType: "moon",
      isRequired: true,
    });
    expect(readOpenApiType({}, ROOT)).toEqual({ isRequired: true });
  });

  it("ends where references lead back to themselves", () => {
    expect(readOpenApiType({ $ref: "#/components/schemas/Tree" }, ROOT)).toMatchObject({ type: "object" });
  });
});
