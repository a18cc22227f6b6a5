import type { Recipe } from "../../../core/recipe/recipe";
import { settleReadings } from "../../../core/recipe/settle-recipe";
import type { RunStatus } from "../../../scoring/run-status";

/** A run's recipe with what its check inferred. Undefined while no result column stands in the sheet. */
export function recipeThatRan(recipe: Recipe, status: RunStatus): Recipe | undefined {
  const summary = "summary" in status ? status.summary : undefined;
  if (summary?.sentInputs === undefined || summary.resultColumns === undefined) return undefined;
  return settleReadings(recipe, summary.sentInputs);
}
