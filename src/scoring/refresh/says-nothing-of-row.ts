import type { ErrorCode } from "../../core/errors";
import type { RowOutcome } from "../../core/predictions/join-outcomes";

/** Ends of a batch that say nothing of its rows: no answer came, or one of no use. */
const SAYING_NOTHING: readonly ErrorCode[] = [
  "network",
  "nothing-listening",
  "host-unknown",
  "proxy-unreachable",
  "unavailable",
  "rate-limited",
  "gateway-timeout",
  "model-error",
  "malformed-response",
  "row-count-mismatch",
  "outputs-changed",
];

/** Whether a row has no prediction for reasons that are none of its own: what stands there from before is as true as it was. */
export function saysNothingOfRow(outcome: RowOutcome | undefined): boolean {
  return outcome !== undefined && "failure" in outcome && SAYING_NOTHING.includes(outcome.failure.code);
}
