import type { PaneServices } from "../../services/pane-services";
import type { ConnectionSession } from "../connection/connection-session";
import type { DataSession } from "../data/data-session";
import type { ModelSession } from "../model/model-session";
import type { RecipeSession } from "../recipe/recipe-session";
import type { LateMemory } from "./late-memory";
import type { LateWarehouse } from "../warehouse/late-warehouse";
import type { SettingsSession } from "../settings/settings-session";

export interface ForgettingParts {
  readonly services: Pick<PaneServices, "columnMemory">;
  readonly connection: Pick<ConnectionSession, "getState" | "signOut">;
  readonly settings: Pick<SettingsSession, "reset">;
  readonly model: Pick<ModelSession, "forgetSignatures">;
  readonly data: Pick<DataSession, "forgetRows">;
  readonly recipes: Pick<RecipeSession, "reset">;
  readonly memory: Pick<LateMemory, "getState">;
  readonly warehouse: Pick<LateWarehouse, "getState">;
}

/** What can be forgotten: all that this device keeps for the pane, or all that the workbook remembers of its columns and of tables that were handed over. */
export type ForgettingPlace = "device" | "workbook";

/**
 * Forgets everything that is kept in a place. Of the device nothing stays in the pane either that could be written there again: settings,
 * signatures and choices are those of a new pane, and a token must be entered anew. Predictions stay.
 * @throws ScoringError where the workbook refuses it
 */
export async function forgetEverything(place: ForgettingPlace, parts: ForgettingParts): Promise<void> {
  const { services, connection, settings, model, data, recipes, memory, warehouse } = parts;
  const port = await services.columnMemory();
  if (place === "workbook") await port.forgetWorkbook();
  else {
    const state = connection.getState();
    if ("upstream" in state && state.upstream.auth === "user-token") await connection.signOut();
    settings.reset();
    recipes.reset();
    model.forgetSignatures();
    const rowsForgotten = data.forgetRows();
    port.forgetDevice();
    await rowsForgotten;
  }
  await memory.getState().memory?.refresh();
  await warehouse.getState().warehouse?.runs.recall();
}
