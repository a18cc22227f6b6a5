import type { PaneServices } from "../../services/pane-services";
import type { ConnectionSession } from "../connection/connection-session";
import type { DataSession } from "../data/data-session";
import type { ModelSession } from "../model/model-session";
import type { RecipeSession } from "../recipe/recipe-session";
import type { RunSession } from "../run/run-session";
import type { SettingsSession } from "../settings/settings-session";

/** What the memory of columns needs of the other parts of the pane. */
export interface MemoryParts {
  readonly services: Pick<PaneServices, "columnMemory" | "sheet" | "clock">;
  readonly connection: ConnectionSession;
  readonly model: ModelSession;
  readonly data: DataSession;
  readonly settings: SettingsSession;
  readonly recipes: RecipeSession;
  readonly run: RunSession;
}
