import { t } from "@lingui/core/macro";
import type { EstimatedRun } from "../../../state/run/estimated-run";
import type { Formats } from "../formats";

/** Fewer requests than these, or a run that is shorter, is over before an estimate is read. */
export const ESTIMATED_FROM_REQUESTS = 10;
export const ESTIMATED_FROM_MS = 10_000;

/** How long a run may take, of how many requests, and what that rests on; undefined where it is short. */
export function estimateWords({ runMs, requests, basis }: EstimatedRun, formats: Formats): string | undefined {
  if (requests <= ESTIMATED_FROM_REQUESTS || runMs < ESTIMATED_FROM_MS) return undefined;
  const [time, count] = [roughly(runMs, formats), formats.count(requests)];
  if (basis.kind === "run") {
    const pace = formats.rough(basis.rowsPerMs * 1000);
    return t`About ${time}: ${count} requests at ${pace} rows/s, as in the last run.`;
  }
  const each = formats.duration(basis.requestMs);
  const atOnce = formats.count(basis.requestsAtOnce);
  if (basis.requestsAtOnce === 1) return t`About ${time}: ${count} requests at ${each} each, as in the preview.`;
  return t`About ${time}: ${count} requests at ${each} each, ${atOnce} at once, as in the preview.`;
}

/** An estimate is no truer by its seconds. */
function roughly(ms: number, formats: Formats): string {
  if (ms < 60_000) return formats.duration(Math.ceil(ms / 1000) * 1000);
  return formats.duration(Math.round(ms / 60_000) * 60_000);
}
