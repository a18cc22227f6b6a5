import { readOutputs } from "../../../src/core/inputs/read-outputs";

const tensor = (shape: unknown, name?: string) => ({
  type: "tensor",
  name,
  "tensor-spec": { dtype: "float64", shape },
});

describe("the outputs of a signature", () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    ["one value", [{ type: "long", required: true }], [""]],
    ["one value, as the text of an MLmodel file", '[{"type":"string"}]', [""]],
    ["several columns", [{ name: "label" }, { name: "p_yes" }, { name: "p_no" }], ["label", "p_yes", "p_no"]],
    ["an object", [{ type: "object", properties: { label: { type: "string" } } }], ["label"]],
    ["one number a row", [tensor([-1])], [""]],
    ["a matrix of one column", [tensor([-1, 1])], [""]],
    ["a matrix", [tensor([-1, 3])], ["0", "1", "2"]],
    ["lists in lists of one", [tensor([-1, 1, 2])], ["0", "1"]],
    ["several tensors", [tensor([-1], "a"), tensor([-1, 2], "b")], ["a", "b"]],
    ["names that hide characters", [{ name: "a\u202e" }, { name: "a" }], ["a", "a 2"]],
  ])("are told for %s", (_what, outputs, expected) => {
    expect(readOutputs(outputs)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["one column with a name, which an answer may leave out", [{ name: "prediction", type: "double" }]],
    ["a list of values, whose number nobody says", [{ type: "array", items: { type: "double" } }]],
    ["any value", [{ type: "any" }]],
    ["a matrix of any width", [tensor([-1, -1])]],
    ["a tensor without a shape", [tensor(undefined)]],
    ["a width that is no count", [tensor([-1, 2.5])]],
    ["more than a sheet has columns", [tensor([-1, 1_000_000_000])]],
    ["columns without names", [{ type: "double" }, { type: "double" }]],
    ["two of one name", [{ name: "a" }, { name: "a" }]],
    ["an object of nothing", [{ type: "object", properties: {} }]],
    ["nothing", null],
    ["an empty list", []],
    ["what is no JSON", "["],
    ["what is no list of objects", [1]],
  ])("are left open for %s", (_what, outputs) => {
    expect(readOutputs(outputs)).toBeUndefined();
  });
});
