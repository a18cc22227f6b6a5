import { alignOutputs, onlyOutputs, unionOfOutputs } from "../core/predictions/align-outputs";
import { joinOutcomes, type BatchOutcome, type RowOutcome } from "../core/predictions/join-outcomes";
import type { ResultColumns, RowWindow, SourceShape, Workbook, WriteReceipt } from "./ports";
import type { RunColumns } from "./run-columns";
import type { RunTally } from "./run-tally";

export interface WindowWriterParts {
  readonly workbook: Workbook;
  readonly columns: RunColumns;
  readonly shape: SourceShape;
  /** For what is finished though the run is cancelled. */
  readonly toTheEnd: AbortSignal;
  readonly tally: RunTally;
  /** Told how many answered rows were left blank, because they had changed meanwhile. */
  readonly onRowsChanged: (rowCount: number) => void;
}

/** Joins finished windows, takes the result columns when the first predictions arrive, and writes. */
export class WindowWriter {
  constructor(private readonly parts: WindowWriterParts) {}

  /** Writes a window of which every row has an outcome. */
  async write(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const aligned = await this.align(parts);
    const outcomes = joinOutcomes(window.firstRow, window.cells.rowCount, aligned);
    const { tally } = this.parts;
    const noteStanding = (standing: readonly RowOutcome[]) => tally.noteRows(window.firstRow, standing);
    tally.noteRows(window.firstRow, await this.writeOutcomes(window, outcomes, noteStanding));
  }

  /** Writes those rows of a window that have predictions now, and leaves the cells of all others alone. */
  async writeRetried(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    for (const { firstRow, outcomes } of neighbours(await this.align(parts))) {
      const offset = firstRow - window.firstRow;
      const rows = { firstRow, cells: window.cells.part(offset, offset + outcomes.length) };
      const { tally } = this.parts;
      const noteStanding = (standing: readonly RowOutcome[]) =>
        standing.forEach((outcome, i) => isScored(outcome) && tally.noteRetriedRows(firstRow + i, [outcome]));
      const written = isScored(outcomes[0]!) ? await this.writeOutcomes(rows, outcomes, noteStanding) : outcomes;
      // A row that was not reached keeps the reason it has.
      written.forEach((outcome, i) => outcome !== NEVER_WRITTEN && tally.noteRetriedRows(firstRow + i, [outcome]));
    }
  }

  /** Between two windows a sort can move rows that were not scored yet to where nobody looks again. */
  async compareWithSheet(): Promise<void> {
    const { workbook, shape, tally, columns } = this.parts;
    if (columns.taken === undefined) return;
    const blankRows = await workbook.blankResultRows(shape, columns.taken.resultColumns, this.parts.toTheEnd);
    tally.noteBlankRows(
      blankRows.filter((row) => row < shape.rowCount),
      shape.rowCount,
    );
  }

  /** Takes the result columns, unless nothing was ever answered: then they stay blank. */
  private async align(parts: readonly BatchOutcome[]): Promise<readonly BatchOutcome[]> {
    const { columns } = this.parts;
    const { keptOutputs } = columns;
    const kept = keptOutputs === undefined ? parts : parts.map((part) => onlyOutputs(part, keptOutputs));
    const answered = columns.taken?.outputs ?? unionOfOutputs(kept);
    if (answered.length === 0) return kept;
    const { outputs } = await columns.take(answered);
    return kept.map((part) => alignOutputs(part, outputs));
  }

  /**
   * @param noteStanding told of a write that fails: the outcomes as far as they stand in the sheet all the same, the others as never reached
   * @returns the outcomes as they now stand in the sheet
   */
  private async writeOutcomes(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    noteStanding: (outcomes: readonly RowOutcome[]) => void,
  ): Promise<readonly RowOutcome[]> {
    const { columns, onRowsChanged } = this.parts;
    if (columns.taken === undefined) return outcomes;
    const { resultColumns } = columns.taken;
    const { changedRows, areCalculatedAnew, unreachedRows } = await this.writeWindow(
      window,
      outcomes,
      resultColumns,
    ).catch(async (error: unknown) => {
      await this.lookAfterFailure(window, outcomes, resultColumns, noteStanding).catch(() => undefined);
      throw error;
    });
    const changed = new Set(changedRows);
    const unreached = new Set(unreachedRows);
    const reason = areCalculatedAnew ? CALCULATED_ANEW : SHEET_CHANGED;
    const written = outcomes.map((outcome, offset) => {
      if (!isScored(outcome)) return outcome;
      if (unreached.has(window.firstRow + offset)) return NEVER_WRITTEN;
      return changed.has(window.firstRow + offset) ? reason : outcome;
    });
    onRowsChanged(written.filter((outcome) => outcome === reason).length);
    return written;
  }

  private async writeWindow(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    resultColumns: ResultColumns,
  ): Promise<WriteReceipt> {
    const { workbook, shape, tally } = this.parts;
    const receipt = await workbook.writeWindow(shape, resultColumns, window, outcomes, this.parts.toTheEnd);
    tally.noteCutRows(receipt.cutRows ?? []);
    return receipt;
  }

  /**
   * A window that is written in parts may stand in the sheet in part, and results of earlier ones may have been taken back with this one.
   * @throws WorkbookError of a sheet that cannot be read any more, which tells nothing new
   */
  private async lookAfterFailure(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    resultColumns: ResultColumns,
    noteStanding: (outcomes: readonly RowOutcome[]) => void,
  ): Promise<void> {
    const { workbook, shape, toTheEnd } = this.parts;
    const blank = new Set(await workbook.blankResultRows(shape, resultColumns, toTheEnd));
    const standing = outcomes.map((outcome, offset) =>
      isScored(outcome) && blank.has(window.firstRow + offset) ? NEVER_WRITTEN : outcome,
    );
    if (standing.some(isScored)) noteStanding(standing);
    await this.compareWithSheet();
  }
}

/** As a row that was not reached: its prediction is not in the sheet. */
const NEVER_WRITTEN: RowOutcome = {
  failure: { code: "cancelled", message: "The run ended before the row was written." },
};

const SHEET_CHANGED: RowOutcome = {
  failure: { code: "sheet-changed", message: "The row was edited or moved while it was being scored." },
};

const CALCULATED_ANEW: RowOutcome = {
  failure: {
    code: "inputs-calculated-anew",
    message:
      "Some inputs are formulas that came to something else while the row was being scored (RAND, NOW, links do so all the time): copy them as values, then score.",
  },
};

function isScored(outcome: RowOutcome): boolean {
  return "predictions" in outcome;
}

/** Outcomes of rows that stand side by side, all scored or all not, in rising order; those of rows that were never reached are left out. */
function neighbours(
  parts: readonly BatchOutcome[],
): readonly { readonly firstRow: number; readonly outcomes: RowOutcome[] }[] {
  const rows = parts
    .flatMap((part) => part.rowIndexes.map((row, place) => ({ row, outcome: part.outcomes[place]! })))
    .filter(({ outcome }) => "predictions" in outcome || outcome.failure.code !== "cancelled")
    .sort((a, b) => a.row - b.row);
  const groups: { firstRow: number; outcomes: RowOutcome[] }[] = [];
  for (const { row, outcome } of rows) {
    const last = groups.at(-1);
    const isNext = last !== undefined && last.firstRow + last.outcomes.length === row;
    if (isNext && isScored(last.outcomes[0]!) === isScored(outcome)) last.outcomes.push(outcome);
    else groups.push({ firstRow: row, outcomes: [outcome] });
  }
  return groups;
}
