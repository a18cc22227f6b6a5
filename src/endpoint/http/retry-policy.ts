/**
 * When the same request is sent again. Scoring has no side effect, so a POST that may have reached the model is repeatable.
 * What is not named here (an unknown failure, a 504) is not repeated; the statuses are those that MLflow's own client repeats.
 * Source: Databricks SDK for Python, `retries.py`; MLflow, `mlflow/deployments/constants.py`.
 */
import type { RetryWait } from "../../scoring/ports";

/** All attempts and waits of one batch. */
export const RETRY_BUDGET_MS = 300_000;

/** The longest `Retry-After` that is obeyed in full: someone is looking at the pane. */
export const MAX_RETRY_AFTER_MS = 60_000;

/** Waits of one query after a broken connection or a 502 while the endpoint was never there, or is there for other queries. */
export const MAX_NETWORK_WAITS = 3;

/** Waits of one query for an endpoint that is away to no other as far as is known, where its rows can be tried in parts: some 20 s. */
export const MAX_LONE_NETWORK_WAITS = 6;

/** How long an endpoint that has answered before may be away, to all queries, before they give it up: twice a server's restart. */
export const MAX_OUTAGE_MS = 120_000;

/** Waits of one query after a failure of the model itself: as many as tell a passing one from rows that bring it each time. */
export const MAX_MODEL_ERROR_WAITS = 3;

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
  /** Waits so far, for any reason; or failures in a row of all queries, where these are more. */
  readonly waits: number;
  /** Waits of this query after a network failure that was its own: the endpoint was never there, or answered others meanwhile. */
  readonly networkWaits: number;
  /** Waits of this query after a failure of the model. */
  readonly modelErrorWaits: number;
  /** How many more waits all queries together may spend on failures of the model. */
  readonly modelErrorsLeft: number;
  /** How long an endpoint that has answered before is away to everybody; undefined while it is not. */
  readonly awayMs: number | undefined;
  /** Spent on attempts and waits. */
  readonly elapsedMs: number;
  readonly budgetMs: number;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

export type RetryDecision = { readonly kind: "stop" } | { readonly kind: "wait"; readonly delayMs: number };

/**
 * Waits 1, 2, 3 ... 10 s, or longer where the endpoint asks for it (at most MAX_RETRY_AFTER_MS); plus up to 1 s, so that requests refused
 * together do not come back together. `Retry-After: 0` is no leave to come back at once, over and over. Stops when the wait would end
 * after the budget.
 */
export function decideRetry(failure: Retryable | undefined, state: RetryState): RetryDecision {
  if (failure === undefined) return { kind: "stop" };
  const ownMs = Math.min((state.waits + 1) * STEP_MS, MAX_OWN_DELAY_MS);
  const askedMs = Math.max(ownMs, Math.min(failure.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS));
  const delayMs = Math.round(askedMs + state.random * MAX_JITTER_MS);
  if (!mayWait(failure.reason, delayMs, state)) return { kind: "stop" };
  return state.elapsedMs + delayMs > state.budgetMs ? { kind: "stop" } : { kind: "wait", delayMs };
}

function mayWait(reason: Retryable["reason"], delayMs: number, state: RetryState): boolean {
  switch (reason) {
    case "rate-limited":
    case "unavailable":
      return true;
    case "network":
      if (state.awayMs === undefined) return state.networkWaits < MAX_NETWORK_WAITS;
      return state.awayMs + delayMs <= MAX_OUTAGE_MS;
    case "model-error":
      if (state.awayMs !== undefined) return state.awayMs + delayMs <= MAX_OUTAGE_MS;
      return state.modelErrorWaits < MAX_MODEL_ERROR_WAITS && state.modelErrorsLeft > 0;
  }
}
