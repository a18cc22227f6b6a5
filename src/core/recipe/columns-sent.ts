import { planInputs } from "../inputs/plan-inputs";
import type { Schema } from "../inputs/schema";
import type { TableHead } from "../request/table-profile";
import type { Recipe } from "./recipe";
import { requestInputs } from "./request-inputs";

/** A column of a table, and the input of the model that it feeds. */
export interface FeedingColumn {
  readonly column: string;
  readonly inputName: string;
}

/**
 * The columns of a table whose cells a recipe sends, by the very plan that a run follows: also those that no recipe names, because it leaves
 * open which are sent.
 * @throws InputError where recipe and table do not go together; then nothing is sent
 */
export function columnsSent(recipe: Recipe, table: TableHead, schema: Schema | undefined): readonly FeedingColumn[] {
  const { inputs } = planInputs(table.columns, requestInputs(recipe, table, schema));
  return inputs.flatMap(({ name, from }) =>
    "position" in from ? [{ column: table.columns[from.position]!, inputName: name }] : [],
  );
}
