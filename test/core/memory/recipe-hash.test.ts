import { recipeHash } from "../../../src/core/memory/recipe-hash";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { schemaHash } from "../../../src/core/recipe/schema-hash";

const SCHEMA = { columns: [{ name: "a", type: "double" as const, isRequired: true }], tensors: [] };

describe("recipeHash", () => {
  it("is 16 hexadecimal digits", () => {
    expect(recipeHash(BLANK_RECIPE)).toMatch(/^[\da-f]{16}$/);
  });

  it("is what products before this one made of the same recipe, so that rows they scored are known", () => {
    expect(recipeHash(BLANK_RECIPE)).toBe("7dfc6236d65a74f8");
  });

  it.each<[string, Partial<Recipe>]>([
    ["the host", { origin: "https://other" }],
    ["the endpoint", { route: "/other/invocations" }],
    ["an input", { inputs: { a: "b" } }],
    ["the tensors", { tensors: [{ name: "", columns: ["a"] }] }],
    ["the columns sent", { columnsSent: ["a"] }],
    ["how a column is read", { readings: { a: { type: "string" } } }],
    ["a parameter", { parameters: { temperature: "0" } }],
    ["the input format", { inputFormat: "dataframe_split" }],
    ["row numbers", { withIndex: true }],
    ["how results are rounded", { roundsFloat32: true }],
    ["how labels are made", { threshold: { output: "p", least: 0.5, atLeast: "yes", below: "no" } }],
    ["what the model takes", { schemaHash: "0123456789abcdef" }],
  ])("is another one when %s changes, which decides a prediction", (_what, change) => {
    expect(recipeHash({ ...BLANK_RECIPE, ...change })).not.toBe(recipeHash(BLANK_RECIPE));
  });

  it.each<[string, Partial<Recipe>]>([
    ["the name of the column", { columnName: "Churn" }],
    ["the name of an output", { outputNames: { label: "Species" } }],
    ["what becomes of a column of that name", { nameChoice: "replace" }],
    ["rows a batch", { rowsPerBatch: 7 }],
    ["faults that were agreed to", { agreedFaults: [] }],
    ["what is done about refused rows", { onRefused: "stop" }],
    ["a relay's name for the host", { upstreamId: "ws" }],
    ["outputs that become columns", { outputsKnown: ["p"], outputsLeftOut: ["p"], outputsKept: ["p"] }],
  ])("stays the same when %s changes, which decides none", (_what, change) => {
    expect(recipeHash({ ...BLANK_RECIPE, ...change })).toBe(recipeHash(BLANK_RECIPE));
  });

  it("takes the schema at hand for what the recipe remembers of it", () => {
    const remembered = { ...BLANK_RECIPE, schemaHash: schemaHash(SCHEMA) };
    expect(recipeHash(BLANK_RECIPE, SCHEMA)).toBe(recipeHash(remembered));
    expect(recipeHash({ ...BLANK_RECIPE, schemaHash: "0123456789abcdef" }, SCHEMA)).toBe(recipeHash(remembered));
  });

  it("does not hang on the order in which inputs were named", () => {
    const one = { ...BLANK_RECIPE, inputs: { a: "x", b: "y" } };
    expect(recipeHash({ ...BLANK_RECIPE, inputs: { b: "y", a: "x" } })).toBe(recipeHash(one));
  });
});
