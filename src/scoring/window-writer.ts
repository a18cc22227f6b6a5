import { hashesOfResults } from "../core/memory/row-hash";
import type { RowKeys } from "../core/memory/row-keys";
import { alignOutputs, onlyOutputs, unionOfOutputs } from "../core/predictions/align-outputs";
import type { BatchOutcome, RowOutcome } from "../core/predictions/join-outcomes";
import { isScored, spread, type FinishedRows } from "./flow/finished-rows";
import { CALCULATED_ANEW, GONE, SHEET_CHANGED } from "./moved/left-blank";
import type { FoundRows, MovedRows } from "./moved-rows";
import type { ResultColumns, RowWindow, SourceShape, Workbook, WriteReceipt } from "./ports";
import { saysNothingOfRow } from "./refresh/says-nothing-of-row";
import type { ColumnsOfRun } from "./standing-columns";
import type { RunTally } from "./run-tally";
import type { RowNotes } from "./row-notes";

export interface WindowWriterParts {
  readonly workbook: Workbook;
  readonly columns: ColumnsOfRun;
  /** Earlier predictions stand in the columns until they are written over. */
  readonly isRefresh: boolean;
  /** Absent where nothing is to be remembered. */
  readonly notes?: RowNotes | undefined;
  /** Whether rows that are settled will be tried once more. */
  readonly areMoreTries: () => boolean;
  readonly shape: SourceShape;
  /** For what is finished though the run is cancelled. */
  readonly toTheEnd: AbortSignal;
  readonly tally: RunTally;
  readonly moved: MovedRows;
  /** Told how many answered rows were left blank because they had changed meanwhile; of fewer than none when some were found again. */
  readonly onRowsChanged: (rowCount: number) => void;
}

/** A table of which it is cheap to see which result cells are blank. */
const FEW_ROWS = 200_000;

/** How often rows are counted anew because some came or went meanwhile. */
const MOST_LOOKS = 4;

/** Takes the result columns when the first predictions arrive, and writes finished rows of windows in any order. */
export class WindowWriter {
  /** Rows without a prediction whose reasons are due as soon as there are result columns. */
  private readonly reasonsDue: FinishedRows[] = [];

  constructor(private readonly parts: WindowWriterParts) {}

  /** Writes finished rows of a window, those without a prediction as blanks, and leaves the cells of all others alone. */
  async write(window: RowWindow, parts: readonly BatchOutcome[], keys?: RowKeys): Promise<void> {
    await this.writeRows({ ...spread(window, await this.align(parts)), keys });
    if (this.parts.moved.isDue) await this.placeMoved();
  }

  /**
   * The same for rows that are tried once more: the cells of those that have no prediction this time either are left alone, too, unless they
   * hold reasons or an earlier prediction.
   * @param rowOf how a row of the window was counted when the run began
   */
  async writeRetried(
    window: RowWindow,
    parts: readonly BatchOutcome[],
    keys?: RowKeys,
    rowOf: (row: number) => number = (row) => row,
  ): Promise<void> {
    const aligned = await this.align(parts);
    for (const { rowIndexes, outcomes } of aligned) {
      rowIndexes.forEach((row, i) => isScored(outcomes[i]) || this.parts.tally.noteRow(rowOf(row), outcomes[i]!));
    }
    const isAnyTold = this.parts.columns.hasReasons || this.parts.isRefresh;
    const told = isAnyTold ? aligned : aligned.filter(({ outcomes }) => outcomes.some(isScored));
    await this.writeRows({ ...spread(window, told), keys, rowOf, areRetried: true });
  }

  /** Writes predictions of rows that had moved where they belong by now, as far as their rows are still there. */
  async placeMoved(): Promise<void> {
    const { columns, moved } = this.parts;
    if (columns.taken === undefined || moved.isEmpty) return;
    for await (const found of moved.find(columns.taken.resultColumns)) await this.writeFound(found);
  }

  /**
   * Between two windows a sort can move rows that were not scored yet to where nobody looks again. Rows of which the table has fewer by now
   * are told apart from those that were edited.
   */
  async compareWithSheet(): Promise<void> {
    const { workbook, shape, columns, toTheEnd } = this.parts;
    if (columns.taken === undefined) return;
    await this.compareWith(await workbook.blankResultRows(shape, columns.taken.resultColumns, toTheEnd));
  }

  /** @param blankRows of the result columns by now */
  private async compareWith(blankRows: readonly number[]): Promise<void> {
    const { shape, tally, moved } = this.parts;
    const isAsExpected = !moved.haveMoved && blankRows.length <= tally.blankRowsIn(shape.rowCount);
    const now = isAsExpected ? { blankRows, rowCount: shape.rowCount } : await this.countRowsWith(blankRows);
    for (const { row } of moved.left().slice(0, Math.max(0, shape.rowCount - now.rowCount))) tally.noteRow(row, GONE);
    tally.noteBlankRows(now.blankRows, shape.rowCount, now.rowCount);
  }

  /**
   * How many rows there are, and which of them are blank: of one moment. Rows that come between two looks would pass for blank ones that were
   * there before.
   * @param blankRows as they were looked up first; they stand where Excel tells no more
   */
  private async countRowsWith(
    blankRows: readonly number[],
  ): Promise<{ readonly blankRows: readonly number[]; readonly rowCount: number }> {
    const { workbook, shape, columns, moved, toTheEnd } = this.parts;
    let known = { blankRows, rowCount: await moved.rowsNow() };
    for (let looks = 0; looks < MOST_LOOKS && columns.taken !== undefined; looks++) {
      const { resultColumns } = columns.taken;
      const blank = await workbook.blankResultRows(shape, resultColumns, toTheEnd).catch(() => undefined);
      if (blank === undefined) return known;
      const before = known.rowCount;
      known = { blankRows: blank, rowCount: await moved.rowsNow() };
      if (known.rowCount === before) return known;
    }
    return known;
  }

  /** Takes the result columns, unless nothing was ever answered: then they stay blank. */
  private async align(parts: readonly BatchOutcome[]): Promise<readonly BatchOutcome[]> {
    const { columns } = this.parts;
    const { keptOutputs: only } = columns;
    const kept = only === undefined ? parts : parts.map((part) => onlyOutputs(part, only));
    const answered = columns.taken?.outputs ?? unionOfOutputs(kept);
    if (answered.length === 0) return kept;
    const { outputs } = await columns.take(answered);
    return kept.map((part) => alignOutputs(part, outputs));
  }

  private async writeRows(rows: FinishedRows): Promise<void> {
    const { columns, moved, onRowsChanged, isRefresh, notes } = this.parts;
    const isKept = (i: number): boolean => isRefresh && this.isKept(rows, i);
    const wasNoted = this.notedBefore(rows);
    // Where nothing stands yet, a row without a prediction is blank already.
    const isAnyTold = isRefresh || (columns.hasReasons && columns.taken !== undefined);
    const isAnyWritten = rows.outcomes.some((outcome, i) => isScored(outcome) || (isAnyTold && outcome && !isKept(i)));
    if (columns.taken === undefined || !isAnyWritten) {
      if (columns.hasReasons && rows.outcomes.length > 0) this.reasonsDue.push(rows);
      this.note(rows, rows.outcomes);
      const said = rows.outcomes.map((outcome, i) => (isKept(i) ? undefined : outcome));
      return notes?.noteWindow(rows.window, said, rows.keys, undefined, wasNoted);
    }
    const { resultColumns } = columns.taken;
    if (this.isMoreToCome(rows)) await notes?.begin(columns.taken);
    for (const due of this.reasonsDue.splice(0)) await this.writeReasons(due, resultColumns);
    const isFilled = await this.filledCells(rows, resultColumns);
    // A blank of a row without a prediction could wipe out that of another row which stands there by now.
    const isLeftAlone = (i: number): boolean =>
      isKept(i) || isFilled(i) || (moved.haveMoved && !isScored(rows.outcomes[i]));
    const written = rows.outcomes.map((outcome, i) => (isLeftAlone(i) ? undefined : outcome));
    const receipt = await this.writeWindow({ ...rows, outcomes: written }, resultColumns);
    const changed = new Set(receipt.changedRows);
    const unreached = new Set(receipt.unreachedRows);
    const isChanged = (i: number): boolean => isFilled(i) || changed.has(rows.window.firstRow + i);
    const left = rows.outcomes.map((outcome, i) => (isScored(outcome) && isChanged(i) ? outcome : undefined));
    const reason = receipt.areCalculatedAnew ? CALCULATED_ANEW : SHEET_CHANGED;
    const standing = rows.outcomes.map((outcome, i) => {
      if (isScored(outcome) && unreached.has(rows.window.firstRow + i)) return undefined; // Its prediction is not in the sheet.
      return left[i] === undefined ? outcome : reason;
    });
    this.note(rows, standing);
    this.noteWritten(rows, standing, receipt);
    if (isRefresh) this.noteEmptied(rows, written, (row) => changed.has(row) || unreached.has(row));
    const said = standing.map((outcome, i) => (isKept(i) ? undefined : outcome));
    await notes?.noteWindow(rows.window, said, rows.keys, receipt, wasNoted);
    const count = left.filter((outcome) => outcome !== undefined).length;
    if (count === 0) return;
    moved.add(rows.window, left, rows.rowOf, receipt.areCalculatedAnew !== true);
    onRowsChanged(count);
  }

  /**
   * Whether an earlier prediction stays: nothing was said of the row, for the endpoint was away or its answer was of no use. It is emptied
   * where the row itself cannot be scored any more.
   */
  private isKept({ window, outcomes, rowOf }: FinishedRows, i: number): boolean {
    return saysNothingOfRow(outcomes[i]) && this.parts.tally.isStanding(rowOf(window.firstRow + i));
  }

  /** Which rows were noted before as ones that have failed: all that are tried once more, but for those whose earlier prediction had stayed. */
  private notedBefore({ window, rowOf, areRetried }: FinishedRows): ((row: number) => boolean) | undefined {
    if (areRetried !== true) return undefined;
    const { isRefresh, tally } = this.parts;
    const rows = Array.from({ length: window.cells.rowCount }, (_, i) => window.firstRow + i);
    const stayed = new Set(isRefresh ? rows.filter((row) => tally.isStanding(rowOf(row))) : []);
    return (row) => !stayed.has(row);
  }

  /** What became of these rows is counted already; one that was edited or has moved since has no use for its reason. */
  private async writeReasons(rows: FinishedRows, resultColumns: ResultColumns): Promise<void> {
    if (!this.parts.moved.haveMoved) await this.writeWindow(rows, resultColumns);
  }

  /** Whether others are left when these rows are written: what a run that is cut would leave behind. */
  private isMoreToCome({ outcomes }: FinishedRows): boolean {
    const { tally, shape, moved, areMoreTries } = this.parts;
    const count = outcomes.filter((outcome) => outcome !== undefined).length;
    return tally.rowsSettled + count < shape.rowCount || areMoreTries() || !moved.isEmpty;
  }

  /** @param standing outcomes of rows whose results stand as they were read back */
  private noteWritten(
    { window, rowOf }: Pick<FinishedRows, "window" | "rowOf">,
    standing: readonly (RowOutcome | undefined)[],
    { readBack }: WriteReceipt,
  ): void {
    if (!this.parts.isRefresh) return;
    const results = hashesOfResults(readBack);
    standing.forEach((outcome, i) => {
      if (isScored(outcome)) this.parts.tally.noteWritten(rowOf(window.firstRow + i), results[i]!);
    });
  }

  /** Of rows without a prediction the earlier one is gone, as far as their blanks were written. */
  private noteEmptied(
    { window, rowOf }: FinishedRows,
    written: readonly (RowOutcome | undefined)[],
    isLeft: (row: number) => boolean,
  ): void {
    written.forEach((outcome, i) => {
      const row = window.firstRow + i;
      if (outcome !== undefined && !isScored(outcome) && !isLeft(row)) this.parts.tally.noteEmptied(rowOf(row));
    });
  }

  private async writeFound({ window, rows: found }: FoundRows): Promise<void> {
    const { columns, moved, onRowsChanged } = this.parts;
    const outcomes = found.map((row) => row?.outcome);
    const rowOf = (row: number): number => found[row - window.firstRow]!.row;
    const receipt = await this.writeWindow({ window, outcomes, keys: undefined, rowOf }, columns.taken!.resultColumns);
    const failed = new Set([...receipt.changedRows, ...(receipt.unreachedRows ?? [])]);
    const placed = outcomes.map((outcome, i) => (failed.has(window.firstRow + i) ? undefined : outcome));
    await this.parts.notes?.noteWindow(window, placed, undefined, receipt);
    let count = 0;
    for (const [i, row] of found.entries()) {
      if (row === undefined) continue;
      if (failed.has(window.firstRow + i)) {
        moved.putBack(row);
        continue;
      }
      count++;
      moved.noteFilled(window.firstRow + i);
      this.parts.tally.noteRow(row.row, row.outcome);
    }
    this.noteWritten({ window, rowOf }, placed, receipt);
    onRowsChanged(-count);
  }

  /**
   * Which result cells hold what is not to be written over: once rows have moved, a row with equal inputs may stand there with its own
   * prediction. Whether there is one is looked at where it is likely, or costs little. In a refresh a cell is filled by an earlier prediction
   * as a rule, and only the places that this run has filled are spared.
   */
  private async filledCells(
    { window, outcomes }: FinishedRows,
    resultColumns: ResultColumns,
  ): Promise<(i: number) => boolean> {
    const { moved, shape, workbook, toTheEnd, isRefresh } = this.parts;
    if (isRefresh) return (i) => moved.isFilled(window.firstRow + i);
    const isLikely = (): boolean => outcomes.some((_outcome, i) => moved.isFilled(window.firstRow + i));
    if (!moved.haveMoved || !(shape.rowCount <= FEW_ROWS || isLikely())) return () => false;
    const blank = new Set(await workbook.blankResultRows(shape, resultColumns, toTheEnd));
    return (i) => !blank.has(window.firstRow + i);
  }

  /** @throws whatever stopped the write, after what stands in the sheet all the same is noted */
  private async writeWindow(rows: FinishedRows, resultColumns: ResultColumns): Promise<WriteReceipt> {
    const { workbook, shape, tally, toTheEnd } = this.parts;
    try {
      const receipt = await workbook.writeWindow(shape, resultColumns, rows.window, rows.outcomes, toTheEnd);
      tally.noteCutRows((receipt.cutRows ?? []).map(rows.rowOf));
      return receipt;
    } catch (error) {
      await this.lookAfterFailure(rows, resultColumns).catch(() => undefined);
      throw error;
    }
  }

  /**
   * A window that is written in parts may stand in the sheet in part, and results of earlier ones may have been taken back with this one.
   * @throws WorkbookError of a sheet that cannot be read any more, which tells nothing new
   */
  private async lookAfterFailure(rows: FinishedRows, resultColumns: ResultColumns): Promise<void> {
    const { workbook, shape, toTheEnd, isRefresh } = this.parts;
    // What stands there may be earlier predictions: the rows count as not reached.
    if (isRefresh) return this.compareWithSheet();
    const blankRows = await workbook.blankResultRows(shape, resultColumns, toTheEnd);
    const blank = new Set(blankRows);
    const standing = rows.outcomes.map((outcome, i) =>
      isScored(outcome) && !blank.has(rows.window.firstRow + i) ? outcome : undefined,
    );
    this.note(rows, standing);
    await this.compareWith(blankRows);
  }

  private note({ window, rowOf }: FinishedRows, outcomes: readonly (RowOutcome | undefined)[]): void {
    outcomes.forEach((outcome, i) => outcome && this.parts.tally.noteRow(rowOf(window.firstRow + i), outcome));
  }
}
