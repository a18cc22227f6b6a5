import type { ScoringPlan } from "../../src/scoring/scoring-plan";

/** A plan with small batches; what a test is about is given. */
export function planOf(facts: Partial<ScoringPlan> = {}): ScoringPlan {
  return {
    source: { kind: "table", tableId: "t1" },
    inputs: { format: "dataframe_records" },
    rowsPerBatch: 3,
    maxPayloadBytes: 1_000_000,
    concurrentRequests: 1,
    columnName: "Prediction",
    collision: "next-free",
    onProblems: "score-clean",
    onRefused: "quarantine",
    ...facts,
  };
}
