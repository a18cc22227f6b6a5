import type { RememberedRun, RunCounts } from "../../core/memory/remembered-run";
import type { ErrorCode } from "../../core/errors";
import type { RunSummary } from "../run-status";

/** Why rows have no prediction though they were answered. */
const CHANGED: readonly ErrorCode[] = ["sheet-changed", "inputs-calculated-anew"];

/** What a workbook remembers of how a run ended. */
export function factsOf(
  summary: RunSummary,
): Pick<RememberedRun, "counts" | "failures" | "servedModels" | "requests" | "elapsedMs" | "requestIds"> {
  const rowsByCode = new Map<ErrorCode, number>();
  for (const { code, rowCount } of summary.failures) rowsByCode.set(code, (rowsByCode.get(code) ?? 0) + rowCount);
  return {
    counts: countsOf(summary, rowsByCode),
    failures: [...rowsByCode].map(([code, rowCount]) => ({ code, rowCount })),
    servedModels: summary.servedModelNames,
    requests: summary.batches,
    elapsedMs: Math.max(0, Math.round(summary.elapsedMs)),
    ...(summary.requestIds && { requestIds: summary.requestIds }),
  };
}

/** Before anything was written. */
export const NO_FACTS: ReturnType<typeof factsOf> = {
  counts: { scored: 0, failed: 0, leftOut: 0, changedMeanwhile: 0, notReached: 0 },
  failures: [],
  servedModels: [],
  requests: 0,
  elapsedMs: 0,
};

/** A row with several reasons stands in the group of each; one that was left out or has changed has that one reason. */
function countsOf(summary: RunSummary, rowsByCode: ReadonlyMap<ErrorCode, number>): RunCounts {
  const rowsOf = (code: ErrorCode): number => rowsByCode.get(code) ?? 0;
  const leftOut = rowsOf("blank-row");
  const changedMeanwhile = CHANGED.reduce((sum, code) => sum + rowsOf(code), 0);
  return {
    scored: summary.scored,
    failed: Math.max(0, summary.failed - leftOut - changedMeanwhile),
    leftOut,
    changedMeanwhile,
    notReached: summary.untouched,
  };
}
