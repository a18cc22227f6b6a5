import fc from "fast-check";
import { BLANK_RECIPE, expectedOutputs, type Recipe } from "../../../../src/core/recipe/recipe";
import { settleRoom } from "../../../../src/excel/room/settle-room";
import { expectedColumns } from "../../../../src/taskpane/state/proposal/expected-columns";
import { findCollision } from "../../../../src/taskpane/state/proposal/name-collision";

const recipeOf = (change: Partial<Recipe>): Recipe => ({ ...BLANK_RECIPE, ...change });
const expectedIn = (recipe: Recipe, columns: readonly string[]) => {
  const collision = findCollision(recipe, columns, new Set(), recipe.nameChoice, expectedOutputs(recipe));
  return expectedColumns(recipe, columns, collision);
};

describe("the columns that a run would fill", () => {
  test("are not told while nobody knows the outputs", () => {
    expect(expectedIn(recipeOf({ reasonsName: "Why" }), ["a"])).toBeUndefined();
  });

  test("are those of the outputs that are not left out, and reasons after them", () => {
    const recipe = recipeOf({
      outputsKnown: ["label", "p_yes", "p_no"],
      outputsLeftOut: ["p_no"],
      reasonsName: "Why",
    });
    expect(expectedIn(recipe, ["a", "why"])).toEqual({
      headers: ["Prediction label", "Prediction p_yes", "Why 2"],
      replacedCount: 0,
    });
  });

  test("bear one number together where one of the names is taken", () => {
    expect(expectedIn(recipeOf({ outputsKnown: ["a", "b"] }), ["prediction B"])?.headers).toEqual([
      "Prediction 2 a",
      "Prediction 2 b",
    ]);
  });

  test("bear the names that outputs were given", () => {
    const recipe = recipeOf({ outputsKnown: ["label", "p"], outputNames: { label: "Species" } });
    expect(expectedIn(recipe, ["a"])?.headers).toEqual(["Species", "Prediction p"]);
    expect(expectedIn(recipe, ["species"])?.headers).toEqual(["Species 2", "Prediction 2 p"]);
    expect(expectedIn({ ...recipe, nameChoice: "replace" }, ["Species"])).toEqual({
      headers: ["Species", "Prediction p"],
      replacedCount: 1,
    });
  });

  test("tell how many of them are replaced", () => {
    const recipe = recipeOf({ outputsKnown: ["a", "b"], nameChoice: "replace" });
    expect(expectedIn(recipe, ["Prediction b"])).toEqual({
      headers: ["Prediction a", "Prediction b"],
      replacedCount: 1,
    });
  });

  test("are called as the sheet will call them, whatever stands there", () => {
    const name = fc.constantFrom("a", "A", "b", "2", "");
    const header = fc.constantFrom(
      "Prediction",
      "Prediction a",
      "prediction A",
      "Prediction 2 b",
      "Prediction 2",
      "Why",
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.uniqueArray(header),
        fc.boolean(),
        (outputs, columns, why) => {
          const recipe = recipeOf({ outputsKnown: outputs, ...(why && { reasonsName: "Why" }) });
          const { columnName, reasonsName } = recipe;
          const wanted = { columnName, outputs, collision: "next-free" as const, ...(reasonsName && { reasonsName }) };
          expect(expectedIn(recipe, columns)?.headers).toEqual(settleRoom(wanted, columns, []).headers);
        },
      ),
    );
  });
});
