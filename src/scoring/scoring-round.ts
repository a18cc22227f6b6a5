import { failRows, type BatchOutcome, type RowFailure } from "../core/predictions/join-outcomes";
import { rowsWhere, splitIntoBatches, type Batch } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { OpenWindow } from "./flow/open-window";
import type { RowWindow } from "./ports";
import { Breath, type RunClock } from "./flow/run-clock";
import { sendAll, type RequestLimit } from "./flow/send-all";
import { slicesOf } from "./flow/slices-of";
import { WriteLoop } from "./flow/write-loop";

/** Windows of a table whose rows are scored, and what is done with them. */
export interface ScoringRound {
  readonly windows: AsyncIterable<RowWindow>;
  /** Whether a row of these windows is to be scored. */
  readonly isWanted: (row: number) => boolean;
  readonly encoding: TableEncoding;
  readonly rowsPerBatch: number;
  readonly limit: RequestLimit;
  readonly clock: RunClock;
  /** Rows of a batch that the table is known to hold no longer: nobody asks for them. */
  readonly goneOf?: (batch: Batch) => readonly number[];
  /** Scores one batch; every row of it goes into `outcomes` once, as soon as something has become of it. */
  readonly scoreBatch: (batch: Batch, outcomes: BatchOutcome[]) => Promise<unknown>;
  /** @param parts outcomes of wanted rows of the window; each row comes once in all calls, the windows in any order */
  readonly write: (window: RowWindow, parts: readonly BatchOutcome[]) => Promise<void>;
  /** Told of rows as soon as something has become of them. */
  readonly onOutcomes: (parts: readonly BatchOutcome[]) => void;
  readonly onInFlight: (count: number) => void;
}

/** One batch of an open window. */
interface OpenBatch {
  readonly open: OpenWindow;
  readonly batch: Batch;
}

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
  private readonly underWay = new Map<OpenBatch, BatchOutcome[]>();
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

  private async *batches(): AsyncGenerator<OpenBatch, void, undefined> {
    const { windows, rowsPerBatch, isWanted } = this.round;
    for await (const window of windows) {
      const rows = Array.from({ length: window.cells.rowCount }, (_, offset) => window.firstRow + offset);
      const open = new OpenWindow(window, rows.filter(isWanted));
      this.writing.open(open);
      for (const slice of slicesOf(window, rowsPerBatch)) {
        await this.breath.due();
        const { sendable, refused } = wantedRows(this.round, slice);
        this.add(open, [refused]);
        for (const batch of splitIntoBatches(sendable, rowsPerBatch)) yield { open, batch };
      }
      await this.writing.hasRoom();
    }
  }

  private async score(batch: OpenBatch): Promise<void> {
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
  private close(batch: OpenBatch): void {
    const outcomes = this.underWay.get(batch);
    this.underWay.delete(batch);
    if (outcomes !== undefined) this.add(batch.open, outcomes);
  }

  private add(open: OpenWindow, parts: readonly BatchOutcome[]): void {
    for (const part of parts) open.add(part);
    this.round.onOutcomes(parts);
    this.writing.noteAnswered();
  }
}

const GONE: RowFailure = {
  code: "sheet-changed",
  message: "The row was deleted or edited before it was sent.",
};

function wantedRows(
  { encoding, isWanted }: ScoringRound,
  window: RowWindow,
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
