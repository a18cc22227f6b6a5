import type { ColumnLook } from "../../../scoring/memory/memory-look";

/** How far the latest run of a column came: it was cut, it ended and left rows that it had not come to, or it came to all of them. */
export type ReachOfRun = "cut" | "short" | "whole";

export function reachOfRun({ runs: [latest], unended }: Pick<ColumnLook, "runs" | "unended">): ReachOfRun {
  if (unended?.isCut === true) return "cut";
  return latest !== undefined && latest.counts.notReached > 0 ? "short" : "whole";
}
