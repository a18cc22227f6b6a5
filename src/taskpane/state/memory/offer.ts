import type { RunScope } from "../../../core/memory/remembered-run";
import type { ColumnCheck } from "../../../scoring/memory/memory-look";
import { refusedRows } from "./refused-rows";
import { latestCheck, type MemoryState, type Offer, type WhyWhole } from "./memory-state";

/** Undefined where the selected table has no column that is remembered, or the analyst wants something else of it. */
export function offerOf(state: Pick<MemoryState, "column" | "setAside" | "check">): Offer | undefined {
  const { column, setAside } = state;
  if (column === undefined || setAside !== undefined) return undefined;
  const check = latestCheck(state);
  // What may have been edited since is not called current, nor are its rows counted.
  const isOld = state.check.kind === "known" && state.check.isOld;
  if (check?.isAllCurrent === true && !isOld) return { kind: "current", scope: "all", rowCount: check.rowCount };
  if (column.column.isRowByRow === false) return { kind: "whole", scope: "all", why: "not-row-by-row" };
  const why = check && (whyWhole(check) ?? check.whyUnknown);
  if (why !== undefined) return { kind: "whole", scope: "all", why };
  if (column.unended?.isCut === true) {
    return { kind: "go-on", scope: "rest", rowCount: check && rowsToScore(check, "rest") };
  }
  const uncounted = { kind: "uncounted", scope: "changed" } as const;
  if (check === undefined) return uncounted;
  const { changed, overwritten } = check.counts;
  const refused = refusedRows(column, check).rowCount;
  const missing = rowsToScore(check, "failed");
  if (changed + overwritten > 0 && !isOld) {
    return { kind: "changed", scope: "changed", rowCount: rowsToScore(check, "changed") };
  }
  if (changed + overwritten === 0 && missing > refused) {
    return { kind: "missing", scope: "failed", rowCount: missing - check.unsendable };
  }
  if (isOld) return uncounted;
  if (refused > 0) return { kind: "refused", scope: "all", rowCount: refused, currentCount: check.counts.current };
  return { kind: "current", scope: "all", rowCount: check.rowCount };
}

/** Why no part of the column can be scored again; undefined where it can. */
export function whyWhole(check: ColumnCheck): WhyWhole | undefined {
  if (check.isAllCurrent) return undefined;
  return check.whyUnknown ?? (check.counts.unknown > 0 ? "not-known" : undefined);
}

/** How many rows a run of this scope would send, as far as the check knows. */
export function rowsToScore({ counts, rowCount }: ColumnCheck, scope: RunScope): number {
  const { changed, overwritten, failed, new: added } = counts;
  switch (scope) {
    case "all":
    case "chosen":
      return rowCount;
    case "changed":
      return changed + overwritten + added;
    case "failed":
      return failed + added;
    case "rest":
      return changed + overwritten + failed + added;
  }
}
