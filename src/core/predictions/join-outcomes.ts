import type { ErrorCode } from "../errors";
import type { Prediction } from "./prediction";

/** Why a row has no prediction. */
export interface RowFailure {
  readonly code: ErrorCode;
  /** Equal keys are counted together in the summary: the code and what the endpoint said. */
  readonly message: string;
  readonly detail?: string;
  /** The column at fault, where one is. */
  readonly column?: string;
  /** Further reasons of the same row, in the order of what is sent: mended one alone, it would fail for the next. */
  readonly others?: readonly RowFailure[];
}

/** What became of one row: its predictions in output order, or the reason why there are none. */
export type RowOutcome = { readonly predictions: readonly Prediction[] } | { readonly failure: RowFailure };

/** Results of some rows, as they come back: in any order, for any subset of the rows. */
export interface BatchOutcome {
  readonly rowIndexes: readonly number[];
  /** Names of the outputs that each row's predictions follow; empty when no row has any. */
  readonly outputs: readonly string[];
  readonly outcomes: readonly RowOutcome[];
}

/** The same reason for each of these rows. */
export function failRows(rowIndexes: readonly number[], failure: RowFailure): BatchOutcome {
  return { rowIndexes, outputs: [], outcomes: rowIndexes.map(() => ({ failure })) };
}

/**
 * Puts outcomes back in row order. Every row of the range must be covered exactly once: a gap or a second answer
 * is a defect, and a defect must not become a number in the sheet.
 * @returns one outcome for each row from `firstRow` to `firstRow + rowCount - 1`
 * @throws RangeError when a row is missing, foreign or answered twice
 */
export function joinOutcomes(firstRow: number, rowCount: number, parts: readonly BatchOutcome[]): RowOutcome[] {
  const joined = new Array<RowOutcome | undefined>(rowCount).fill(undefined);
  for (const part of parts) {
    if (part.rowIndexes.length !== part.outcomes.length) throw new RangeError("A part has more rows than outcomes.");
    part.rowIndexes.forEach((rowIndex, position) => {
      const place = rowIndex - firstRow;
      if (place < 0 || place >= rowCount) throw new RangeError(`Row ${rowIndex} is not in this window.`);
      if (joined[place] !== undefined) throw new RangeError(`Row ${rowIndex} was answered twice.`);
      joined[place] = part.outcomes[position];
    });
  }
  return joined.map((outcome, place) => {
    if (outcome === undefined) throw new RangeError(`Row ${firstRow + place} was never answered.`);
    return outcome;
  });
}
