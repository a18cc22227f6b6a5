import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { columnsOfRecipe } from "../../../../src/taskpane/state/memory/columns-of-recipe";
import { schemaOf } from "../../fakes/pane-data";

describe("the columns that a recipe sends", () => {
  test("are what feeds the model's inputs, constants and nothings left out", () => {
    const recipe = { ...BLANK_RECIPE, inputs: { a: "Age", b: { constant: "1" }, c: null } };
    expect(columnsOfRecipe(recipe, schemaOf(["a", "b", "c", "d"]))).toEqual([
      { column: "Age", inputName: "a" },
      { column: "d", inputName: "d" },
    ]);
  });

  test("are those of its tensors, each once", () => {
    const tensors = [
      { name: "x", columns: ["a", "b"] },
      { name: "y", columns: ["b"] },
    ];
    expect(columnsOfRecipe({ ...BLANK_RECIPE, tensors }, undefined).map(({ column }) => column)).toEqual(["a", "b"]);
  });

  test("are those that are sent to a model that does not say what it takes", () => {
    expect(columnsOfRecipe({ ...BLANK_RECIPE, columnsSent: ["a"] }, undefined)).toEqual([
      { column: "a", inputName: "a" },
    ]);
    expect(columnsOfRecipe(BLANK_RECIPE, undefined)).toEqual([]);
  });
});
