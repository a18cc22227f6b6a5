import { RowKeys } from "../core/memory/row-keys";
import { failRows, type BatchOutcome, type RowFailure } from "../core/predictions/join-outcomes";
import { rowsWhere, type Batch } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { GatheredBatches, type GatheredBatch } from "./flow/gathered-batches";
import { OpenWindow } from "./flow/open-window";
import type { RowWindow } from "./ports";
import { Breath, type RunClock } from "./flow/run-clock";
import { sendAll, type RequestLimit } from "./flow/send-all";
import { slicesOf } from "./flow/slices-of";
import { WriteLoop } from "./flow/write-loop";
import type { ChosenRows } from "./refresh/row-choice";
import { MAX_KEPT_CELLS, MAX_KEPT_CHARACTERS } from "./window-reader";

/** Windows of a table whose rows are scored, and what is done with them. */
export interface ScoringRound {
  readonly windows: AsyncIterable<RowWindow>;
  /** Which rows of a window are to be scored; asked once for each of them, before any of its rows is sent. */
  readonly choose: (window: RowWindow) => Promise<ChosenRows>;
  /** Whether it is to be known later what was sent of each row. */
  readonly keepsKeys: boolean;
  readonly encoding: TableEncoding;
  readonly rowsPerBatch: number;
  /** Few rows are wanted, here and there: batches are filled with rows of several windows. */
  readonly fillsBatches?: boolean;
  readonly limit: RequestLimit;
  readonly clock: RunClock;
  /** Rows of a batch that the table is known to hold no longer: nobody asks for them. */
  readonly goneOf?: (batch: Batch) => readonly number[];
  /** Scores one batch; every row of it goes into `outcomes` once, as soon as something has become of it. */
  readonly scoreBatch: (batch: Batch, outcomes: BatchOutcome[]) => Promise<unknown>;
  /**
   * @param parts outcomes of wanted rows of the window; each row comes once in all calls, the windows in any order
   * @param keys of what was sent of these rows, where they are kept
   */
  readonly write: (window: RowWindow, parts: readonly BatchOutcome[], keys: RowKeys | undefined) => Promise<void>;
  /** Told of rows as soon as something has become of them. */
  readonly onOutcomes: (parts: readonly BatchOutcome[]) => void;
  readonly onInFlight: (count: number) => void;
}

/** What is held of a table for the rows of a batch that is not full yet: as much as is kept of a table that is read once. */
const HELD = { cells: MAX_KEPT_CELLS, characters: MAX_KEPT_CHARACTERS };

/**
 * Scores the batches of the windows several at a time across window borders, and has what is finished written meanwhile. When the run is
 * stopped, rows already answered are still written before it ends, also those of batches behind one that was not.
 * @throws whatever stopped the run, after everything answered is written
 */
export function scoreRound(round: ScoringRound): Promise<void> {
  return new RoundUnderWay(round).run();
}

class RoundUnderWay {
  private readonly writing: WriteLoop;
  /** What has become so far of the rows of batches under way. */
  private readonly underWay = new Map<GatheredBatch, BatchOutcome[]>();
  private readonly stop = new AbortController();
  private readonly breath: Breath;

  constructor(private readonly round: ScoringRound) {
    const { clock, write } = round;
    this.writing = new WriteLoop({ clock, write });
    this.breath = new Breath(clock);
  }

  async run(): Promise<void> {
    const { limit, onInFlight } = this.round;
    this.writing.failing.catch(() => this.stop.abort()); // Thrown below.
    try {
      await sendAll(this.batches(), (batch) => this.score(batch), { limit, stop: this.stop.signal, onInFlight });
    } catch (error) {
      // A stop or a cancel reaches us through the signal or a query; what was answered and paid for is kept.
      this.stop.abort();
      for (const batch of this.underWay.keys()) this.close(batch);
      await this.writing.end();
      throw error;
    }
    await this.writing.end();
  }

  private async *batches(): AsyncGenerator<GatheredBatch, void, undefined> {
    const { windows, rowsPerBatch, fillsBatches = false, keepsKeys } = this.round;
    const gathered = new GatheredBatches(rowsPerBatch);
    for await (const window of windows) {
      const { isWanted, keys: known } = await this.round.choose(window);
      const wanted = rowsIn(window).filter(isWanted);
      if (wanted.length === 0) continue;
      const made = known === undefined && keepsKeys ? new RowKeys(window.firstRow, window.cells.rowCount) : undefined;
      const open = new OpenWindow(window, wanted, known ?? made);
      this.writing.open(open);
      for (const slice of slicesOf(window, rowsPerBatch)) {
        await this.breath.due();
        if (!rowsIn(slice).some(isWanted)) continue;
        const { sendable, refused } = wantedRows(this.round.encoding, slice, isWanted);
        made?.putSendable(sendable);
        this.add([open], [refused]);
        yield* gathered.add(open, sendable);
        if (!fillsBatches) yield* gathered.rest();
      }
      if (gathered.isHeavy(HELD)) yield* gathered.rest();
      await this.writing.hasRoom();
    }
    yield* gathered.rest();
  }

  private async score(batch: GatheredBatch): Promise<void> {
    const outcomes: BatchOutcome[] = [];
    this.underWay.set(batch, outcomes);
    try {
      await this.breath.due();
      const left = this.withoutGone(batch.batch, outcomes);
      if (left.rows.length > 0) await this.round.scoreBatch(left, outcomes);
    } finally {
      this.close(batch);
    }
  }

  private withoutGone(batch: Batch, outcomes: BatchOutcome[]): Batch {
    const gone = this.round.goneOf?.(batch) ?? [];
    if (gone.length === 0) return batch;
    outcomes.push(failRows(gone, GONE));
    const isGone = new Set(gone);
    return rowsWhere(batch, (row) => !isGone.has(row));
  }

  /** Takes what has become of the rows of a batch: once, also when it is cut short. */
  private close(batch: GatheredBatch): void {
    const outcomes = this.underWay.get(batch);
    this.underWay.delete(batch);
    if (outcomes !== undefined) this.add(batch.windows, outcomes);
  }

  private add(windows: readonly OpenWindow[], parts: readonly BatchOutcome[]): void {
    for (const part of parts) addTo(windows, part);
    this.round.onOutcomes(parts);
    this.writing.noteAnswered();
  }
}

const GONE: RowFailure = {
  code: "sheet-changed",
  message: "The row was deleted or edited before it was sent.",
};

/** @throws RangeError when a row is of none of the windows: a defect, which must not become a number in the sheet */
function addTo(windows: readonly OpenWindow[], part: BatchOutcome): void {
  const owns = windows.length === 1 ? [part] : windows.map((window) => window.partOf(part));
  if (owns.reduce((sum, { rowIndexes }) => sum + rowIndexes.length, 0) !== part.rowIndexes.length) {
    throw new RangeError("A row is of no window of its batch.");
  }
  windows.forEach((window, i) => window.add(owns[i]!));
}

function rowsIn({ firstRow, cells }: RowWindow): number[] {
  return Array.from({ length: cells.rowCount }, (_, offset) => firstRow + offset);
}

function wantedRows(
  encoding: TableEncoding,
  window: RowWindow,
  isWanted: ChosenRows["isWanted"],
): { readonly sendable: Batch; readonly refused: BatchOutcome } {
  const { sendable, refused } = encoding.encode(window);
  return {
    sendable: rowsWhere(sendable, isWanted),
    refused: {
      ...refused,
      rowIndexes: refused.rowIndexes.filter(isWanted),
      outcomes: refused.outcomes.filter((_outcome, place) => isWanted(refused.rowIndexes[place]!)),
    },
  };
}
