import { plural } from "../../../../core/plural";
import type { GivenRecipe, UnfitRecipe } from "../../../state/given-recipe/given-recipe";
import type { Formats } from "../formats";

/** Words of a recipe that the analyst brings. */
export const RECIPE_WORDS = {
  text: "Copied recipe",
  hint: "Or use a recipe that was copied here or written by “npm run score -- --save-recipe FILE”. Nothing is sent by that.",
  use: "Use recipe",
  openFile: "Open file …",
  file: "File of a recipe",
  tooLarge: "The file is too large for a recipe.",
  agree: "Use",
  notNow: "Not now",
  taken: "The recipe stands in the sections. Look at them, then score.",
} as const;

/** Why a recipe is not used, and what to do. */
export function unfitRecipeWords(unfit: UnfitRecipe, formats: Formats): string {
  switch (unfit.kind) {
    case "unreadable":
      return unfit.why;
    case "no-endpoint":
      return "The recipe names no endpoint that can be asked.";
    case "no-table":
      return "Select a cell of the table that the recipe is for, then try again.";
    case "columns-missing": {
      const { columns } = unfit;
      return `This table has no ${plural(columns.length, "column", "columns")} ${formats.list(columns)}, which the recipe sends. Select another table, or name ${plural(columns.length, "it", "them")} so.`;
    }
  }
}

/** What is asked before a host is connected to that this device has not sent these columns to. */
export function recipeQuestionWords(
  { host, columns }: Pick<GivenRecipe, "host" | "columns">,
  formats: Formats,
): string {
  const what =
    columns.length === 0
      ? "the columns that its model asks for"
      : `${plural(columns.length, "column", "columns")} ${formats.list(columns)}`;
  return `This recipe sends ${what} to ${host}, where this device has not sent them before. Nothing is sent until you score.`;
}
