/**
 * When the same request is sent again. Scoring has no side effect, so a POST that may have reached the model is repeatable.
 * What is not named here (a 500, an unknown failure) is not repeated: Databricks' and MLflow's own clients do the same.
 * Source: Databricks SDK for Python, `retries.py`; MLflow, `rest_utils.py`.
 */
import type { RetryWait } from "../../scoring/ports";

/** All attempts and waits of one batch. */
export const RETRY_BUDGET_MS = 300_000;

/** The longest `Retry-After` that is obeyed in full: someone is looking at the pane. */
export const MAX_RETRY_AFTER_MS = 60_000;

/** Waits after a broken connection or a 502, which more often stays than passes. */
export const MAX_NETWORK_WAITS = 3;

const STEP_MS = 1_000;
const MAX_OWN_DELAY_MS = 10_000;
const MAX_JITTER_MS = 1_000;

/** A failure after which the same request may pass. */
export interface Retryable {
  readonly reason: RetryWait["reason"];
  /** What the endpoint asked for, where it asked in a way that can be read. */
  readonly retryAfterMs?: number;
}

export interface RetryState {
  /** Waits so far, for any reason. */
  readonly waits: number;
  /** Those of them that followed a network failure. */
  readonly networkWaits: number;
  /** Since the first attempt began. */
  readonly elapsedMs: number;
  readonly budgetMs: number;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

export type RetryDecision = { readonly kind: "stop" } | { readonly kind: "wait"; readonly delayMs: number };

/**
 * Waits as long as the endpoint asks (at most MAX_RETRY_AFTER_MS), else 1, 2, 3 ... 10 s; plus up to 1 s, so that requests refused
 * together do not come back together. Stops when the wait would end after the budget.
 */
export function decideRetry(failure: Retryable | undefined, state: RetryState): RetryDecision {
  if (failure === undefined) return { kind: "stop" };
  if (failure.reason === "network" && state.networkWaits >= MAX_NETWORK_WAITS) return { kind: "stop" };
  const askedMs =
    failure.retryAfterMs === undefined
      ? Math.min((state.waits + 1) * STEP_MS, MAX_OWN_DELAY_MS)
      : Math.min(failure.retryAfterMs, MAX_RETRY_AFTER_MS);
  const delayMs = Math.round(askedMs + state.random * MAX_JITTER_MS);
  return state.elapsedMs + delayMs > state.budgetMs ? { kind: "stop" } : { kind: "wait", delayMs };
}
