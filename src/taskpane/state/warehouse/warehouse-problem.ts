import { BulkError } from "../../../bulk/bulk-error";
import { asScoringError } from "../../../core/as-scoring-error";
import { CELL_CAUSES } from "../../../core/columns/column-type";
import type { ScoringError } from "../../../core/errors";

/** Why a hand-over went wrong: over there, or here with the sheet. */
export type WarehouseProblem = BulkError | ScoringError;

export function asWarehouseProblem(error: unknown): WarehouseProblem {
  return error instanceof BulkError ? error : asScoringError(error);
}

/** Whether the name of the new table is in the way. */
export function isTargetTaken(problem: WarehouseProblem): boolean {
  return problem instanceof BulkError && problem.code === "target-exists";
}

const OF_CELLS: ReadonlySet<string> = new Set(CELL_CAUSES);

/** Whether a cell is in the way that cannot be sent as it is. */
export function isAboutCell({ code }: WarehouseProblem): boolean {
  return OF_CELLS.has(code);
}

/** Failures of asking how a run is, which say nothing of the run itself. */
const OF_THE_ASKING: ReadonlySet<string> = new Set([
  "signed-out",
  "not-forwarded",
  "unreachable",
  "malformed-answer",
  "request-refused",
]);

/** Whether a run has ended with what was thrown when it was asked for; otherwise nobody knows how it is. */
export function isEndOfRun(problem: WarehouseProblem): boolean {
  return problem instanceof BulkError && !OF_THE_ASKING.has(problem.code);
}
