import { layOutJson } from "../../core/json/json-layout";
import { takenLabel, takenLabelSentence } from "../../core/predictions/threshold";
import { readRecipe, RecipeError, writeRecipe } from "../../core/recipe/recipe-json";
import type { Recipe } from "../../core/recipe/recipe";
import { readInput, type InputParts } from "../files/read-input";
import { writeOutput, type OutputParts } from "../files/write-output";
import { CommandError } from "../telling/exit-codes";

/**
 * The recipe of a file, which comes from anybody: it says what it says. An older column of its name is never replaced by it.
 * @throws CommandError
 */
export async function readRecipeFile(file: string, parts: InputParts): Promise<Recipe> {
  const text = new TextDecoder().decode(await readInput("recipe", file, parts));
  try {
    const { nameChoice: _never, ...recipe } = readRecipe(text);
    const taken = takenLabel(recipe.outputsKnown, recipe.threshold);
    if (taken !== undefined) throw new RecipeError(takenLabelSentence(taken));
    return recipe;
  } catch (error) {
    if (error instanceof RecipeError) throw new CommandError(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws CommandError */
export async function saveRecipeFile(file: string, recipe: Recipe, parts: OutputParts): Promise<void> {
  const text = layOutJson(writeRecipe(recipe));
  await writeOutput("recipe", file, new TextEncoder().encode(`${text}\n`), parts);
}
