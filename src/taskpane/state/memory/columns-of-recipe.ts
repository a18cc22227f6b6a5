import { InputError } from "../../../core/errors";
import type { Schema } from "../../../core/inputs/schema";
import { columnsSent } from "../../../core/recipe/columns-sent";
import type { Recipe } from "../../../core/recipe/recipe";
import type { TableHead } from "../../../core/request/table-profile";
import type { SentColumn } from "../../services/pane-services";

/** The columns that a recipe names or its model asks for, under the names that the model knows them by, whether the table has them or not. */
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

/** How many columns of a table a recipe sends; as many as it names where nobody knows the table, or where it does not fit. */
export function countSent(recipe: Recipe, schema: Schema | undefined, table: TableHead | undefined): number {
  try {
    if (table !== undefined) return columnsSent(recipe, table, schema).length;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return columnsOfRecipe(recipe, schema).length;
}

function unique(columns: readonly string[]): readonly SentColumn[] {
  return [...new Set(columns)].map((column) => ({ column, inputName: column }));
}
