import type { ErrorCode } from "../core/errors";
import { Fingerprints } from "../core/memory/fingerprints";
import { FAILED, hashesOfResults } from "../core/memory/row-hash";
import type { RowKeys } from "../core/memory/row-keys";
import type { RowOutcome } from "../core/predictions/join-outcomes";
import type { TableEncoding } from "../core/request/table-encoding";
import { Breath, type RunClock } from "./flow/run-clock";
import { keysOf } from "./refresh/keys-of";
import type { RunMemory } from "./run-memory";
import type { RowWindow, WriteReceipt } from "./ports";
import type { TakenColumns } from "./run-columns";
import type { RunRemembered, RunSummary } from "./run-status";

/** So long a run waits for its memory, at its beginning and at its end; afterwards it does without. */
export const MEMORY_WAIT_MS = 20_000;

/** So long a run goes on before the workbook is told that it has begun: one that is over by then needs no marker. */
export const MARK_AFTER_MS = 500;

/** Ends of a row that say nothing of what was sent of it. */
const SAYING_NOTHING: readonly ErrorCode[] = ["sheet-changed", "inputs-calculated-anew", "cancelled"];

/**
 * Tells a run's memory what has become of its rows. Whatever the memory throws, and however long it takes, the run goes on; then it is not
 * remembered, and the summary says so.
 */
export class RowNotes {
  /** Where the memory was told last that the run writes. */
  private begunAt: TakenColumns | undefined;
  private beginning: Promise<void> | undefined;
  private stopMark: (() => void) | undefined;
  private encoding: TableEncoding | undefined;
  private label = "";
  /** Why some rows are not remembered. */
  private failure: unknown;
  private readonly breath: Breath;

  constructor(
    private readonly memory: RunMemory,
    private readonly clock: RunClock,
  ) {
    this.breath = new Breath(clock);
  }

  /** Says how the rows of a source are written. To be called before any is noted. @param label of the source */
  writeAs(encoding: TableEncoding, label: string): void {
    this.encoding = encoding;
    this.label = label;
  }

  /**
   * Blank columns stand ready for the results: a run that goes on for a while is remembered from now on, for if it is cut they would stand there
   * and nobody would know what for. To be called before each request.
   * @param ready the columns as they stand by then; undefined when they are gone again
   */
  standReady(ready: () => TakenColumns | undefined): void {
    this.stopMark ??= this.clock.startTimer?.(MARK_AFTER_MS, () => {
      const columns = ready();
      if (columns !== undefined) void this.begin(columns);
    });
  }

  /** To be called before each write that leaves more to come; it tells where the run writes, unless that was told. */
  async begin(columns: TakenColumns): Promise<void> {
    this.stopMark?.();
    await this.beginning;
    if (this.begunAt !== undefined && isSamePlace(this.begunAt, columns)) return;
    this.begunAt = columns;
    const place = { ...columns, sent: this.encoding?.inputs ?? [], label: this.label };
    // One that did not come to begin may still be kept at the end: it says so then.
    this.beginning = this.inTime(() => this.memory.begin(place)).catch(() => undefined);
    await this.beginning;
  }

  /**
   * After a write that was proven.
   * @param outcomes one a row of the window, of those rows that hold what was sent and whose results stand, or that failed
   * @param keys of the rows as they were sent, and perhaps of others; made of the window unless given
   * @param wasNoted whether a row was noted before as one that has failed, and was tried once more
   */
  async noteWindow(
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
    keys: RowKeys | undefined,
    receipt?: WriteReceipt,
    wasNoted: (row: number) => boolean = () => false,
  ): Promise<void> {
    if (this.encoding === undefined) return;
    const known = keys ?? (await keysOf(window, this.encoding, this.breath));
    const readBack = receipt && hashesOfResults(receipt.readBack);
    const rows = new Fingerprints();
    outcomes.forEach((outcome, i) => {
      const row = window.firstRow + i;
      const place = row - known.firstRow;
      const results = outcome && resultsOf(outcome, readBack?.[i]);
      if (results === undefined || !known.isSendable(place)) return;
      if (wasNoted(row)) rows.takeBackFailed(known, place);
      rows.add(known, place, results);
    });
    this.tell(rows);
  }

  /** A request goes out. */
  noteRequest(rowCount: number): void {
    try {
      this.memory.noteRequest?.(rowCount);
    } catch (error) {
      this.failure ??= error;
    }
  }

  /** @returns what has become of the memory. @param summary undefined when nothing was read */
  async end(summary: RunSummary | undefined): Promise<RunRemembered> {
    this.stopMark?.();
    await this.beginning;
    try {
      const remembered = await this.inTime(() => this.memory.end(summary));
      return this.failure === undefined || remembered.kind !== "kept" ? remembered : notRemembered(this.failure);
    } catch (error) {
      return notRemembered(error);
    }
  }

  private tell(rows: Fingerprints): void {
    if (rows.isEmpty) return;
    try {
      this.memory.note(rows);
    } catch (error) {
      this.failure ??= error;
    }
  }

  /** @throws what the work throws; when it takes too long */
  private async inTime<Result>(work: () => Promise<Result>): Promise<Result> {
    const { startTimer } = this.clock;
    let stopTimer: (() => void) | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      stopTimer = startTimer?.(MEMORY_WAIT_MS, () => reject(new Error("The workbook did not answer in time.")));
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      stopTimer?.();
    }
  }
}

/** What is noted of a row's results: nothing of those that were not read back, as nobody knows what stands there. */
function resultsOf(outcome: RowOutcome, readBack: number | undefined): number | undefined {
  if (!("failure" in outcome)) return readBack;
  return SAYING_NOTHING.includes(outcome.failure.code) ? undefined : FAILED;
}

function isSamePlace(one: TakenColumns, other: TakenColumns): boolean {
  const textOf = ({ resultColumns: { source, headers, columnIds }, outputs }: TakenColumns): string =>
    JSON.stringify([source, headers, columnIds, outputs]);
  return textOf(one) === textOf(other);
}

function notRemembered(error: unknown): RunRemembered {
  return { kind: "not-remembered", why: error instanceof Error ? error.message : "It could not be stored." };
}
