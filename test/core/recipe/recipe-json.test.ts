import fc from "fast-check";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { readRecipe, RecipeError, writeRecipe } from "../../../src/core/recipe/recipe-json";
import { anyRecipe } from "./any-recipe";

const withMember = (members: Record<string, unknown>): unknown => ({ version: 1, ...BLANK_RECIPE, ...members });

const withThreshold = (change: Record<string, unknown>): unknown =>
  withMember({ threshold: { output: "p", least: 0.5, atLeast: "yes", below: "no", ...change } });

/** Whether a reading ended as it may: with a recipe or with its own error. */
function endsWell(given: unknown): boolean {
  try {
    readRecipe(given);
    return true;
  } catch (error) {
    return error instanceof RecipeError;
  }
}

describe("a recipe as JSON", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const read = readRecipe(writeRecipe(recipe));
        expect(read).toEqual(recipe);
        expect(writeRecipe(read)).toBe(writeRecipe(recipe));
      }),
    );
  });

  it("is read from parsed JSON as well", () => {
    expect(readRecipe(JSON.parse(writeRecipe(BLANK_RECIPE)))).toEqual(BLANK_RECIPE);
  });

  it("keeps an input called as a member of every object", () => {
    const recipe: Recipe = { ...BLANK_RECIPE, inputs: Object.fromEntries([["__proto__", "width"]]) };
    const read = readRecipe(writeRecipe(recipe));
    expect(Object.entries(read.inputs)).toEqual([["__proto__", "width"]]);
    expect(Object.getPrototypeOf(read.inputs)).toBe(Object.prototype);
  });

  it("is refused with two tensors of one name, of which only one would reach the model", () => {
    const tensor = { name: "x", columns: ["a"] };
    expect(() => readRecipe(withMember({ tensors: [tensor, tensor] }))).toRefuse(RecipeError, {
      message: 'The recipe cannot be used: it holds "tensors", which has two tensors of one name.',
    });
  });

  it("is refused with two outputs of one name, of which nobody could tell whose column it is", () => {
    expect(() => readRecipe(withMember({ outputNames: { a: "Risk", b: "RISK" } }))).toRefuse(RecipeError, {
      message: 'The recipe cannot be used: it holds "outputNames", which has two outputs of one name.',
    });
  });

  it("names the oldest version that reads it, so that products before this one read what they can", () => {
    const versionOf = (recipe: Recipe): unknown => (JSON.parse(writeRecipe(recipe)) as { version: unknown }).version;
    expect(versionOf(BLANK_RECIPE)).toBe(1);
    const threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    expect(versionOf({ ...BLANK_RECIPE, threshold })).toBe(2);
    expect(versionOf({ ...BLANK_RECIPE, outputNames: { label: "Species" } })).toBe(2);
  });

  it("never ends otherwise than with a recipe or its own error, whatever is given", () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }), endsWell));
    fc.assert(fc.property(fc.string(), endsWell));
    fc.assert(fc.property(fc.json(), endsWell));
  });

  it("never ends otherwise when one member of a good recipe is spoilt", () => {
    const keys = fc.constantFrom("version", ...Object.keys(BLANK_RECIPE), "origin", "agreedFaults", "nameChoice");
    fc.assert(
      fc.property(anyRecipe, keys, fc.jsonValue(), (recipe, key, value) =>
        endsWell({ version: 1, ...recipe, [key]: value }),
      ),
    );
  });

  it("never ends otherwise for an object that resists being read", () => {
    const resisting = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("secret");
        },
      },
    );
    expect(() => readRecipe(resisting)).toThrow(new RecipeError("The recipe cannot be used: it is no plain data."));
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "it is no JSON."],
    ["no object", "[]", "it is no object."],
    ["no version", BLANK_RECIPE, "it names no version that is known."],
    ["too long a text", " ".repeat(2_000_001), "it is too long."],
    ["a threshold above 1", withThreshold({ least: 1.5 }), '"threshold", "least", which is no number from 0 to 1'],
    ["a threshold that is none", withThreshold({ least: null }), '"threshold", "least", which is no number'],
    ["a blank label", withThreshold({ below: " " }), '"threshold", "below", which is not a label'],
    ["an unknown member", withMember({ token: "dapi" }), "it has a member that is not known."],
    ["a member less", { version: 1 }, 'it has no "inputs".'],
    ["rows that are no number", withMember({ rowsPerBatch: "256" }), '"rowsPerBatch", which is no whole number'],
    ["no rows at all", withMember({ rowsPerBatch: 0 }), '"rowsPerBatch", which is no whole number'],
    ["a format that is none", withMember({ inputFormat: "csv" }), '"inputFormat", which is none of'],
    ["a blank name", withMember({ columnName: " " }), '"columnName", which is not the name of a column'],
    ["an origin with a password", withMember({ origin: "https://a:b@host" }), '"origin", which is not the address'],
    ["an origin that is a script", withMember({ origin: "javascript:alert(1)" }), '"origin", which is not the address'],
    ["a route to another host", withMember({ route: "https://host/" }), '"route", which is not a path'],
    ["an input fed by a number", withMember({ inputs: { x: 5 } }), '"inputs", entry 1, which is neither a column'],
    ["a type that is none", withMember({ readings: { a: { type: "text" } } }), '"readings", entry 1, "type", which is'],
    [
      "a cure for a fault that is none",
      withMember({ readings: { a: { cures: { hunger: { kind: "convert" } } } } }),
      '"cures", entry 1, which is none of',
    ],
    ["too many columns", withMember({ columnsSent: Array(16_385).fill("a") }), "which has more than 16384 entries"],
    ["too long a name", withMember({ columnsSent: ["x".repeat(32_768)] }), "which is longer than 32767 characters"],
    ["a null for an absent member", withMember({ columnsSent: null }), '"columnsSent", which is no list'],
  ])("refuses %s, with a sentence that says where", (_what, given, sentence) => {
    expect(() => readRecipe(given)).toThrow(RecipeError);
    expect(() => readRecipe(given)).toThrow(sentence);
  });

  it("leaves a recipe of a newer version alone, and says so", () => {
    expect(() => readRecipe({ version: 3, taste: "sweet" })).toThrow("written by a newer version");
  });

  it("repeats no value of what it refuses", () => {
    const token = "dapi0123456789";
    for (const key of Object.keys(BLANK_RECIPE)) {
      expect(() => readRecipe(withMember({ [key]: { [token]: [token] } }))).not.toThrow(token);
    }
  });
});
