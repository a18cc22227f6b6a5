import { alignOutputs, unionOfOutputs } from "../core/predictions/align-outputs";
import { failRows, joinOutcomes, type BatchOutcome, type RowOutcome } from "../core/predictions/join-outcomes";
import { splitIntoBatches, type Batch } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { mapConcurrent } from "./map-concurrent";
import type { ResultColumns, RowWindow, SourceShape, Workbook } from "./ports";
import type { RunTally } from "./run-tally";
import type { ScoringPlan } from "./scoring-plan";
import type { WindowReader } from "./window-reader";

export interface TableScoring {
  readonly workbook: Workbook;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly tally: RunTally;
  readonly limit: { readonly current: number };
  /** Scores one batch; every row of it comes back once. */
  readonly scoreBatch: (batch: Batch) => Promise<BatchOutcome[]>;
  readonly onRowsAnswered: (rowCount: number) => void;
  readonly onInFlight: (count: number) => void;
}

/** A window that was read and is not yet written, with what has become of its rows so far. */
interface OpenWindow {
  readonly window: RowWindow;
  /** First of the rows that are not sent, then of each batch at its place in the order; a batch that is on its way leaves a hole. */
  readonly parts: BatchOutcome[][];
}

/** One batch of an open window, or, for a window without sendable rows, none; `closesWindow` on the last of a window. */
interface OpenBatch {
  readonly open: OpenWindow;
  readonly batch: Batch | undefined;
  /** Where its outcomes belong in the window's parts. */
  readonly place: number;
  readonly closesWindow: boolean;
}

/**
 * Reads the source in row windows, scores their batches several at a time across window borders, and writes each window
 * once all its rows are answered. When the run is stopped, rows already answered are still written before it ends, also those
 * of batches behind one that was not.
 * @throws whatever stopped the run, after the sheet and the tally agree
 */
export async function scoreTable(scoring: TableScoring): Promise<void> {
  const writer = new WindowWriter(scoring);
  const unwritten: OpenWindow[] = [];
  let isWriting = false;
  try {
    const answered = mapConcurrent(openBatches(scoring, unwritten), (batch) => scoreOpenBatch(batch, scoring), {
      limit: scoring.limit,
      onInFlight: scoring.onInFlight,
    });
    for await (const { open, closesWindow } of answered) {
      if (!closesWindow) continue;
      unwritten.shift();
      isWriting = true;
      await writer.write(open.window, open.parts.flat());
      isWriting = false;
    }
    await writer.compareWithSheet();
  } catch (error) {
    // A stop or a cancel reaches us through the signal or a query; what was answered and paid for is kept.
    while (unwritten.length > 0 && !hasOutcomes(unwritten.at(-1)!)) unwritten.pop();
    for (const open of isWriting ? [] : unwritten) await writer.write(open.window, withUnreached(open));
    throw error;
  }
}

async function* openBatches(
  scoring: TableScoring,
  unwritten: OpenWindow[],
): AsyncGenerator<OpenBatch, void, undefined> {
  for await (const window of scoring.reader.windows()) {
    const { sendable, refused } = scoring.encoding.encode(window.firstRow, window.rows);
    const batches = splitIntoBatches(sendable, scoring.plan.rowsPerBatch);
    const open = { window, parts: [[refused]] };
    unwritten.push(open);
    scoring.onRowsAnswered(refused.rowIndexes.length);
    if (batches.length === 0) yield { open, batch: undefined, place: 1, closesWindow: true };
    for (const [index, batch] of batches.entries()) {
      yield { open, batch, place: index + 1, closesWindow: index === batches.length - 1 };
    }
  }
}

async function scoreOpenBatch(openBatch: OpenBatch, scoring: TableScoring): Promise<OpenBatch> {
  const { open, batch, place } = openBatch;
  if (batch !== undefined) open.parts[place] = await scoring.scoreBatch(batch);
  scoring.onRowsAnswered(batch?.rows.length ?? 0);
  return openBatch;
}

function hasOutcomes({ parts }: OpenWindow): boolean {
  return parts.flat().some((part) => part.outcomes.length > 0);
}

/** A window's parts, completed by "never reached" for the rows that have no outcome yet. */
function withUnreached({ window, parts }: OpenWindow): BatchOutcome[] {
  const answered = parts.flat();
  const reached = new Set(answered.flatMap((part) => part.rowIndexes));
  const all = window.rows.map((_row, offset) => window.firstRow + offset);
  const unreached = all.filter((row) => !reached.has(row));
  return [...answered, failRows(unreached, { code: "cancelled", message: "The run ended before this row." })];
}

/** Joins finished windows, adds the result columns when the first predictions arrive, and writes. */
class WindowWriter {
  private added: { readonly resultColumns: ResultColumns; readonly outputs: readonly string[] } | undefined;

  constructor(private readonly scoring: TableScoring) {}

  async write(window: RowWindow, parts: readonly BatchOutcome[]): Promise<void> {
    const { tally } = this.scoring;
    const outputs = this.added?.outputs ?? unionOfOutputs(parts);
    const aligned = parts.map((part) => alignOutputs(part, outputs));
    const outcomes = joinOutcomes(window.firstRow, window.rows.length, aligned);
    tally.noteRows(window.firstRow, await this.writeOutcomes(window, outcomes, outputs));
  }

  /** Between two windows a sort can move rows that were not scored yet to where nobody looks again. */
  async compareWithSheet(): Promise<void> {
    if (this.added === undefined) return;
    const { workbook, shape, tally } = this.scoring;
    const blankRows = await workbook.blankResultRows(shape, this.added.resultColumns, TO_THE_END);
    tally.noteBlankRows(
      blankRows.filter((row) => row < shape.rowCount),
      shape.rowCount,
    );
  }

  /** @returns the outcomes as they now stand in the sheet */
  private async writeOutcomes(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    outputs: readonly string[],
  ): Promise<readonly RowOutcome[]> {
    if (outputs.length === 0) return outcomes; // Nothing was ever answered: no column is added for blanks.
    const { workbook, plan, shape, tally } = this.scoring;
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
    return outcomes.map((outcome, offset) =>
      changed.has(window.firstRow + offset) && "predictions" in outcome ? SHEET_CHANGED : outcome,
    );
  }

  /** @returns the rows that had changed */
  private async writeWindow(
    window: RowWindow,
    outcomes: readonly RowOutcome[],
    resultColumns: ResultColumns,
  ): Promise<readonly number[]> {
    const { workbook, shape, tally } = this.scoring;
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
