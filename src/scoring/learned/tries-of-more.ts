/** When it is worth trying to send more at once: how often that failed, and what it may cost a run. */
export class TriesOfMore {
  private answers = 0;
  private refusals = 0;
  private answersSince = 0;
  private failed = 0;
  private longestHeldMs = 0;

  /** @param left batches that have not been sent */
  constructor(private readonly left: () => number) {}

  get hasRefusals(): boolean {
    return this.refusals > 0;
  }

  /** Whether no more than a few answers have come since the number was last changed for good. */
  get isRecent(): boolean {
    return this.answersSince < FIRST_TRY_AFTER;
  }

  /** Whether enough answers have come since. */
  get isDue(): boolean {
    const after = FIRST_TRY_AFTER * 2 ** Math.max(0, this.failed - 1);
    return this.answersSince >= Math.min(after, LAST_TRY_AFTER);
  }

  /** Requests that the endpoint may still have to refuse in this run, so that it is found how many it takes at once. */
  get refusalsLeft(): number {
    return Math.floor(MOST_REFUSED_SHARE * (this.answers + this.left())) - this.refusals;
  }

  noteAnswer(): void {
    this.answers++;
    this.answersSince++;
  }

  noteRefusal(): void {
    this.refusals++;
  }

  /** So long a request that was refused was held back. */
  noteHeld(heldMs: number): void {
    this.longestHeldMs = Math.max(this.longestHeldMs, heldMs);
  }

  /** The number of requests at once stands from now on. */
  restart(): void {
    this.answersSince = 0;
  }

  noteFailed(): void {
    this.failed++;
  }

  noteSuccess(): void {
    this.failed = 0;
  }

  /**
   * Whether what is left takes long enough, so that one request that is refused and held back for a while does not hold up the end, and the
   * endpoint has not had to refuse too much already.
   */
  isWorthIt(atOnce: number, latencyMs: number): boolean {
    const leftMs = (this.left() / atOnce) * latencyMs;
    const isTooOften = this.refusalsLeft < 1 && this.answersSince < 1 / MOST_REFUSED_SHARE;
    if (this.refusals > 0 && isTooOften) return false;
    return leftMs >= Math.max(LEAST_LEFT_MS, 2 * this.longestHeldMs);
  }
}

const FIRST_TRY_AFTER = 20;
const LAST_TRY_AFTER = 320;

/** An endpoint that asks for a second is a common one. */
const LEAST_LEFT_MS = 1_500;

/** Of all requests of a run; an endpoint that takes fewer in the middle of it brings it to 2 %. */
const MOST_REFUSED_SHARE = 0.015;
