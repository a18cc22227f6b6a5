import { CELL_CAUSES } from "../../../core/columns/column-type";
import type { RememberedRun } from "../../../core/memory/remembered-run";
import type { ColumnCheck, ColumnLook } from "../../../scoring/memory/memory-look";

/** Rows without a prediction for which asking again as they are cannot help. */
export interface RefusedRows {
  readonly rowCount: number;
  /** Codes of what is wrong with them, as far as the runs that the workbook remembers say. */
  readonly codes: readonly string[];
}

/** Reasons that lie in a row: as long as it is the same, so are they. All others, as that a server was away, may have passed. */
const OF_THE_ROW: ReadonlySet<string> = new Set([...CELL_CAUSES, "rows-refused"]);
/** Of rows that hold nothing to send, or changed while they were scored: those have not failed. */
const NOT_FAILED: ReadonlySet<string> = new Set(["blank-row", "sheet-changed", "inputs-calculated-anew", "cancelled"]);

/**
 * Rows with a cell that cannot be sent are refused for good. Of rows that were sent it is known where each of them was tried since, and all that any
 * run since then failed for lies in rows; an edited row is not among those that failed.
 */
export function refusedRows({ runs }: Pick<ColumnLook, "runs">, { counts, unsendable }: ColumnCheck): RefusedRows {
  const failures = runsSinceAllWereTried(runs).flatMap((run) => run.failures);
  const told = failures.filter(({ code, rowCount }) => rowCount > 0 && !NOT_FAILED.has(code));
  const rowsTold = told.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const isForGood = rowsTold >= counts.failed && told.every(({ code }) => OF_THE_ROW.has(code));
  const codes = [...new Set(told.map(({ code }) => code))];
  if (isForGood) return { rowCount: counts.failed, codes };
  return { rowCount: unsendable, codes: codes.filter((code) => code !== "rows-refused" && OF_THE_ROW.has(code)) };
}

/** The newest run that was to score every row without a prediction and came to all of them, and those after it; none where there is none. */
function runsSinceAllWereTried(runs: readonly RememberedRun[]): readonly RememberedRun[] {
  const last = runs.findIndex(({ scope, endedAt, counts }) => {
    return scope !== "changed" && scope !== "chosen" && endedAt !== undefined && counts.notReached === 0;
  });
  const since = runs.slice(0, last + 1);
  const isOfOneRecipe = since.every(({ recipeHash }) => recipeHash === since[0]?.recipeHash);
  return isOfOneRecipe && since.every(({ endedAt }) => endedAt !== undefined) ? since : [];
}
