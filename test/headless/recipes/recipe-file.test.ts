import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { writeRecipe } from "../../../src/core/recipe/recipe-json";
import { readRecipeFile, saveRecipeFile } from "../../../src/headless/recipes/recipe-file";
import { CommandError, EXIT_CODES } from "../../../src/headless/telling/exit-codes";

function reading(text: string) {
  return { readFile: () => Promise.resolve(new TextEncoder().encode(text)) };
}

describe("a recipe in a file", () => {
  it("is read as it was written, but never replaces a column", async () => {
    let text = "";
    const writeFile = (_file: string, bytes: Uint8Array) => {
      text = new TextDecoder().decode(bytes);
      return Promise.resolve();
    };
    const recipe = { ...BLANK_RECIPE, columnName: "Churn", columnsSent: ["a"] };
    await saveRecipeFile("r.json", { ...recipe, nameChoice: "replace" }, { writeFile });
    expect(await readRecipeFile("r.json", reading(text))).toEqual(recipe);
  });

  it.each([
    ["no JSON", "{", "it is no JSON"],
    ["a list", "[]", "is no object"],
    ["another version", '{"version":99}', "newer version"],
    ["a prototype", '{"version":1,"__proto__":{"origin":"https://evil.example"}}', "cannot be used"],
    ["nothing but a version", '{"version":1}', "cannot be used"],
    ["too long a text", `"${"x".repeat(2_000_001)}"`, "too long"],
  ])("is refused in one sentence where it is %s", async (_what, text, sentence) => {
    await expect(readRecipeFile("r.json", reading(text))).rejects.toRefuse(CommandError, {
      exitCode: EXIT_CODES.usage,
      message: expect.stringContaining(sentence),
    });
  });

  it("is refused where it makes labels under the name of an output that the model has", async () => {
    const threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    const text = writeRecipe({ ...BLANK_RECIPE, threshold, outputsKnown: ["p", "p label"] });
    await expect(readRecipeFile("r.json", reading(text))).rejects.toRefuse(CommandError, {
      exitCode: EXIT_CODES.usage,
      message: expect.stringContaining("r.json: The model itself has an output “p label”"),
    });
  });

  it("that cannot be written is told", async () => {
    const writeFile = () => Promise.reject(Object.assign(new Error(), { code: "ENOSPC" }));
    await expect(saveRecipeFile("r.json", BLANK_RECIPE, { writeFile })).rejects.toRefuse(CommandError, {
      exitCode: EXIT_CODES.nothingScored,
      message: expect.stringContaining("The recipe r.json cannot be written"),
    });
  });
});
