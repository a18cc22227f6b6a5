import type { RowKeys } from "../../core/memory/row-keys";
import type { BatchOutcome, RowOutcome } from "../../core/predictions/join-outcomes";
import type { TableRows } from "../../core/table/cell-block";

/** Some neighbouring rows of a window, with the outcomes of those that have one now. */
export interface FinishedRows {
  readonly window: TableRows;
  readonly outcomes: readonly (RowOutcome | undefined)[];
  /** Of the rows as they were sent, where they are kept. */
  readonly keys: RowKeys | undefined;
  /** How a row of the window was counted when the run began. */
  readonly rowOf: (row: number) => number;
  /** They had failed before, and were tried once more. */
  readonly areRetried?: true;
}

export function isScored(outcome: RowOutcome | undefined): outcome is RowOutcome {
  return outcome !== undefined && "predictions" in outcome;
}

/** Puts outcomes in the order of the rows, from the first that has one to the last. */
export function spread(window: TableRows, parts: readonly BatchOutcome[]): Omit<FinishedRows, "keys"> {
  let [first, end] = [Infinity, 0];
  for (const { rowIndexes } of parts) {
    for (const row of rowIndexes) {
      first = Math.min(first, row);
      end = Math.max(end, row + 1);
    }
  }
  const outcomes = new Array<RowOutcome | undefined>(Math.max(0, end - first)).fill(undefined);
  for (const part of parts) part.rowIndexes.forEach((row, place) => (outcomes[row - first] = part.outcomes[place]));
  const cells = window.cells.part(first - window.firstRow, first - window.firstRow + outcomes.length);
  return { window: { firstRow: first, cells }, outcomes, rowOf: (row) => row };
}
