import type { Schema } from "../../../src/core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { settledRecipe } from "../../../src/scoring/memory/settled-recipe";
import { sentInput } from "../../support/sent-input";

const SENT = [sentInput("b", {}, { position: 1 }), sentInput("a", {}, { position: 0 })];
const NAMED: Schema = { columns: [{ name: "a", type: "double", isRequired: true }], tensors: [] };
const BY_PLACE: Schema = {
  columns: [{ name: "0", naming: "position", type: "double", isRequired: true }],
  tensors: [],
};

describe("the recipe as a run followed it", () => {
  it("holds the type of each column that the model says nothing of", () => {
    expect(settledRecipe(BLANK_RECIPE, NAMED, SENT).readings).toEqual({ a: { type: "double" }, b: { type: "double" } });
  });

  it.each<[string, Schema | undefined]>([
    ["says nothing of what it takes", undefined],
    ["names no input", { columns: [], tensors: [] }],
    ["knows its inputs by their places", BY_PLACE],
  ])(
    "names the columns that were sent, for results that come beside them are no inputs: the model %s",
    (_what, schema) => {
      expect(settledRecipe(BLANK_RECIPE, schema, SENT).columnsSent).toEqual(["b", "a"]);
    },
  );

  it.each<[string, Partial<Recipe>, Schema | undefined]>([
    ["the model names its inputs", {}, NAMED],
    ["somebody said what feeds them", { inputs: { a: "b" } }, BY_PLACE],
    ["somebody said which columns make a tensor", { tensors: [{ name: "", columns: ["a"] }] }, undefined],
  ])("leaves columns as they were chosen where %s", (_what, choices, schema) => {
    const recipe = { ...BLANK_RECIPE, ...choices };
    const { columnsSent, inputs, tensors } = settledRecipe(recipe, schema, SENT);
    expect([columnsSent, inputs, tensors]).toEqual([undefined, recipe.inputs, recipe.tensors]);
  });

  it("keeps a choice of columns, and makes none of constants alone", () => {
    expect(settledRecipe({ ...BLANK_RECIPE, columnsSent: ["a"] }, undefined, SENT).columnsSent).toEqual(["a"]);
    const constant = sentInput("c", {}, { constant: 1 });
    expect(settledRecipe(BLANK_RECIPE, undefined, [constant]).columnsSent).toBeUndefined();
  });
});
