import { BatchFailedError, type ErrorFacts } from "../../core/errors";
import { ConnectionError } from "../../protocol/connection-error";
import type { AttemptFailure } from "../http/with-retry";
import { connectionFailure } from "./connection-failure";

/** Nothing came back, or a gateway says that nothing came from behind it: the same request may pass. */
export function networkFailure(facts: ErrorFacts, wait: { readonly retryAfterMs?: number } = {}): AttemptFailure {
  const { cause } = facts;
  if (cause instanceof ConnectionError) return connectionFailure(cause.code, cause.message, facts);
  const error = new BatchFailedError("network", "The endpoint could not be reached.", facts);
  return { kind: "failure", error, retryable: { reason: "network", ...wait } };
}
