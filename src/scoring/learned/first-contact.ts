import { RunStoppedError, type ErrorCode, type ScoringError } from "../../core/errors";

/** Ends of a batch that say nothing about its rows: the endpoint was not there, or had no time, as long as a query waits for it. */
const SILENCES: readonly ErrorCode[] = [
  "network",
  "nothing-listening",
  "host-unknown",
  "proxy-unreachable",
  "unavailable",
  "rate-limited",
  "gateway-timeout",
];

/** The first, which goes alone, and one round of those at once: some 15 s for a host that cannot be reached, 10 min for one that wakes up. */
export const MOST_LOST_BATCHES = 5;

/** Whether an error says nothing about the rows that were sent. */
export function isSilence({ code }: ScoringError): boolean {
  return SILENCES.includes(code);
}

/**
 * Ends a round whose endpoint was never there. A batch lost later leaves its rows blank and the others are scored; but with an endpoint
 * that never said anything about any row, a long table would wait for each of its batches in turn, for hours, to score nothing. One for
 * each round of a run.
 */
export class FirstContact {
  private made = false;
  private lostBatches = 0;

  /** @param mostLost batches lost before contact at which the round ends */
  constructor(private readonly mostLost = MOST_LOST_BATCHES) {}

  get isMade(): boolean {
    return this.made;
  }

  /** Whether one request is to go alone, because nothing is known of the endpoint yet. */
  get isFirst(): boolean {
    return !this.made && this.lostBatches === 0;
  }

  /** Predictions came: from now on the round goes on to its end. */
  noteAnswer(): void {
    this.made = true;
  }

  /**
   * Notes why some rows have no prediction.
   * @throws RunStoppedError with the same code and words, when it is hopeless to go on
   */
  noteFailure(error: ScoringError): void {
    const { code, message, detail, status, cause } = error;
    if (!isSilence(error)) this.made = true; // An answer too: about these rows.
    if (this.made) return;
    if (this.lostBatches + 1 < this.mostLost) {
      this.lostBatches++;
      return;
    }
    throw new RunStoppedError(code, message, {
      ...(detail === undefined ? {} : { detail }),
      ...(status === undefined ? {} : { status }),
      cause,
    });
  }
}
