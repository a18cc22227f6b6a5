import { alignOutputs, onlyOutputs, unionOfOutputs } from "../core/predictions/align-outputs";
import type { BatchOutcome, RowOutcome } from "../core/predictions/join-outcomes";
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

/** Some neighbouring rows of a window, with the outcomes of those that have one now. */
interface FinishedRows {
  readonly window: RowWindow;
  readonly outcomes: readonly (RowOutcome | undefined)[];
}

/** Takes the result columns when the first predictions arrive, and writes finished rows of windows in any order. */
export class WindowWriter {
  constructor(private readonly parts: WindowWriterParts) {}

  /** Writes finished rows of a window, those without a prediction as blanks, and leaves the cells of all others alone. */
  async write(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    await this.writeRows(window, await this.align(parts));
  }

  /** The same for rows that are tried once more: the cells of those that have no prediction this time either are left alone, too. */
  async writeRetried(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const aligned = await this.align(parts);
    for (const { rowIndexes, outcomes } of aligned) rowIndexes.forEach((row, i) => this.noteFailed(row, outcomes[i]!));
    await this.writeRows(
      window,
      aligned.filter(({ outcomes }) => outcomes.some(isScored)),
    );
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

  private async writeRows(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const { columns, onRowsChanged } = this.parts;
    const rows = spread(window, parts);
    if (columns.taken === undefined || !rows.outcomes.some((outcome) => outcome && isScored(outcome))) {
      return this.note(rows, rows.outcomes);
    }
    const { resultColumns } = columns.taken;
    const { changedRows, areCalculatedAnew, unreachedRows } = await this.writeWindow(rows, resultColumns).catch(
      async (error: unknown) => {
        await this.lookAfterFailure(rows, resultColumns).catch(() => undefined);
        throw error;
      },
    );
    const changed = new Set(changedRows);
    const unreached = new Set(unreachedRows);
    const reason = areCalculatedAnew ? CALCULATED_ANEW : SHEET_CHANGED;
    const written = rows.outcomes.map((outcome, offset) => {
      if (outcome === undefined || !isScored(outcome)) return outcome;
      if (unreached.has(rows.window.firstRow + offset)) return undefined; // Its prediction is not in the sheet.
      return changed.has(rows.window.firstRow + offset) ? reason : outcome;
    });
    this.note(rows, written);
    onRowsChanged(written.filter((outcome) => outcome === reason).length);
  }

  private async writeWindow({ window, outcomes }: FinishedRows, resultColumns: ResultColumns): Promise<WriteReceipt> {
    const { workbook, shape, tally, toTheEnd } = this.parts;
    const receipt = await workbook.writeWindow(shape, resultColumns, window, outcomes, toTheEnd);
    tally.noteCutRows(receipt.cutRows ?? []);
    return receipt;
  }

  /**
   * A window that is written in parts may stand in the sheet in part, and results of earlier ones may have been taken back with this one.
   * @throws WorkbookError of a sheet that cannot be read any more, which tells nothing new
   */
  private async lookAfterFailure(rows: FinishedRows, resultColumns: ResultColumns): Promise<void> {
    const { workbook, shape, toTheEnd } = this.parts;
    const blank = new Set(await workbook.blankResultRows(shape, resultColumns, toTheEnd));
    const standing = rows.outcomes.map((outcome, offset) =>
      outcome && isScored(outcome) && !blank.has(rows.window.firstRow + offset) ? outcome : undefined,
    );
    this.note(rows, standing);
    await this.compareWithSheet();
  }

  private note({ window }: FinishedRows, outcomes: readonly (RowOutcome | undefined)[]): void {
    outcomes.forEach((outcome, i) => outcome && this.parts.tally.noteRow(window.firstRow + i, outcome));
  }

  private noteFailed(row: number, outcome: RowOutcome): void {
    if (!isScored(outcome)) this.parts.tally.noteRow(row, outcome);
  }
}

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

/** Puts outcomes in the order of the rows, from the first that has one to the last. */
function spread(window: RowWindow, parts: readonly BatchOutcome[]): FinishedRows {
  let first = Infinity;
  let end = 0;
  for (const { rowIndexes } of parts) {
    for (const row of rowIndexes) {
      first = Math.min(first, row);
      end = Math.max(end, row + 1);
    }
  }
  const outcomes = new Array<RowOutcome | undefined>(Math.max(0, end - first)).fill(undefined);
  for (const part of parts) part.rowIndexes.forEach((row, place) => (outcomes[row - first] = part.outcomes[place]));
  const start = first - window.firstRow;
  return { window: { firstRow: first, cells: window.cells.part(start, start + outcomes.length) }, outcomes };
}
