import { RunStoppedError, type ErrorCode, type ScoringError } from "../../core/errors";

/** Ends of a batch that say nothing about its rows: the endpoint was not there, or had no time, as long as a query waits for it. */
const SILENCES: readonly ErrorCode[] = ["network", "unavailable", "rate-limited", "gateway-timeout"];

/** Two rounds of the requests that are sent at once: some 15 s for a host that cannot be reached, 10 min for one that wakes up. */
export const MOST_LOST_BATCHES = 8;

/**
 * Ends a run whose endpoint was never there. A batch lost later leaves its rows blank and the others are scored; but with an endpoint
 * that never said anything about any row, a long table would wait for each of its batches in turn, for hours, to score nothing.
 * One for each run.
 */
export class FirstContact {
  private isMade = false;
  private lostBatches = 0;

  /** Predictions came: from now on the run goes on to its end. */
  noteAnswer(): void {
    this.isMade = true;
  }

  /**
   * Notes why some rows have no prediction.
   * @throws RunStoppedError with the same code and words, when it is hopeless to go on
   */
  noteFailure({ code, message, detail, status, cause }: ScoringError): void {
    if (!SILENCES.includes(code)) this.isMade = true; // An answer too: about these rows.
    if (this.isMade || ++this.lostBatches < MOST_LOST_BATCHES) return;
    throw new RunStoppedError(code, message, {
      ...(detail === undefined ? {} : { detail }),
      ...(status === undefined ? {} : { status }),
      cause,
    });
  }
}
