import { BLANK_RECIPE, type Recipe } from "../../../../src/core/recipe/recipe";
import { writeRecipe } from "../../../../src/core/recipe/recipe-json";
import { isConsentedRecipe, readGivenRecipe } from "../../../../src/taskpane/state/given-recipe/given-recipe";
import { FakeMemory } from "../../fakes/fake-memory";
import { DEMO, tableShape } from "../../fakes/pane-data";

const RECIPE: Recipe = {
  ...BLANK_RECIPE,
  origin: DEMO.origin,
  route: "/serving-endpoints/iris/invocations",
  inputs: { "sepal length (cm)": "sepal_length" },
};

function read(recipe: Partial<Recipe> | string, shape: Parameters<typeof readGivenRecipe>[1] = tableShape()) {
  return readGivenRecipe(typeof recipe === "string" ? recipe : writeRecipe({ ...RECIPE, ...recipe }), shape);
}

describe("a recipe that the analyst brings", () => {
  test("is read as the command line writes it, with where it leads and which columns it names", () => {
    expect(read({})).toEqual({
      kind: "fits",
      given: { recipe: RECIPE, host: "localhost:3000", columns: ["sepal_length"] },
    });
  });

  test("replaces no column, and leaves no row out that somebody else agreed to", () => {
    const agreedFaults = [{ column: "a", cause: "blank-refused", reading: {}, rowCount: 3 }] as const;
    expect(read({ nameChoice: "replace", agreedFaults })).toEqual(read({}));
  });

  test.each(["", "{", "[]", '{"version":99}', '{"version":1,"__proto__":{}}', "x".repeat(2_000_001)])(
    "is refused with a sentence where it is none: %.20s",
    (text) => {
      expect(read(text)).toMatchObject({ kind: "unfit", unfit: { kind: "unreadable", why: expect.any(String) } });
    },
  );

  test("is refused where it names no endpoint, or one that nobody could type", () => {
    const { route: _route, ...without } = RECIPE;
    expect(read(writeRecipe(without))).toEqual({ kind: "unfit", unfit: { kind: "no-endpoint" } });
    expect(read({ route: "/anything" })).toEqual({ kind: "unfit", unfit: { kind: "no-endpoint" } });
  });

  test("is refused where the selected table lacks a column, which is named, or nothing is selected", () => {
    const inputs = { a: "age", b: "sepal_length" };
    expect(read({ inputs })).toEqual({ kind: "unfit", unfit: { kind: "columns-missing", columns: ["age"] } });
    expect(readGivenRecipe(writeRecipe(RECIPE), undefined)).toEqual({ kind: "unfit", unfit: { kind: "no-table" } });
  });

  test("is refused where it makes labels under the name of an output that the model has", () => {
    const threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    expect(read({ threshold, outputsKnown: ["p", "q"] })).toMatchObject({ kind: "fits" });
    expect(read({ threshold, outputsKnown: ["p", "p label"] })).toEqual({
      kind: "unfit",
      unfit: { kind: "label-taken", output: "p label" },
    });
  });

  test("is to be agreed to where this device has not sent its columns there", () => {
    const memory = new FakeMemory();
    const found = read({});
    if (found.kind !== "fits") throw new Error("It does not fit.");
    expect(isConsentedRecipe(found.given, memory)).toBe(true);
    memory.isEverythingAllowed = false;
    expect(isConsentedRecipe(found.given, memory)).toBe(false);
  });
});
