import type { Recipe } from "../../../core/recipe/recipe";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { SourceRef } from "../../../scoring/ports";
import type { ModelSession } from "../model/model-session";
import type { RecipeSession } from "../recipe/recipe-session";
import type { SettingsSession } from "../settings/settings-session";
import { headersOf } from "./memory-state";
import type { Reached } from "./reach-endpoint";

/** Where a recipe goes to. */
export interface Sections {
  readonly model: Pick<ModelSession, "chooseAddress">;
  readonly recipes: Pick<RecipeSession, "take">;
  readonly settings: Pick<SettingsSession, "use">;
}

/** Puts a remembered recipe into the sections of the pane, as if the analyst had decided all of it there; the column is to be replaced. */
export function takeOverRecipe(
  look: ColumnLook,
  source: SourceRef,
  reached: Extract<Reached, { readonly kind: "reached" }>,
  sections: Sections,
): void {
  const { recipe } = look.column;
  takeRecipe({ ...recipe, columnName: startOf(look), nameChoice: "replace" }, source, reached, sections);
}

/** Puts any recipe into the sections. */
export function takeRecipe(
  recipe: Recipe,
  source: SourceRef,
  { connection, address }: Extract<Reached, { readonly kind: "reached" }>,
  { model, recipes, settings }: Sections,
): void {
  const { origin, route } = address;
  const { columnName, reasonsName, inputFormat, rowsPerBatch, withIndex, roundsFloat32 } = recipe;
  const upstreamId = connection.upstream.id;
  model.chooseAddress(address);
  settings.use({ columnName, reasonsName, inputFormat, rowsPerBatch, withIndex, roundsFloat32 });
  recipes.take({ source, endpoint: { origin, route, upstreamId } }, { ...recipe, upstreamId });
}

/** What the result columns are called where they stand: the header of one, what the headers of several begin with. */
export function startOf(look: Pick<ColumnLook, "column" | "place">): string {
  const headers = headersOf(look);
  const [first = ""] = headers;
  const end = ` ${look.column.outputs[0] ?? ""}`;
  return headers.length > 1 && first.endsWith(end) ? first.slice(0, -end.length) : first;
}

/** The remembered column whose headers begin with a name. */
export function columnNamed(name: string, columns: readonly ColumnLook[]): ColumnLook | undefined {
  return columns.find((look) => startOf(look).toLowerCase() === name.toLowerCase());
}
