import { CancelledError, type ScoringError } from "../../core/errors";
import type { RetryWait } from "../../scoring/ports";
import type { Sleep } from "./abortable-sleep";
import { decideRetry, type Retryable } from "./retry-policy";

/** One attempt that failed: the error if this was the last one, and whether the same request may pass later. */
export interface AttemptFailure {
  readonly kind: "failure";
  readonly error: ScoringError;
  readonly retryable?: Retryable;
}

export type Attempt<T> = { readonly kind: "success"; readonly value: T } | AttemptFailure;

export interface RetryClock {
  readonly sleep: Sleep;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

export interface RetryOptions extends RetryClock {
  readonly signal: AbortSignal;
  readonly budgetMs: number;
  readonly onWait?: ((wait: RetryWait) => void) | undefined;
}

/**
 * Attempts until one succeeds or the retry policy says stop; then throws the last attempt's error.
 * @throws CancelledError at once when the signal is aborted during a wait; what the attempt throws
 */
export async function withRetry<T>(attempt: () => Promise<Attempt<T>>, options: RetryOptions): Promise<T> {
  const startedAtMs = options.now();
  let networkWaits = 0;
  for (let waits = 0; ; waits++) {
    const outcome = await attempt();
    if (outcome.kind === "success") return outcome.value;
    const decision = decideRetry(outcome.retryable, {
      waits,
      networkWaits,
      elapsedMs: options.now() - startedAtMs,
      budgetMs: options.budgetMs,
      random: options.random(),
    });
    if (decision.kind === "stop" || outcome.retryable === undefined) throw outcome.error;
    const { reason } = outcome.retryable;
    if (reason === "network") networkWaits++;
    options.onWait?.({ reason, delayMs: decision.delayMs });
    await sleepOrCancel(decision.delayMs, options);
  }
}

async function sleepOrCancel(delayMs: number, { sleep, signal }: RetryOptions): Promise<void> {
  try {
    await sleep(delayMs, signal);
  } catch (cause) {
    if (signal.aborted) throw new CancelledError();
    throw cause;
  }
}
