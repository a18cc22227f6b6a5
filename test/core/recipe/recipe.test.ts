import { BLANK_RECIPE, keptOutputs } from "../../../src/core/recipe/recipe";

describe("the outputs that become columns", () => {
  const recipe = { ...BLANK_RECIPE, outputsKnown: ["label", "score"] };

  it("are all of them until some are left out, and never none", () => {
    expect(keptOutputs(recipe)).toBeUndefined();
    expect(keptOutputs({ ...recipe, outputsLeftOut: ["score"] })).toEqual(["label"]);
    expect(keptOutputs({ ...recipe, outputsLeftOut: ["label", "score"] })).toBeUndefined();
  });

  it("are those that were named, whether or not the model has answered yet", () => {
    expect(keptOutputs({ ...BLANK_RECIPE, outputsKept: ["score"] })).toEqual(["score"]);
  });
});
