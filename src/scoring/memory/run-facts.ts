import type { RememberedRun, RunCounts } from "../../core/memory/remembered-run";
import type { ErrorCode } from "../../core/errors";
import type { RunSummary } from "../run-status";

/** Why rows have no prediction though they were answered. */
const CHANGED: readonly ErrorCode[] = ["sheet-changed", "inputs-calculated-anew"];

/** What a workbook remembers of how a run ended. */
export function factsOf(
  summary: RunSummary,
): Pick<RememberedRun, "counts" | "failures" | "servedModels" | "requests" | "elapsedMs" | "requestIds"> {
  const codes = new Set(summary.failures.map(({ code }) => code));
  const rowsByCode = new Map([...codes].map((code) => [code, rowsThatHave(code, summary)]));
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

/** A row that has one reason in two columns stands in both groups, and counts once. */
function rowsThatHave(code: ErrorCode, { failures, failed }: RunSummary): number {
  const groups = failures.filter((group) => group.code === code);
  const ranges = groups.flatMap(({ rows }) => rows).sort((one, other) => one.firstRow - other.firstRow);
  let [rows, listed, end] = [0, 0, 0];
  for (const { firstRow, rowCount } of ranges) {
    rows += Math.max(0, firstRow + rowCount - Math.max(firstRow, end));
    listed += rowCount;
    end = Math.max(end, firstRow + rowCount);
  }
  // Where ranges are very many, only the first ones are listed.
  const inAll = groups.reduce((sum, { rowCount }) => sum + rowCount, 0);
  return Math.min(failed, rows + inAll - listed);
}

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
