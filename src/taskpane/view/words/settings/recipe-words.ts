import { msg, plural, t } from "@lingui/core/macro";
import type { GivenRecipe, UnfitRecipe } from "../../../state/given-recipe/given-recipe";
import type { Formats } from "../formats";
import { told } from "../language/told";

/** Words of a recipe that the analyst brings. */
export const RECIPE_WORDS = told({
  text: msg`Copied recipe`,
  hint: msg`Or use a recipe that was copied here or written by “score --save-recipe FILE” on the command line. Nothing is sent by that.`,
  use: msg`Use recipe`,
  openFile: msg`Open file …`,
  file: msg`File of a recipe`,
  tooLarge: msg`The file is too large for a recipe.`,
  agree: msg`Use`,
  notNow: msg`Not now`,
  taken: msg`The recipe stands in the sections. Look at them, then score.`,
});

/** Why a recipe is not used, and what to do. */
export function unfitRecipeWords(unfit: UnfitRecipe, formats: Formats): string {
  switch (unfit.kind) {
    case "unreadable":
      return unfit.why;
    case "no-endpoint":
      return t`The recipe names no endpoint that can be asked.`;
    case "no-table":
      return t`Select a cell of the table that the recipe is for, then try again.`;
    case "label-taken": {
      const { output } = unfit;
      return t`The recipe makes labels of a probability, but the model itself has an output “${output}”, which is what they would be called. Take the threshold out where the recipe was made.`;
    }
    case "columns-missing": {
      const { columns } = unfit;
      const names = formats.list(columns);
      return plural(columns.length, {
        one: `This table has no column ${names}, which the recipe sends. Select another table, or name it so.`,
        other: `This table has no columns ${names}, which the recipe sends. Select another table, or name them so.`,
      });
    }
  }
}

/** What is asked before a host is connected to that this device has not sent these columns to. */
export function recipeQuestionWords(
  { host, columns }: Pick<GivenRecipe, "host" | "columns">,
  formats: Formats,
): string {
  if (columns.length === 0)
    return t`This recipe sends the columns that its model asks for to ${host}, where this device has not sent them before. Nothing is sent until you score.`;
  const names = formats.list(columns);
  return plural(columns.length, {
    one: `This recipe sends column ${names} to ${host}, where this device has not sent them before. Nothing is sent until you score.`,
    other: `This recipe sends columns ${names} to ${host}, where this device has not sent them before. Nothing is sent until you score.`,
  });
}
