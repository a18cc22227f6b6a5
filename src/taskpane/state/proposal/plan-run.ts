import { schemaHash } from "../../../core/recipe/schema-hash";
import { catalogueName } from "../../../endpoint/addresses/endpoint-address";
import { planOfRecipe } from "../../../scoring/plan-of-recipe";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { RunOrder } from "../run/run-session";
import type { PaneSettings } from "../settings/pane-settings";
import type { PaneState, Proposal } from "./proposal";

/** What pressing the button now is about; undefined while something is in its way. */
export function planOrder({ connection, settings }: PaneState, proposal: Proposal): RunOrder | undefined {
  const { target, shape, rows, sent, place, recipe, schema } = proposal;
  const plan = planRun(proposal, settings);
  if (connection.phase !== "connected" || target === undefined || shape === undefined || plan === undefined)
    return undefined;
  return {
    connection: connection.connection,
    address: target,
    modelLabel: catalogueName(target) ?? connection.upstream.label,
    sourceLabel: shape.label,
    rowCount: rows?.rowCount ?? shape.rowCount,
    columns: sent,
    place,
    recipe: schema?.phase === "known" ? { ...recipe, schemaHash: schemaHash(schema.schema) } : recipe,
    plan,
  };
}

/** All that a run of what is proposed needs to know; undefined while no rows are selected or something else is in its way. */
export function planRun(
  { shape, rows, schema, recipe, obstacle }: Proposal,
  { mostRequestsAtOnce }: Pick<PaneSettings, "mostRequestsAtOnce">,
): ScoringPlan | undefined {
  if (shape === undefined || obstacle !== undefined) return undefined;
  const known = schema?.phase === "known" ? schema.schema : undefined;
  const plan = planOfRecipe(recipe, {
    shape,
    schema: known,
    concurrentRequests: mostRequestsAtOnce,
    onProblems: "review",
  });
  return rows?.ranges === undefined ? plan : { ...plan, rows: rows.ranges };
}
