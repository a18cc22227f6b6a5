import type { RunScope } from "../../core/memory/remembered-run";
import { ROW_STATES, type RowState } from "../../core/memory/row-state";

/**
 * Which rows are scored again. A new row has no prediction, and its inputs were never scored: it is among those that changed and among those
 * without a prediction. What a cut run had left is all that is not known to be true.
 */
export const STATES_OF_SCOPE: Readonly<Record<RunScope, ReadonlySet<RowState>>> = {
  all: new Set(ROW_STATES),
  changed: new Set<RowState>(["changed", "overwritten", "new"]),
  failed: new Set<RowState>(["failed", "new"]),
  chosen: new Set(ROW_STATES),
  rest: new Set<RowState>(["changed", "overwritten", "failed", "new", "unknown"]),
};
