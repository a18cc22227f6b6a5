import { readSignature } from "../../../src/core/inputs/read-signature";
import type { Schema } from "../../../src/core/inputs/schema";
import { exampleBody } from "../../../src/core/request/example-body";

const columns = (inputs: readonly object[], params: readonly object[] = []): Schema =>
  readSignature({ inputs: JSON.stringify(inputs), params: JSON.stringify(params) });
const tensor = (shape: readonly number[], name?: string, dtype = "float64") => ({
  type: "tensor",
  ...(name === undefined ? {} : { name }),
  "tensor-spec": { dtype, shape },
});

describe("an example request", () => {
  const typed = columns([
    { type: "double", name: "2024" },
    { type: "long", name: "count" },
    { type: "boolean", name: "paid" },
    { type: "datetime", name: "day" },
    { type: "string", name: "name", required: false },
  ]);

  test("has a value of its type for every column, in the model's order", () => {
    expect(exampleBody(typed, "dataframe_records")).toBe(
      '{"dataframe_records":[{"2024":1.5,"count":1,"paid":true,"day":"2024-02-29T00:00:00","name":"text"}]}',
    );
  });

  test("is written in the format asked for", () => {
    expect(exampleBody(columns([{ type: "integer", name: "a" }]), "dataframe_split")).toBe(
      '{"dataframe_split":{"columns":["a"],"data":[[1]]}}',
    );
  });

  test("has lists and objects of what is declared in them, and columns called by numbers or by nothing", () => {
    const line = {
      type: "object",
      properties: { sku: { type: "string" }, counts: { type: "map", values: { type: "long" } } },
    };
    const nested = columns([
      { ...{ type: "array", items: line }, name: "lines" },
      { type: "any", name: 7 },
    ]);
    expect(exampleBody(nested, "dataframe_split")).toBe(
      '{"dataframe_split":{"columns":["lines",7],"data":[[[{"sku":"text","counts":{"name":1}}],1.5]]}}',
    );
    expect(exampleBody(columns([{ type: "double" }, { type: "string" }]), "dataframe_split")).toBe(
      '{"dataframe_split":{"columns":[0,1],"data":[[1.5,"text"]]}}',
    );
  });

  test("is a list of elements for a model with a type hint", () => {
    expect(exampleBody(columns([{ type: "string" }]), "inputs")).toBe('{"inputs":["text"]}');
    expect(
      exampleBody(columns([{ type: "object", properties: { b: { type: "long" }, a: { type: "any" } } }]), "inputs"),
    ).toBe('{"inputs":[{"b":1,"a":1.5}]}');
  });

  test("has the shape of the one unnamed tensor", () => {
    expect(exampleBody(columns([tensor([-1, 2, 2])]), "instances")).toBe('{"instances":[[[1.5,1.5],[1.5,1.5]]]}');
  });

  test("has every named tensor, those without dimensions and those of open size too", () => {
    const schema = columns([tensor([-1, 2], "a"), tensor([-1], "b", "int64"), tensor([-1, -1], "c", "bool")]);
    expect(exampleBody(schema, "inputs")).toBe('{"inputs":{"a":[[1.5,1.5]],"b":[1],"c":[[true]]}}');
  });

  test("has the parameters that have a default", () => {
    const schema = columns(
      [{ type: "double", name: "a" }],
      [
        { name: "depth", type: "long", default: 3, shape: null },
        { name: "words", type: "string", default: ["x"], shape: [-1] },
        { name: "none", type: "double", default: null, shape: null },
      ],
    );
    expect(exampleBody(schema, "dataframe_records")).toBe(
      '{"dataframe_records":[{"a":1.5}],"params":{"depth":3,"words":["x"]}}',
    );
  });

  test("cannot be made for a model that names no inputs", () => {
    expect(() => exampleBody(columns([]), "dataframe_records")).toThrow(
      expect.objectContaining({ code: "no-columns" }),
    );
  });
});
