import type { RequestsAtOnce } from "./learned/request-budget";
import type { RunProgress, RunStatus } from "./run-status";

/** Keeps the numbers behind the progress bar. */
export class ProgressMeter {
  private progress: RunProgress;

  constructor(
    rowsInAll: number,
    private readonly publish: (status: RunStatus) => void,
  ) {
    this.progress = {
      rowsInAll,
      rowsRead: 0,
      rowsScored: 0,
      rowsFailed: 0,
      rowsToRetry: 0,
      batchesInFlight: 0,
    };
    this.update("reading", {});
  }

  update(state: "reading" | "scoring", change: Partial<RunProgress>): void {
    this.progress = { ...this.progress, ...change };
    this.publish({ state, progress: this.progress });
  }

  /** Rows that were answered, and rows that have the reason why they were not; either may be taken back by a negative number. */
  addRows(scored: number, failed: number): void {
    const { rowsScored, rowsFailed } = this.progress;
    this.update("scoring", { rowsScored: rowsScored + scored, rowsFailed: rowsFailed + failed });
  }

  /** Rows that are left alone: told with what comes next, as they are many and nobody waits for them. */
  addSkipped(rowCount: number): void {
    this.progress = { ...this.progress, rowsInAll: this.progress.rowsInAll - rowCount };
  }

  /** Rows without a prediction that are tried once more. */
  beginRetry(rowCount: number): void {
    this.update("scoring", { rowsToRetry: rowCount });
  }

  /** Of the rows that are tried once more, these are through. */
  addRetried(scored: number, failed: number): void {
    const { rowsScored, rowsFailed, rowsToRetry } = this.progress;
    this.update("scoring", {
      rowsScored: rowsScored + scored,
      rowsFailed: rowsFailed - scored,
      rowsToRetry: rowsToRetry - scored - failed,
    });
  }

  /** A request is sent. @param nowMs of the run's clock */
  noteRequest(nowMs: number): void {
    if (this.progress.sendingSinceMs === undefined) this.progress = { ...this.progress, sendingSinceMs: nowMs };
  }

  /** More are told at once, for nothing else may be heard until the first answer; fewer with the answer that made them so. */
  setInFlight(batchesInFlight: number): void {
    const isMore = batchesInFlight > this.progress.batchesInFlight;
    this.progress = { ...this.progress, batchesInFlight };
    if (isMore) this.update("scoring", {});
  }

  /** Told when it has changed; the answer or the failure that has changed it is told as well, so this need not be shown by itself. */
  setAtOnce(atOnce: RequestsAtOnce): void {
    this.progress = { ...this.progress, atOnce };
  }

  /** An answer has come: the wait, if any, is over. */
  endWait(): void {
    const { wait: _over, ...rest } = this.progress;
    this.progress = rest;
  }
}
