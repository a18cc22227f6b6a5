import { readOpenApiOutputs } from "../../../../src/endpoint/kinds/databricks/read-openapi-outputs";
import { parseModelSchema } from "../../../../src/endpoint/kinds/databricks/read-openapi-schema";
import { openapiSchema } from "../../../../src/sample-endpoint/openapi-schema";
import { createSampleModels } from "../../../../src/sample-endpoint/models/sample-models";

const NUMBER = { type: "number", format: "double" };

const answering = (schema: unknown) => ({ responses: { "200": { content: { "application/json": { schema } } } } });
const predictions = (table: unknown) => answering({ type: "object", properties: { predictions: table } });
const rowsOf = (items: unknown) => predictions({ type: "array", items });

describe("the outputs of an OpenAPI document", () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    ["one value a row", rowsOf(NUMBER), [""]],
    ["one value or none a row", rowsOf({ type: ["string", "null"] }), [""]],
    ["an object a row", rowsOf({ type: "object", properties: { label: {}, p_yes: NUMBER } }), ["label", "p_yes"]],
    ["a list an output", predictions({ type: "object", properties: { a: {}, b: {} } }), ["a", "b"]],
    ["a list a row", rowsOf({ type: "array", minItems: 2, maxItems: 2, items: NUMBER }), ["0", "1"]],
    ["a list of one value a row", rowsOf({ type: "array", minItems: 1, maxItems: 1, items: NUMBER }), [""]],
    ["a tuple a row", rowsOf({ type: "array", prefixItems: [NUMBER, NUMBER] }), ["0", "1"]],
    ["a list of any length a row", rowsOf({ type: "array", items: NUMBER }), undefined],
    ["an object a row that says nothing", rowsOf({ type: "object" }), undefined],
    ["rows of anything", rowsOf({}), undefined],
    ["another answer", answering(NUMBER), undefined],
    ["no answer", {}, undefined],
    ["nothing", undefined, undefined],
  ])("are those of %s", (_what, post, expected) => {
    expect(readOpenApiOutputs(post, {})).toEqual(expected);
  });

  it("are found behind references", () => {
    const root = { components: { schemas: { Row: { properties: { a: NUMBER } } } } };
    expect(readOpenApiOutputs(rowsOf({ $ref: "#/components/schemas/Row" }), root)).toEqual(["a"]);
  });

  it("come with the inputs of every demo model", () => {
    for (const model of createSampleModels()) {
      const { outputs } = model;
      const names = typeof outputs === "string" ? [""] : outputs.map(({ name }) => name);
      const text = JSON.stringify(openapiSchema(model, "http://localhost"));
      expect([...(parseModelSchema(text)?.outputs ?? [])].sort()).toEqual([...names].sort());
    }
  });
});
