import type { Schema } from "../core/inputs/schema";
import { planRequest } from "../core/recipe/plan-request";
import { keptOutputs, writtenOutputs, type Recipe } from "../core/recipe/recipe";
import { MAX_PAYLOAD_BYTES } from "../core/request/batch-limits";
import type { SourceShape } from "./ports";
import type { ScoringPlan } from "./scoring-plan";

/** What a run needs to know that no recipe says. */
export interface RunFacts extends Pick<ScoringPlan, "concurrentRequests" | "onProblems"> {
  readonly shape: Pick<SourceShape, "source" | "columns" | "dateSystem">;
  /** Undefined for a model that does not say what it takes. */
  readonly schema: Schema | undefined;
}

/**
 * The plan of a run that makes a column as a recipe says.
 * @throws InputError `missing-input` `bad-parameter` when what was typed makes no sense
 */
export function planOfRecipe(recipe: Recipe, { shape, schema, concurrentRequests, onProblems }: RunFacts): ScoringPlan {
  const outputs = keptOutputs(recipe);
  const outputsExpected = writtenOutputs(recipe);
  return {
    source: shape.source,
    ...planRequest(recipe, shape, schema),
    outputChoice: {
      roundsFloat32: recipe.roundsFloat32,
      ...(outputs !== undefined && { outputs }),
      ...(recipe.threshold !== undefined && { threshold: recipe.threshold }),
    },
    ...(outputsExpected !== undefined && { outputsExpected }),
    rowsPerBatch: recipe.rowsPerBatch,
    concurrentRequests,
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    columnName: recipe.columnName,
    ...(recipe.reasonsName !== undefined && { reasonsName: recipe.reasonsName }),
    ...(recipe.outputNames !== undefined && { outputNames: recipe.outputNames }),
    collision: recipe.nameChoice ?? "next-free",
    onProblems,
    onRefused: recipe.onRefused,
  };
}
