import type { Schema } from "../../../../src/core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../../../src/core/recipe/recipe";
import { readRecipe, writeRecipe } from "../../../../src/core/recipe/recipe-json";
import { matchInputs } from "../../../../src/taskpane/state/data/match-inputs";
import { proposeRecipe, type FoundInputs } from "../../../../src/taskpane/state/proposal/propose-recipe";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import { schemaOf } from "../../fakes/pane-data";

const NOTHING: FoundInputs = {
  matches: undefined,
  tensors: undefined,
  sent: [],
  collision: undefined,
  schema: undefined,
};
const proposed = (draft: Partial<Recipe>, found: Partial<FoundInputs> = {}, settings = DEFAULT_SETTINGS): Recipe =>
  proposeRecipe({ ...BLANK_RECIPE, ...draft }, settings, { ...NOTHING, ...found });

describe("the recipe that a run would follow", () => {
  test("says of every input what feeds it, and of a guess that nobody confirmed, nothing", () => {
    const schema = schemaOf(["width", "height", "depth", "note"], ["note"]);
    const choices = new Map([["depth", { constant: "5" }]]);
    const matches = matchInputs(schema.columns, ["width", "Height", "other"], choices);
    expect(proposed({ inputs: { gone: "other" } }, { schema, matches }).inputs).toEqual({
      width: "width",
      height: null,
      depth: { constant: "5" },
      note: null,
    });
  });

  test("names the columns for a model that does not say what it takes", () => {
    const sent = [{ column: "a", inputName: "a" }];
    expect(proposed({}, { sent })).toEqual({ ...BLANK_RECIPE, columnsSent: ["a"] });
  });

  test("names the columns of each tensor, and none of a tensor that another model had", () => {
    const tensors = [{ tensor: { dataType: "float64", shape: [-1, 2] }, columns: ["a", "b"], wanted: 2 }];
    expect(proposed({ tensors: [{ name: "old", columns: ["c"] }] }, { tensors }).tensors).toEqual([
      { name: "", columns: ["a", "b"] },
    ]);
  });

  test("takes name, batch and format from the settings, the format as the model takes it", () => {
    const schema: Schema = { columns: [], tensors: [{ dataType: "float64", shape: [-1, 2] }] };
    const settings = { ...DEFAULT_SETTINGS, columnName: "Guess", rowsPerBatch: 5 };
    expect(proposed({}, { schema }, settings)).toMatchObject({
      columnName: "Guess",
      rowsPerBatch: 5,
      inputFormat: "instances",
    });
    expect(proposed({}, {}, settings)).not.toHaveProperty("mostRequestsAtOnce");
  });

  test("holds the parameters that count: those the model names, or the object for one that names none", () => {
    const parameters = { "": '{"depth": 1}', depth: "2" };
    const schema: Schema = { ...schemaOf([]), parameters: [] };
    expect(proposed({ parameters }).parameters).toEqual({ "": '{"depth": 1}' });
    expect(proposed({ parameters }, { schema }).parameters).toEqual({ depth: "2" });
  });

  test("says what happens to a name that is taken, and nothing where none is", () => {
    const collision = { existing: ["Prediction"], nextFree: "Prediction 2", choice: "replace" } as const;
    expect(proposed({}, { collision }).nameChoice).toBe("replace");
    expect(proposed({ nameChoice: "replace" }).nameChoice).toBeUndefined();
  });

  test("is JSON that can be read back", () => {
    const recipe = proposed(
      { origin: "https://host", route: "/invocations" },
      { sent: [{ column: "a", inputName: "a" }] },
    );
    expect(readRecipe(writeRecipe(recipe))).toEqual(recipe);
  });
});
