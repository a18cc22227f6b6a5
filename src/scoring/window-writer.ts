import { alignOutputs, unionOfOutputs } from "../core/predictions/align-outputs";
import { joinOutcomes, type BatchOutcome, type RowOutcome } from "../core/predictions/join-outcomes";
import type { ResultColumns, RowWindow, SourceShape, Workbook } from "./ports";
import type { RunTally } from "./run-tally";
import type { ScoringPlan } from "./scoring-plan";

export interface WindowWriterParts {
  readonly workbook: Workbook;
  readonly plan: Pick<ScoringPlan, "columnName" | "collision">;
  readonly shape: SourceShape;
  readonly tally: RunTally;
  /** Told how many answered rows were left blank, because they had changed meanwhile. */
  readonly onRowsChanged: (rowCount: number) => void;
}

/** Joins finished windows, adds the result columns when the first predictions arrive, and writes. */
export class WindowWriter {
  private added: { readonly resultColumns: ResultColumns; readonly outputs: readonly string[] } | undefined;

  constructor(private readonly parts: WindowWriterParts) {}

  /** Writes a window of which every row has an outcome. */
  async write(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const { aligned, outputs } = this.align(parts);
    const outcomes = joinOutcomes(window.firstRow, window.rows.length, aligned);
    this.parts.tally.noteRows(window.firstRow, await this.writeOutcomes(window, outcomes, outputs));
  }

  /** Writes those rows of a window that have predictions now, and leaves the cells of all others alone. */
  async writeRetried(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const { aligned, outputs } = this.align(parts);
    for (const { firstRow, outcomes } of neighbours(aligned)) {
      const offset = firstRow - window.firstRow;
      const rows = { firstRow, rows: window.rows.slice(offset, offset + outcomes.length) };
      const written = isScored(outcomes[0]!) ? await this.writeOutcomes(rows, outcomes, outputs) : outcomes;
      this.parts.tally.noteRetriedRows(firstRow, written);
    }
  }

  /** Between two windows a sort can move rows that were not scored yet to where nobody looks again. */
  async compareWithSheet(): Promise<void> {
    if (this.added === undefined) return;
    const { workbook, shape, tally } = this.parts;
    const blankRows = await workbook.blankResultRows(shape, this.added.resultColumns, TO_THE_END);
    tally.noteBlankRows(
      blankRows.filter((row) => row < shape.rowCount),
      shape.rowCount,
    );
  }

  private align(parts: readonly BatchOutcome[]): {
    readonly aligned: readonly BatchOutcome[];
    readonly outputs: readonly string[];
  } {
    const outputs = this.added?.outputs ?? unionOfOutputs(parts);
    return { outputs, aligned: parts.map((part) => alignOutputs(part, outputs)) };
  }

  /** @returns the outcomes as they now stand in the sheet */
  private async writeOutcomes(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    outputs: readonly string[],
  ): Promise<readonly RowOutcome[]> {
    if (outputs.length === 0) return outcomes; // Nothing was ever answered: no column is added for blanks.
    const { workbook, plan, shape, tally, onRowsChanged } = this.parts;
    if (this.added === undefined) {
      const resultColumns = await workbook.addResultColumns(
        shape,
        plan.columnName,
        outputs,
        plan.collision,
        TO_THE_END,
      );
      this.added = { resultColumns, outputs };
      tally.noteResultColumns(resultColumns, outputs);
    }
    const changed = new Set(await this.writeWindow(window, outcomes, this.added.resultColumns));
    const written = outcomes.map((outcome, offset) =>
      changed.has(window.firstRow + offset) && "predictions" in outcome ? SHEET_CHANGED : outcome,
    );
    onRowsChanged(written.filter((outcome) => outcome === SHEET_CHANGED).length);
    return written;
  }

  /** @returns the rows that had changed */
  private async writeWindow(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    resultColumns: ResultColumns,
  ): Promise<readonly number[]> {
    const { workbook, shape, tally } = this.parts;
    try {
      const receipt = await workbook.writeWindow(shape, resultColumns, window, outcomes, TO_THE_END);
      tally.noteCutRows(receipt.cutRows ?? []);
      return receipt.changedRows;
    } catch (error) {
      // Results of earlier windows may have been taken back with these. A sheet that cannot be read any more tells nothing new.
      await this.compareWithSheet().catch(() => undefined);
      throw error;
    }
  }
}

/** A write is never cut short: predictions that were answered and paid for are kept, also by a run that is being cancelled. */
const TO_THE_END = new AbortController().signal;

const SHEET_CHANGED: RowOutcome = {
  failure: { code: "sheet-changed", message: "The row was edited or moved while it was being scored." },
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
