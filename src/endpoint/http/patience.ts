import { untilAborted } from "./abortable-sleep";

/** Waits that all queries of a run may spend on failures of the model in a row; each prediction gives one back. */
export const MODEL_ERROR_RESERVE = 12;

/** Failures of the model in a row, to all queries, after which a model that has answered before is taken for one that is away. */
export const MODEL_ERRORS_OF_OUTAGE = 6;

/** A query that waits for its turn to find out whether the endpoint is there again. */
interface Waiter {
  isProbe: boolean;
  readonly wake: () => void;
}

/**
 * What the queries of one run have met so far, so that the run is patient once, not each of its batches anew: whether the endpoint was
 * ever there, how long it has been away, and how often its model failed.
 *
 * While the endpoint is away, one query at a time probes it and the others wait behind, in order; each failed probe makes room for the
 * next, so that a query which is itself the trouble does not hold the others up. The first sign of life wakes them all.
 */
export class Patience {
  private contacts = 0;
  private failuresInARow = 0;
  private awaySinceMs: number | undefined;
  private readonly unanswered = new Set<object>();
  private modelErrors = MODEL_ERROR_RESERVE;
  private modelErrorsInARow = 0;
  private hasAnswered = false;
  private isProbed = false;
  private waiters: Waiter[] = [];
  private refusedAtMs = -Infinity;
  private stillUntilMs = -Infinity;
  private readonly contactListeners = new Set<() => void>();

  /** Grows with every sign of life: a query that sees it grow between two failures of its own knows that others got through. */
  get signsOfLife(): number {
    return this.contacts;
  }

  /** Failures of all queries since the last sign of life; 0 for an endpoint that never was there, which is given up soon. */
  get failures(): number {
    return this.contacts === 0 ? 0 : this.failuresInARow;
  }

  get modelErrorsLeft(): number {
    return this.modelErrors;
  }

  /** How long an endpoint that was there is away; undefined while it is not, and when it never was there. */
  awayMs(nowMs: number): number | undefined {
    return this.contacts === 0 || this.awaySinceMs === undefined ? undefined : nowMs - this.awaySinceMs;
  }

  /** Predictions came. */
  noteAnswer(): void {
    this.hasAnswered = true;
    this.modelErrors = Math.min(MODEL_ERROR_RESERVE, this.modelErrors + 1);
    this.modelErrorsInARow = 0;
    this.noteContact();
  }

  /** The model failed: on these rows, as far as anybody knows, until it has failed on all that was sent for a while. */
  noteModelError(query: object, nowMs: number): void {
    this.modelErrorsInARow++;
    if (this.hasAnswered && this.modelErrorsInARow >= MODEL_ERRORS_OF_OUTAGE) this.noteAway(query, nowMs);
    else this.noteContact();
  }

  /** The model server said something, be it that it refuses these rows. */
  noteContact(): void {
    this.contacts++;
    this.awaySinceMs = undefined;
    this.failuresInARow = 0;
    this.unanswered.clear();
    const waking = this.waiters;
    this.waiters = [];
    for (const { wake } of waking) wake();
    for (const listener of [...this.contactListeners]) listener();
    this.contactListeners.clear();
  }

  /** Tells of the next sign of life, once. @returns to be called when it need not be told any more */
  onceContact(listener: () => void): () => void {
    this.contactListeners.add(listener);
    return () => this.contactListeners.delete(listener);
  }

  /** The endpoint asked all to stay away until then. */
  stayAway(untilMs: number): void {
    this.stillUntilMs = Math.max(this.stillUntilMs, untilMs);
  }

  /** How much longer nothing may be sent; 0 when something may. */
  stillMs(nowMs: number): number {
    return Math.max(0, this.stillUntilMs - nowMs);
  }

  /** The endpoint was not there, or had no time. */
  noteAway(query: object, nowMs: number): void {
    this.failuresInARow++;
    this.unanswered.add(query);
    this.awaySinceMs ??= nowMs;
  }

  /** The endpoint refused a request as one too many. Those sent before that was known are refused with it: they count as one failure. */
  noteRefusal(query: object, sentAtMs: number, nowMs: number): void {
    const isOfTheSame = this.failuresInARow > 0 && sentAtMs < this.refusedAtMs;
    this.noteAway(query, nowMs);
    if (isOfTheSame) this.failuresInARow--;
    else this.refusedAtMs = nowMs;
  }

  /** Whether no other query has failed since the last sign of life: its rows may be what breaks the connection. */
  isAwayOnlyTo(query: object): boolean {
    return this.contacts > 0 && this.unanswered.size === 1 && this.unanswered.has(query);
  }

  spendModelError(): void {
    this.modelErrors--;
  }

  /** An endpoint that was given up is waited for anew: its rows are tried once more. */
  renew(): void {
    this.awaySinceMs = undefined;
    this.failuresInARow = 0;
    this.unanswered.clear();
  }

  /**
   * Waits for the turn to probe the endpoint.
   * @returns whether it came: then `endProbe` must be called after the next attempt, however it ended; false when there was a sign of
   * life meanwhile, or never any
   * @throws the signal's reason as soon as it is aborted
   */
  async beginProbe(signal: AbortSignal): Promise<boolean> {
    if (this.contacts === 0) return false;
    if (!this.isProbed) {
      this.isProbed = true;
      return true;
    }
    let wake = (): void => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    const waiter: Waiter = { isProbe: false, wake };
    this.waiters.push(waiter);
    try {
      await untilAborted(woken, signal);
      return waiter.isProbe;
    } catch (cause) {
      this.waiters = this.waiters.filter((other) => other !== waiter);
      if (waiter.isProbe) this.endProbe();
      throw cause;
    }
  }

  endProbe(): void {
    const next = this.waiters.shift();
    this.isProbed = next !== undefined;
    if (next === undefined) return;
    next.isProbe = true;
    next.wake();
  }
}
