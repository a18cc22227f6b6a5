import { readFileSync } from "node:fs";
import path from "node:path";
import { readRecipe, versionedRecipe } from "../../../src/core/recipe/recipe-json";

const PAGE = readFileSync(path.resolve(__dirname, "../../../assets/docs/experts.md"), "utf8");

describe("the page for experts", () => {
  it("shows a recipe that is read as it stands", () => {
    const shown: unknown = JSON.parse(/^```json\n([^]*?)^```$/m.exec(PAGE)![1]!);
    expect(versionedRecipe(readRecipe(shown))).toEqual(shown);
  });
});
