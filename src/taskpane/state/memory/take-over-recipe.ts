import { canonicalJson } from "../../../core/json/canonical-json";
import { outputHeaders, SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
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
  const { outputNames: _asMade, ...recipe } = look.column.recipe;
  takeRecipe({ ...recipe, ...namingOf(look), nameChoice: "replace" }, source, reached, sections);
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

type Standing = Pick<ColumnLook, "column" | "place">;

/** What the result columns are called where they stand: by their start, and by names of their own where it does not say all. */
export function namingOf(look: Standing): Pick<Recipe, "columnName" | "outputNames"> {
  const { outputs } = look.column;
  const headers = headersOf(look);
  const columnName = startOf(look);
  const usual = outputHeaders(columnName, outputs);
  const inOneCase = headers.map((header) => header.toLowerCase());
  const own = outputs.flatMap((output, i) => {
    const header = headers[i];
    // Of two that differ in case alone, as they may in a range, one is named: a recipe with both could not be read again.
    const isNamed = header !== undefined && header !== usual[i] && inOneCase.indexOf(header.toLowerCase()) === i;
    return isNamed ? [[output, header] as const] : [];
  });
  return own.length === 0 ? { columnName } : { columnName, outputNames: Object.fromEntries(own) };
}

/**
 * The header of one, what the headers of several begin with: as the recipe says, where any of them does, for the own name of an output may
 * end like a usual one ("Team a").
 */
function startOf(look: Standing): string {
  const { outputs, recipe } = look.column;
  const headers = headersOf(look);
  if (headers.length === 1 && outputs[0] === SINGLE_OUTPUT) return headers[0]!;
  if (outputHeaders(recipe.columnName, outputs).some((usual, i) => usual === headers[i])) return recipe.columnName;
  const place = headers.findIndex((header, i) => header.endsWith(` ${outputs[i] ?? ""}`));
  return headers[place]?.slice(0, -1 - outputs[place]!.length) ?? recipe.columnName;
}

/** The remembered column whose headers are those that a run of its outputs would write. */
export function columnNamed(
  { columnName, outputNames }: Pick<Recipe, "columnName" | "outputNames">,
  columns: readonly ColumnLook[],
): ColumnLook | undefined {
  const inOneCase = (headers: readonly string[]): string => canonicalJson(headers.map((one) => one.toLowerCase()));
  return columns.find((look) => {
    const written = outputHeaders(columnName, look.column.outputs, outputNames);
    return inOneCase(written) === inOneCase(headersOf(look));
  });
}
