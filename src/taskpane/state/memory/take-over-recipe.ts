import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { SourceRef } from "../../../scoring/ports";
import type { ModelSession } from "../model/model-session";
import type { RecipeSession } from "../recipe/recipe-session";
import type { SettingsSession } from "../settings/settings-session";
import { headersOf } from "./memory-state";
import type { Reached } from "./reach-endpoint";

interface Sections {
  readonly model: Pick<ModelSession, "chooseAddress">;
  readonly recipes: Pick<RecipeSession, "take">;
  readonly settings: Pick<SettingsSession, "use">;
}

/** Puts a remembered recipe into the sections of the pane, as if the analyst had decided all of it there; the column is to be replaced. */
export function takeOverRecipe(
  look: ColumnLook,
  source: SourceRef,
  { connection, address }: Extract<Reached, { readonly kind: "reached" }>,
  { model, recipes, settings }: Sections,
): void {
  const { column } = look;
  const { origin, route } = address;
  const { reasonsName, inputFormat, rowsPerBatch, withIndex, roundsFloat32 } = column.recipe;
  const columnName = startOf(look);
  model.chooseAddress(address);
  settings.use({ columnName, reasonsName, inputFormat, rowsPerBatch, withIndex, roundsFloat32 });
  recipes.take(
    { source, endpoint: { origin, route, upstreamId: connection.upstream.id } },
    { ...column.recipe, columnName, nameChoice: "replace", upstreamId: connection.upstream.id },
  );
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
