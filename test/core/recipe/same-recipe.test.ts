import fc from "fast-check";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { isSameRecipe } from "../../../src/core/recipe/same-recipe";
import { anyRecipe } from "./any-recipe";

/** The same data, every member set in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe("two recipes", () => {
  it("are the same in whatever order they were decided", () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        expect(isSameRecipe(recipe, reversed(recipe) as Recipe)).toBe(true);
      }),
    );
  });

  it("differ in what was said, and in the order of columns that are sent", () => {
    const recipe: Recipe = { ...BLANK_RECIPE, columnsSent: ["a", "b"] };
    expect(isSameRecipe(recipe, { ...recipe, columnsSent: ["b", "a"] })).toBe(false);
    expect(isSameRecipe(recipe, BLANK_RECIPE)).toBe(false);
    expect(isSameRecipe({ ...BLANK_RECIPE, agreedFaults: [] }, BLANK_RECIPE)).toBe(false);
    expect(isSameRecipe({ ...BLANK_RECIPE, inputs: { x: null } }, BLANK_RECIPE)).toBe(false);
  });
});
