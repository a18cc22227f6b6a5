import { failRows, type BatchOutcome } from "../core/predictions/join-outcomes";
import { rowsWhere, splitIntoBatches, type Batch } from "../core/request/batch";
import type { TableEncoding } from "../core/request/table-encoding";
import { mapConcurrent } from "./map-concurrent";
import type { RowWindow } from "./ports";

/** Windows of a table whose rows are scored, and what is done with them. */
export interface ScoringRound {
  readonly windows: AsyncIterable<RowWindow>;
  /** Whether a row of these windows is to be scored. */
  readonly isWanted: (row: number) => boolean;
  readonly encoding: TableEncoding;
  readonly rowsPerBatch: number;
  readonly limit: { readonly current: number };
  /** Scores one batch; every row of it goes into `outcomes` once, as soon as something has become of it. */
  readonly scoreBatch: (batch: Batch, outcomes: BatchOutcome[]) => Promise<unknown>;
  /** @param parts an outcome for each wanted row of the window, once */
  readonly write: (window: RowWindow, parts: readonly BatchOutcome[]) => Promise<void>;
  /** Told of rows as soon as something has become of them. */
  readonly onOutcomes: (parts: readonly BatchOutcome[]) => void;
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
 * Scores the batches of the windows several at a time across window borders, and writes each window once all its rows are answered. When
 * the run is stopped, rows already answered are still written before it ends, also those of batches behind one that was not.
 * @throws whatever stopped the run, after everything answered is written
 */
export async function scoreRound(round: ScoringRound): Promise<void> {
  const unwritten: OpenWindow[] = [];
  let isWriting = false;
  try {
    const answered = mapConcurrent(openBatches(round, unwritten), (batch) => scoreOpenBatch(batch, round), {
      limit: round.limit,
      onInFlight: round.onInFlight,
    });
    for await (const { open, closesWindow } of answered) {
      if (!closesWindow) continue;
      unwritten.shift();
      isWriting = true;
      await round.write(open.window, open.parts.flat());
      isWriting = false;
    }
  } catch (error) {
    // A stop or a cancel reaches us through the signal or a query; what was answered and paid for is kept.
    while (unwritten.length > 0 && !hasOutcomes(unwritten.at(-1)!)) unwritten.pop();
    for (const open of isWriting ? [] : unwritten) await round.write(open.window, withUnreached(open, round));
    throw error;
  }
}

async function* openBatches(round: ScoringRound, unwritten: OpenWindow[]): AsyncGenerator<OpenBatch, void, undefined> {
  for await (const window of round.windows) {
    const { sendable, refused } = wantedRows(round, window);
    const batches = splitIntoBatches(sendable, round.rowsPerBatch);
    const open = { window, parts: [[refused]] };
    unwritten.push(open);
    round.onOutcomes([refused]);
    if (batches.length === 0) yield { open, batch: undefined, place: 1, closesWindow: true };
    for (const [index, batch] of batches.entries()) {
      yield { open, batch, place: index + 1, closesWindow: index === batches.length - 1 };
    }
  }
}

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

async function scoreOpenBatch(openBatch: OpenBatch, round: ScoringRound): Promise<OpenBatch> {
  const { open, batch, place } = openBatch;
  if (batch !== undefined) {
    const parts: BatchOutcome[] = [];
    open.parts[place] = parts; // There already when the batch is cut short.
    await round.scoreBatch(batch, parts);
    round.onOutcomes(parts);
  }
  return openBatch;
}

function hasOutcomes({ parts }: OpenWindow): boolean {
  return parts.flat().some((part) => part.outcomes.length > 0);
}

/** A window's parts, completed by "never reached" for the wanted rows that have no outcome yet. */
function withUnreached({ window, parts }: OpenWindow, { isWanted }: ScoringRound): BatchOutcome[] {
  const answered = parts.flat();
  const reached = new Set(answered.flatMap((part) => part.rowIndexes));
  const all = Array.from({ length: window.cells.rowCount }, (_, offset) => window.firstRow + offset);
  const unreached = all.filter((row) => isWanted(row) && !reached.has(row));
  return [...answered, failRows(unreached, { code: "cancelled", message: "The run ended before this row." })];
}
