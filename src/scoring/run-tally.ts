import { MissingPrediction } from "../core/predictions/prediction";
import type { RowFailure, RowOutcome } from "../core/predictions/join-outcomes";
import type { CellNote } from "../core/request/cell-notes";
import type { SentInput } from "../core/request/encode-rows";
import { joinRanges, RowRanges, type RowRange } from "../core/table/row-ranges";
import type { ResultColumns, SourceShape } from "./ports";
import type { FailureGroup, RunSummary } from "./run-status";

/**
 * What a run has done so far, counted as windows are finished. Rows come in order, so a failure's rows pack into ranges; those of a second
 * round come in order too, and are taken from the reasons that they had after the first.
 */
export class RunTally {
  private scored = 0;
  private failed = 0;
  private batches = 0;
  private groups: FailureGroups = new Map();
  /** The reasons after the first round, once there is a second. */
  private earlierGroups: FailureGroups = new Map();
  private readonly retried = new Set<number>();
  private readonly missing = new Map<MissingPrediction["reason"], RowRanges>();
  private readonly servedModelNames = new Set<string>();
  private readonly cut = new RowRanges();
  private readonly leftBlank = new Set<number>();
  /** Of the windows noted so far. */
  private readonly unreached: number[] = [];
  /** Rows of the windows noted so far; they come in order and without gaps. */
  private rowsNoted = 0;
  private sentInputs: readonly SentInput[] | undefined;
  private notes: readonly CellNote[] = [];
  private added: { readonly resultColumns: ResultColumns; readonly outputs: readonly string[] } | undefined;
  private blankColumns: ResultColumns | undefined;

  /** Whether any row has its prediction in the sheet. */
  get hasScored(): boolean {
    return this.scored > 0;
  }

  noteBatch(): void {
    this.batches++;
  }

  /** @param notes what should be known of their cells */
  noteSentInputs(sentInputs: readonly SentInput[], notes: readonly CellNote[] = []): void {
    this.sentInputs = sentInputs;
    this.notes = notes;
  }

  noteServedModel(name: string | undefined): void {
    if (name !== undefined) this.servedModelNames.add(name);
  }

  noteResultColumns(resultColumns: ResultColumns, outputs: readonly string[]): void {
    this.added = { resultColumns, outputs };
  }

  /** The result columns were taken out again. */
  forgetResultColumns(): void {
    this.added = undefined;
  }

  /** The result columns stand in the sheet, blank, and could not be taken out again. */
  noteBlankColumns(columns: ResultColumns): void {
    this.blankColumns = columns;
  }

  /** Counts one window as it stands in the sheet. Rows that were never reached are neither scored nor failed. */
  noteRows(firstRow: number, outcomes: readonly RowOutcome[]): void {
    this.rowsNoted = firstRow + outcomes.length;
    outcomes.forEach((outcome, offset) => {
      if (standsBlank(outcome)) this.leftBlank.add(firstRow + offset);
      if ("predictions" in outcome) this.notePredictions(firstRow + offset, outcome.predictions);
      else if (outcome.failure.code === "cancelled") this.unreached.push(firstRow + offset);
      else this.noteFailure(firstRow + offset, outcome.failure);
    });
  }

  /** @param rows that were written with less text than was answered, in rising order */
  noteCutRows(rows: readonly number[]): void {
    for (const row of rows) this.cut.add(row);
  }

  /** From here on rows that failed come a second time. */
  beginRetry(): void {
    this.earlierGroups = this.groups;
    this.groups = new Map();
  }

  /** Counts rows anew that had failed, as they stand in the sheet now. */
  noteRetriedRows(firstRow: number, outcomes: readonly RowOutcome[]): void {
    outcomes.forEach((outcome, offset) => {
      const row = firstRow + offset;
      this.retried.add(row);
      this.failed--;
      if (!standsBlank(outcome)) this.leftBlank.delete(row);
      if ("predictions" in outcome) this.notePredictions(row, outcome.predictions);
      else this.noteFailure(row, outcome.failure);
    });
  }

  /**
   * Compares the count with the sheet as it stands at the end. Blank rows beyond those that the run left blank or never reached were
   * added, emptied, taken back, or moved there by a sort between two windows: they count as failed, not as scored.
   * @param blankRows of the result columns, in rising order
   * @param rowCount rows of the source
   */
  noteBlankRows(blankRows: readonly number[], rowCount: number): void {
    const explained = this.leftBlank.size + rowCount - this.rowsNoted;
    const unexplained = blankRows.filter((row) => row < this.rowsNoted && !this.leftBlank.has(row));
    const excess = Math.max(0, Math.min(blankRows.length - explained, unexplained.length, this.scored));
    this.scored -= excess;
    for (const row of unexplained.slice(0, excess)) this.noteFailure(row, MOVED);
  }

  summary(shape: SourceShape, elapsedMs: number): RunSummary {
    return {
      label: shape.label,
      sheetName: shape.sheetName,
      firstCell: shape.firstCell,
      columns: shape.columns,
      rowCount: shape.rowCount,
      scored: this.scored,
      failed: this.failed,
      untouched: shape.rowCount - this.scored - this.failed,
      untouchedRows: this.untouchedRows(shape.rowCount),
      failures: this.failureGroups().sort((a, b) => b.rowCount - a.rowCount),
      missing: [...this.missing].map(([reason, { ranges, rowCount }]) => ({
        reason,
        rows: joinRanges(ranges),
        rowCount,
      })),
      ...(this.cut.rowCount > 0 && { cut: { rows: joinRanges(this.cut.ranges), rowCount: this.cut.rowCount } }),
      notes: this.notes,
      batches: this.batches,
      elapsedMs,
      servedModelNames: [...this.servedModelNames],
      ...(this.sentInputs && { sentInputs: this.sentInputs }),
      ...this.added,
      ...(this.blankColumns && { blankColumns: this.blankColumns }),
    };
  }

  private untouchedRows(rowCount: number): readonly RowRange[] {
    const rows = new RowRanges();
    for (const row of this.unreached) rows.add(row);
    for (let row = this.rowsNoted; row < rowCount; row++) rows.add(row);
    return rows.ranges;
  }

  /** The reasons of all rows as they are now, those of the first round without the rows that were tried once more. */
  private failureGroups(): FailureGroup[] {
    const groups = new Map([...this.groups].map(([key, group]) => [key, toGroup(group)]));
    for (const [key, { failure, rows }] of this.earlierGroups) {
      const left = this.withoutRetried(rows);
      const later = groups.get(key);
      const rowCount = left.rowCount + (later?.rowCount ?? 0);
      if (rowCount > 0)
        groups.set(key, { ...failure, rows: joinRanges([...left.rows, ...(later?.rows ?? [])]), rowCount });
    }
    return [...groups.values()];
  }

  private withoutRetried({ ranges, rowCount }: RowRanges): Pick<FailureGroup, "rows" | "rowCount"> {
    const left = new RowRanges();
    let gone = 0;
    for (const { firstRow, rowCount: length } of ranges) {
      for (let row = firstRow; row < firstRow + length; row++) {
        if (this.retried.has(row)) gone++;
        else left.add(row);
      }
    }
    return { rows: left.ranges, rowCount: rowCount - gone };
  }

  private notePredictions(row: number, predictions: readonly unknown[]): void {
    this.scored++;
    for (const value of predictions) {
      if (!(value instanceof MissingPrediction)) continue;
      const rows = this.missing.get(value.reason) ?? new RowRanges();
      this.missing.set(value.reason, rows);
      rows.add(row);
    }
  }

  /** A row fails once, whatever number of reasons it has; it stands in the group of each of them. */
  private noteFailure(row: number, { others = [], ...first }: RowFailure): void {
    this.failed++;
    for (const failure of [first, ...others]) this.noteReason(row, failure);
  }

  private noteReason(row: number, failure: RowFailure): void {
    const key = JSON.stringify([failure.code, failure.column, failure.message]);
    const group = this.groups.get(key) ?? { failure, rows: new RowRanges() };
    this.groups.set(key, group);
    group.rows.add(row);
  }
}

/** By what makes two failures the same. */
type FailureGroups = Map<string, { readonly failure: RowFailure; readonly rows: RowRanges }>;

const MOVED: RowFailure = {
  code: "sheet-changed",
  message: "Rows were added, moved or emptied while the table was being scored.",
};

function standsBlank(outcome: RowOutcome): boolean {
  return (
    "failure" in outcome || outcome.predictions.every((value) => value instanceof MissingPrediction || value === "")
  );
}

function toGroup({ failure, rows }: { failure: RowFailure; rows: RowRanges }): FailureGroup {
  return { ...failure, rows: rows.ranges, rowCount: rows.rowCount };
}
