import { MissingPrediction } from "../core/predictions/prediction";
import type { RowFailure, RowOutcome } from "../core/predictions/join-outcomes";
import type { CellNote } from "../core/request/cell-notes";
import type { SentInput } from "../core/request/encode-rows";
import { RowRanges } from "../core/table/row-ranges";
import { EarlierResults } from "./tally/earlier-results";
import { FailureReasons } from "./tally/failure-reasons";
import type { ResultColumns, SourceShape } from "./ports";
import { RequestIdTally } from "./tally/request-ids";
import { RowStates } from "./tally/row-states";
import type { MissingGroup, RowGroup, RunSummary } from "./run-status";

/** What a run has done so far. Rows come in any order, as they stand in the sheet; the latest that is said of a row counts. */
export class RunTally {
  private readonly rows = new RowStates();
  private readonly reasons = new FailureReasons();
  private readonly earlier = new EarlierResults();
  readonly requestIds = new RequestIdTally();
  private batches = 0;
  private firstRequestMs: number | undefined;
  private readonly servedModelNames = new Set<string>();
  private sentInputs: readonly SentInput[] | undefined;
  private notes: readonly CellNote[] = [];
  private added: { readonly resultColumns: ResultColumns; readonly outputs: readonly string[] } | undefined;
  private blankColumns: ResultColumns | undefined;
  private readonly dropped = new Set<string>();

  /** Whether any row has its prediction in the sheet. */
  get hasScored(): boolean {
    return this.rows.scored > 0;
  }

  /** Rows that are over, whichever way, or were not to be scored. */
  get rowsSettled(): number {
    return this.rows.scored + this.rows.failed + this.rows.skipped;
  }

  get rowsSkipped(): number {
    return this.rows.skipped;
  }

  /** @param nowMs of the run's clock */
  noteBatch(nowMs: number): void {
    this.firstRequestMs ??= nowMs;
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

  /** Counts a row as it stands in the sheet. One that was never reached keeps what was said of it before, if anything was. */
  noteRow(row: number, outcome: RowOutcome): void {
    if ("predictions" in outcome) {
      this.rows.noteScored(row, lackingIn(outcome.predictions), outcome.predictions.every(isBlank));
    } else if (outcome.failure.code !== "cancelled") {
      this.rows.noteFailed(row, this.reasons.numberOf(outcome.failure));
    }
  }

  /** Rows that are not to be scored: what stands there stays. */
  noteSkipped(rows: readonly number[]): void {
    for (const row of rows) this.rows.noteSkipped(row);
  }

  /** An earlier prediction stands in a row. @param results as `hashesOfResults` gives them */
  noteEarlier(row: number, results: number): void {
    this.rows.noteStanding(row, true);
    this.earlier.note(row, results);
  }

  /** What the result cells of a scored row hold by now. @param results of what was read back, as `hashesOfResults` gives them */
  noteWritten(row: number, results: number): void {
    const before = this.earlier.of(row);
    this.rows.noteChanged(row, before !== undefined && before !== results);
  }

  /** The earlier prediction of a row was emptied. */
  noteEmptied(row: number): void {
    this.rows.noteStanding(row, false);
  }

  /** Whether an earlier prediction stands in a row, or stood there until this run wrote its own. */
  isStanding(row: number): boolean {
    return this.rows.isStanding(row);
  }

  /** @param outputs that were answered, and that there is no column for */
  noteDropped(outputs: readonly string[]): void {
    for (const output of outputs) this.dropped.add(output);
  }

  /** @param rows that were written with less text than was answered */
  noteCutRows(rows: readonly number[]): void {
    for (const row of rows) this.rows.noteCut(row);
  }

  /** Rows of which no prediction is to be seen in the sheet. @param rowCount rows of the source, when the run began */
  blankRowsIn(rowCount: number): number {
    let blank = 0;
    for (let row = 0; row < rowCount; row++) if (!this.rows.isSeen(row)) blank++;
    return blank;
  }

  /**
   * Compares the count with the sheet as it stands at the end. Predictions that are not to be seen there, as many as they are, were emptied,
   * taken back, or are gone with their rows: they count as failed, not as scored. Of rows that were added none is expected.
   * @param blankRows of the result columns, in rising order
   * @param rowCount rows of the source, when the run began
   * @param rowCountNow as many as the source has by now
   */
  noteBlankRows(blankRows: readonly number[], rowCount: number, rowCountNow = rowCount): void {
    const excess = blankRows.length - this.blankRowsIn(rowCount) - (rowCountNow - rowCount);
    const unexplained = blankRows.filter((row) => row < rowCount && this.rows.isSeen(row));
    for (const row of unexplained.slice(0, Math.max(0, excess))) {
      // What stood in a row that was not scored is not this run's: it is emptied, and the row is what it was.
      if (this.rows.isScored(row)) this.noteRow(row, { failure: MOVED });
      this.rows.noteStanding(row, false);
    }
  }

  /** @param nowMs and @param startedAtMs of the run's clock */
  summary(shape: SourceShape, startedAtMs: number, nowMs: number): RunSummary {
    const { rowCount } = shape;
    const cut = rowsWhere(rowCount, (row) => this.rows.isCut(row));
    const { rowCount: standing } = rowsWhere(rowCount, (row) => this.rows.isFailedStanding(row));
    return {
      label: shape.label,
      sheetName: shape.sheetName,
      firstCell: shape.firstCell,
      columns: shape.columns,
      rowCount,
      scored: this.rows.scored,
      failed: this.rows.failed,
      untouched: rowCount - this.rowsSettled,
      ...(this.rows.skipped > 0 && { skipped: this.rows.skipped }),
      ...(standing > 0 && { standing }),
      ...this.renewed(rowCount),
      untouchedRows: rowsWhere(rowCount, (row) => this.rows.isUntouched(row)).rows,
      failures: this.reasons.groups(rowCount, (row) => this.rows.reasonOf(row)),
      missing: this.missingGroups(rowCount),
      ...(cut.rowCount > 0 && { cut }),
      notes: this.rows.skipped === 0 ? this.notes : this.notes.flatMap((note) => this.noteOfRun(note)),
      batches: this.batches,
      elapsedMs: nowMs - startedAtMs,
      requestsMs: nowMs - (this.firstRequestMs ?? nowMs),
      servedModelNames: [...this.servedModelNames],
      ...(this.requestIds.ids && { requestIds: this.requestIds.ids }),
      ...(this.sentInputs && { sentInputs: this.sentInputs }),
      ...this.added,
      ...(this.dropped.size > 0 && { droppedOutputs: [...this.dropped] }),
      ...(this.blankColumns && { blankColumns: this.blankColumns }),
    };
  }

  private renewed(rowCount: number): Pick<RunSummary, "renewed"> {
    const again = rowsWhere(rowCount, (row) => this.rows.isScored(row) && this.earlier.of(row) !== undefined).rowCount;
    const { rowCount: changed } = rowsWhere(rowCount, (row) => this.rows.isChanged(row));
    return again === 0 ? {} : { renewed: { rowCount: again, changed } };
  }

  /** A check looks at all rows, and what it notes of those that are left alone is nothing about this run. */
  private noteOfRun({ rows, rowCount, ...note }: CellNote): CellNote[] {
    const own = new RowRanges();
    let known = 0;
    for (const range of rows) {
      known += range.rowCount;
      for (let i = 0; i < range.rowCount; i++) {
        if (!this.rows.isSkipped(range.firstRow + i)) own.add(range.firstRow + i);
      }
    }
    // Of very many, only the first are known: how many of the others were sent, nobody can tell.
    return known < rowCount || own.rowCount === 0 ? [] : [{ ...note, rows: own.ranges, rowCount: own.rowCount }];
  }

  private missingGroups(rowCount: number): MissingGroup[] {
    return MISSING.flatMap((reason, place) => {
      const bit = 1 << place;
      if ((this.rows.lackingOfAny & bit) === 0) return [];
      const group = rowsWhere(rowCount, (row) => (this.rows.lackingOf(row) & bit) !== 0);
      return group.rowCount === 0 ? [] : [{ reason, ...group }];
    });
  }
}

const MOVED: RowFailure = {
  code: "sheet-changed",
  message: "Rows were added, moved or emptied while the table was being scored.",
};

/** Their places are bits of what a row lacks. */
const MISSING: readonly MissingPrediction["reason"][] = [
  "null",
  "NaN",
  "Infinity",
  "-Infinity",
  "NaT",
  "absent",
  "no-probability",
];

function lackingIn(predictions: readonly unknown[]): number {
  let bits = 0;
  for (const value of predictions) if (value instanceof MissingPrediction) bits |= 1 << MISSING.indexOf(value.reason);
  return bits;
}

function isBlank(value: unknown): boolean {
  return value instanceof MissingPrediction || value === "";
}

function rowsWhere(rowCount: number, isMeant: (row: number) => boolean): RowGroup {
  const rows = new RowRanges();
  for (let row = 0; row < rowCount; row++) if (isMeant(row)) rows.add(row);
  return { rows: rows.ranges, rowCount: rows.rowCount };
}
