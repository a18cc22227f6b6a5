import type { SourceRef } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { ConnectionSession } from "../connection/connection-session";
import type { LateMemory } from "../memory/late-memory";
import type { RefreshProblem } from "../memory/memory-state";
import { problemOf } from "../memory/prepare-refresh";
import { reachEndpoint } from "../memory/reach-endpoint";
import { takeRecipe, type Sections } from "../memory/take-over-recipe";
import type { GivenRecipe } from "./given-recipe";

export interface GivenRecipeParts extends Sections {
  readonly services: Pick<PaneServices, "columnMemory">;
  readonly connection: ConnectionSession;
  readonly memory: LateMemory;
}

/**
 * Puts a recipe that the analyst has brought into the sections, where it can be looked at and changed before it is run: no row is sent. They
 * have agreed to where it leads.
 * @returns what is in its way; then the sections stay as they are
 */
export async function takeGivenRecipe(
  { recipe, columns }: GivenRecipe,
  source: SourceRef,
  parts: GivenRecipeParts,
): Promise<RefreshProblem | undefined> {
  try {
    const { origin, route } = recipe;
    (await parts.services.columnMemory()).allow({ origin, route, columns });
    const reached = await reachEndpoint(recipe, parts.connection);
    if (reached.kind === "not-reached") return reached.problem;
    takeRecipe(recipe, source, reached, parts);
    // A table that has a remembered column gets a new one by it, unless the analyst says otherwise.
    parts.memory.getState().memory?.setAside("new");
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}
