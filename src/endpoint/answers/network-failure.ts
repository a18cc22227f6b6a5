import { BatchFailedError, type ErrorFacts } from "../../core/errors";
import { ConnectionError } from "../../protocol/connection-error";
import type { AttemptFailure } from "../http/with-retry";
import { connectionFailure } from "./connection-failure";

/** What Node says of an attempt, where it is told apart; a browser says nothing. Source: Node.js, "Common system errors". */
const WHY: ReadonlyMap<unknown, string> = new Map([
  ["ENOTFOUND", "there is no host of this name"],
  ["ECONNREFUSED", "nothing answers at this address"],
]);

/** Nothing came back, or a gateway says that nothing came from behind it: the same request may pass. */
export function networkFailure(facts: ErrorFacts, wait: { readonly retryAfterMs?: number } = {}): AttemptFailure {
  const { cause } = facts;
  if (cause instanceof ConnectionError) return connectionFailure(cause.code, cause.message, facts);
  const why = WHY.get(cause instanceof Error && "code" in cause ? cause.code : undefined);
  const message = `The endpoint could not be reached${why === undefined ? "" : `: ${why}`}.`;
  const error = new BatchFailedError("network", message, facts);
  return { kind: "failure", error, retryable: { reason: "network", ...wait } };
}
