import { CancelledError, ConnectionBrokenError, RowsRefusedError, type ScoringError } from "../../core/errors";
import type { RequestEnd, RequestTurn, RetryWait } from "../../scoring/ports";
import type { Sleep } from "./abortable-sleep";
import type { Patience } from "./patience";
import { decideRetry, MAX_LONE_NETWORK_WAITS, MAX_RETRY_AFTER_MS, type Retryable } from "./retry-policy";

/** One attempt that failed: the error if this was the last one, and whether the same request may pass later. */
export interface AttemptFailure {
  readonly kind: "failure";
  readonly error: ScoringError;
  readonly retryable?: Retryable;
}

export type Attempt<T> = { readonly kind: "success"; readonly value: T } | AttemptFailure;

export interface RetryClock {
  readonly sleep: Sleep;
  /** Milliseconds of a clock that is never set and never goes back; only differences matter. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

export interface RetryOptions extends RetryClock {
  readonly signal: AbortSignal;
  readonly budgetMs: number;
  /** The time limit of one attempt, which is the most it takes from the budget: a device that slept meanwhile was not waiting. */
  readonly attemptMs?: number | undefined;
  /** Shared by all that is asked of one endpoint in one run. */
  readonly patience: Patience;
  /** Whether failures that may be those of the rows sent are waited out; they are unless told. */
  readonly repeatsFailures?: boolean | undefined;
  /** Whether a connection that breaks for nobody else is given up before an outage would be. */
  readonly canBeParted?: boolean | undefined;
  /** Asked before each attempt; without it, it begins at once. */
  readonly turn?: RequestTurn | undefined;
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
}

/**
 * Attempts until one succeeds or the retry policy says stop; then throws the last attempt's error.
 * @throws CancelledError at once when the signal is aborted during a wait; what the attempt throws
 */
export async function withRetry<T>(attempt: () => Promise<Attempt<T>>, options: RetryOptions): Promise<T> {
  const query = new PatientQuery(options);
  try {
    for (;;) {
      await query.begin();
      const outcome = await query.follow(attempt);
      if (outcome.kind === "success") return outcome.value;
      const delayMs = query.nextDelayMs(outcome);
      if (delayMs === undefined || outcome.retryable === undefined) throw query.lastError(outcome);
      await query.wait(outcome.retryable, delayMs);
    }
  } finally {
    query.leave();
  }
}

/** What one query counts between its attempts. */
class PatientQuery {
  private spentMs = 0;
  private waits = 0;
  private networkWaits = 0;
  private modelErrorWaits = 0;
  private refusalsInARow = 0;
  private signsOfLife: number;
  private isProbe = false;
  private isOwnTrouble = false;

  constructor(private readonly options: RetryOptions) {
    this.signsOfLife = options.patience.signsOfLife;
  }

  /** Waits until it may send: for its turn, and for as long as the endpoint asked all to stay away. */
  async begin(): Promise<void> {
    const { patience, now, signal, turn } = this.options;
    for (;;) {
      await this.sleep("unavailable", patience.stillMs(now()));
      if (turn === undefined) return;
      await orCancelled(turn.begin(signal), signal);
      if (patience.stillMs(now()) <= 0) return;
      turn.end("untold"); // Told while it waited for its turn.
    }
  }

  /** It is over: nothing waits for it any more. */
  leave(): void {
    this.endProbe();
    this.options.turn?.leave();
  }

  /** Makes one attempt and lets the other queries know how it went. */
  async follow<T>(attempt: () => Promise<Attempt<T>>): Promise<Attempt<T>> {
    const { patience, now, turn, attemptMs = Infinity } = this.options;
    const startedAtMs = now();
    try {
      const outcome = await attempt();
      turn?.end(endOf(outcome));
      this.refusalsInARow = isRefusal(outcome) ? this.refusalsInARow + 1 : 0;
      if (outcome.kind === "success") patience.noteAnswer();
      else if (outcome.error instanceof RowsRefusedError) patience.noteContact();
      else if (outcome.retryable?.reason === "model-error") patience.noteModelError(this, now());
      else if (isRefusal(outcome)) patience.noteRefusal(this, startedAtMs, now());
      else if (outcome.retryable !== undefined) patience.noteAway(this, now());
      if (outcome.kind === "failure" && outcome.retryable?.reason === "unavailable") {
        patience.stayAway(now() + Math.min(outcome.retryable.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
      }
      return outcome;
    } finally {
      this.spentMs += Math.min(now() - startedAtMs, attemptMs);
      this.endProbe();
    }
  }

  /** @returns how long to wait before the next attempt; undefined for no further one */
  nextDelayMs({ retryable }: AttemptFailure): number | undefined {
    const { patience, now, random, budgetMs, repeatsFailures = true, canBeParted = false } = this.options;
    if (retryable?.reason === "model-error" && !repeatsFailures) return undefined;
    const isThereForOthers = patience.signsOfLife > this.signsOfLife;
    this.signsOfLife = patience.signsOfLife;
    if (retryable?.reason === "network") {
      this.isOwnTrouble = isThereForOthers || patience.isAwayOnlyTo(this);
      if (this.isOwnTrouble && !repeatsFailures) return undefined;
      if (this.isOwnTrouble && canBeParted && patience.failures > MAX_LONE_NETWORK_WAITS) return undefined;
    }
    const awayMs = isThereForOthers ? undefined : patience.awayMs(now());
    const decision = decideRetry(retryable, {
      waits: Math.max(this.waits, patience.failures - 1),
      networkWaits: this.networkWaits,
      modelErrorWaits: this.modelErrorWaits,
      modelErrorsLeft: patience.modelErrorsLeft,
      awayMs,
      elapsedMs: this.spentMs,
      budgetMs,
      random: random(),
    });
    if (decision.kind === "stop") return undefined;
    if (retryable?.reason === "network" && awayMs === undefined) this.networkWaits++;
    if (retryable?.reason === "model-error") this.modelErrorWaits++;
    this.waits++;
    return decision.delayMs;
  }

  /** The error with which the query ends. */
  lastError({ error, retryable }: AttemptFailure): ScoringError {
    if (retryable?.reason !== "network" || !this.isOwnTrouble) return error;
    const { detail, status, cause } = error;
    const facts = { ...(detail === undefined ? {} : { detail }), ...(status === undefined ? {} : { status }), cause };
    return new ConnectionBrokenError(error.code, error.message, facts);
  }

  /** Waits for the time that was decided; behind other queries while the endpoint is away to all of them. */
  async wait({ reason, retryAfterMs }: Retryable, delayMs: number): Promise<void> {
    const { patience, now, signal } = this.options;
    if (reason === "model-error" && patience.awayMs(now()) === undefined) {
      patience.spendModelError();
      return this.sleep(reason, delayMs);
    }
    // One too many, as far as anybody knows: there is room again as soon as another is answered.
    const endsWithAnswer = reason === "rate-limited" && retryAfterMs === undefined && this.refusalsInARow === 1;
    const startedAtMs = now();
    this.isProbe = await orCancelled(patience.beginProbe(signal), signal);
    const queuedMs = now() - startedAtMs;
    this.spentMs += queuedMs;
    if (endsWithAnswer && patience.signsOfLife > this.signsOfLife) return;
    const leftMs = this.isProbe ? delayMs : delayMs - queuedMs;
    await (endsWithAnswer ? this.sleepUntilAnswer(reason, leftMs) : this.sleep(reason, leftMs));
  }

  private async sleepUntilAnswer(reason: RetryWait["reason"], delayMs: number): Promise<void> {
    const { patience, now, signal } = this.options;
    const startedAtMs = now();
    const over = new AbortController();
    const end = (): void => over.abort();
    const forget = patience.onceContact(end);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    try {
      await this.sleep(reason, delayMs, over.signal);
    } catch (cause) {
      if (signal.aborted) throw new CancelledError();
      if (!over.signal.aborted) throw cause;
      this.spentMs -= Math.max(0, delayMs - (now() - startedAtMs));
    } finally {
      forget();
      signal.removeEventListener("abort", end);
    }
  }

  private async sleep(reason: RetryWait["reason"], delayMs: number, signal = this.options.signal): Promise<void> {
    if (delayMs <= 0) return;
    const { sleep, onWait } = this.options;
    onWait?.({ reason, delayMs });
    this.spentMs += delayMs;
    await orCancelled(sleep(delayMs, signal), this.options.signal);
  }

  private endProbe(): void {
    if (this.isProbe) this.options.patience.endProbe();
    this.isProbe = false;
  }
}

function isRefusal(outcome: Attempt<unknown>): boolean {
  return outcome.kind === "failure" && outcome.retryable?.reason === "rate-limited";
}

/** What an attempt tells about how much the endpoint takes at once: how long a refusal of rows takes says nothing of that. */
function endOf(outcome: Attempt<unknown>): RequestEnd {
  if (outcome.kind === "success") return "answered";
  if (isRefusal(outcome)) return "refused";
  const { error, retryable } = outcome;
  return retryable?.reason === "unavailable" || error.code === "gateway-timeout" ? "overloaded" : "untold";
}

async function orCancelled<T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await waiting;
  } catch (cause) {
    if (signal.aborted) throw new CancelledError();
    throw cause;
  }
}
