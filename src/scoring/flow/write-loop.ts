import type { RowKeys } from "../../core/memory/row-keys";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import { Bell } from "./bell";
import type { OpenWindow } from "./open-window";
import type { TableRows } from "../../core/table/cell-block";
import type { RunClock } from "./run-clock";

/** Finished rows wait no longer than this for others of their window: what a run that breaks off leaves behind is at most so old. */
export const WRITE_AFTER_MS = 3_000;

/** Windows of which some rows are written because time has passed, those with the most finished rows first; the others wait for the next time. */
const WINDOWS_AT_ONCE = 4;

/**
 * Windows of which every row is answered and that wait to be written, at which no further one is opened: with those that hold a row under
 * way they are all that a run keeps of a table that is read twice.
 */
const MOST_ANSWERED = 4;

export interface WriteLoopParts {
  readonly clock: RunClock;
  /** Writes finished rows of a window. */
  readonly write: (window: TableRows, parts: readonly BatchOutcome[], keys: RowKeys | undefined) => Promise<void>;
}

/**
 * Writes what is finished while requests go on: a window whose rows are all answered, in whatever order windows get there; after some
 * seconds without a write also those rows of other windows that are finished; at the end all that is left. One write at a time.
 */
export class WriteLoop {
  /** In the order of their rows. */
  private readonly windows: OpenWindow[] = [];
  private readonly bell = new Bell();
  private readonly room = new Bell();
  private lastWriteMs: number;
  /** Windows that may still be written in part this time. */
  private dueNow = 0;
  private stopTimer: (() => void) | undefined;
  private isEnding = false;
  private isStopped = false;
  private readonly running: Promise<void>;

  constructor(private readonly parts: WriteLoopParts) {
    this.lastWriteMs = parts.clock.now();
    this.running = this.run();
    this.running.catch(() => this.stop());
  }

  /** Rejects with what a write throws; nothing is written after that. */
  get failing(): Promise<void> {
    return this.running;
  }

  open(window: OpenWindow): void {
    this.windows.push(window);
  }

  /** To be called when rows of an open window have got their outcomes. */
  noteAnswered(): void {
    this.bell.ring();
  }

  /** Resolves when one more window may be opened. */
  async hasRoom(): Promise<void> {
    while (!this.isStopped && this.windows.filter((one) => one.isAnswered).length >= MOST_ANSWERED)
      await this.room.heard();
  }

  /** Writes all that is finished, also of windows that never will be. @throws what a write throws, now or before */
  async end(): Promise<void> {
    this.isEnding = true;
    this.bell.ring();
    try {
      await this.running;
    } finally {
      this.stop();
    }
  }

  private async run(): Promise<void> {
    for (;;) {
      const next = this.next();
      if (next === undefined) {
        if (this.isEnding) return;
        await this.bell.heard();
        continue;
      }
      if (next.isAnswered) this.windows.splice(this.windows.indexOf(next), 1);
      const parts = next.take();
      if (parts.length > 0) await this.parts.write(next.window, parts, next.keys);
      this.lastWriteMs = this.parts.clock.now();
      this.room.ring();
    }
  }

  /** The window to be written next, in whole or in part. */
  private next(): OpenWindow | undefined {
    const answered = this.windows.find((one) => one.isAnswered);
    if (answered !== undefined) return answered;
    const waiting = this.windows.filter((one) => one.rowsWaiting > 0);
    if (waiting.length === 0 || this.isEnding) {
      this.dueNow = 0;
      return waiting[0];
    }
    if (this.dueNow === 0) this.dueNow = this.isDue() ? WINDOWS_AT_ONCE : 0;
    if (this.dueNow === 0) return undefined;
    this.dueNow--;
    return waiting.reduce((most, one) => (one.rowsWaiting > most.rowsWaiting ? one : most));
  }

  /** Whether it is time to write what is finished; if it is not, somebody is woken when it is. */
  private isDue(): boolean {
    const { now, startTimer } = this.parts.clock;
    const waitMs = this.lastWriteMs + WRITE_AFTER_MS - now();
    if (waitMs <= 0) return true;
    this.stopTimer ??= startTimer?.(waitMs, () => {
      this.stopTimer = undefined;
      this.bell.ring();
    });
    return false;
  }

  private stop(): void {
    this.isStopped = true;
    this.stopTimer?.();
    this.room.ring();
  }
}
