import type { Schema } from "../../../core/inputs/schema";
import type { Recipe } from "../../../core/recipe/recipe";
import type { SentColumn } from "../../services/pane-services";

/** The columns that a settled recipe sends, under the names that the model knows them by. */
export function columnsOfRecipe(recipe: Recipe, schema: Schema | undefined): readonly SentColumn[] {
  const { inputs, tensors, columnsSent } = recipe;
  if (tensors.length > 0) return unique(tensors.flatMap(({ columns }) => columns));
  const declared = (schema?.columns ?? []).map(({ name }) => name);
  if (declared.length === 0) return unique(columnsSent ?? []);
  const fed = declared.flatMap((name): SentColumn[] => {
    const choice = Object.hasOwn(inputs, name) ? inputs[name] : name;
    return typeof choice === "string" ? [{ column: choice, inputName: name }] : [];
  });
  // Of inputs without names, which are fed in order.
  return fed.length > 0 && Object.keys(inputs).length > 0 ? fed : unique(columnsSent ?? declared);
}

function unique(columns: readonly string[]): readonly SentColumn[] {
  return [...new Set(columns)].map((column) => ({ column, inputName: column }));
}
