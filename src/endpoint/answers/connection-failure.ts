import { BatchFailedError, RunStoppedError, type ErrorFacts } from "../../core/errors";
import type { ConnectionErrorCode } from "../../protocol/connection-error";
import type { AttemptFailure } from "../http/with-retry";

/** What stands between: only a proxy that is away may be back by itself; everything else is for a person to mend. */
export function connectionFailure(code: ConnectionErrorCode, sentence: string, facts: ErrorFacts): AttemptFailure {
  if (code !== "proxy-unreachable") return { kind: "failure", error: new RunStoppedError(code, sentence, facts) };
  return { kind: "failure", error: new BatchFailedError(code, sentence, facts), retryable: { reason: "network" } };
}
