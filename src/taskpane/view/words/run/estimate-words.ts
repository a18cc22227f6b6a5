import { t } from "@lingui/core/macro";
import type { Pace } from "../../../state/run/heard-session";
import type { Formats } from "../formats";

/** Fewer requests than these, or a run that is shorter, is over before an estimate is read. */
export const ESTIMATED_FROM_REQUESTS = 10;
export const ESTIMATED_FROM_MS = 10_000;

/**
 * How long a run may take, of how many requests, and what that rests on; undefined where it is short, or nothing was measured.
 * @param measured of the endpoint that is asked
 */
export function estimateWords(
  { rowCount, rowsPerBatch }: { readonly rowCount: number; readonly rowsPerBatch: number },
  measured: Pace | undefined,
  formats: Formats,
): string | undefined {
  const requests = Math.ceil(rowCount / rowsPerBatch);
  if (measured === undefined || requests <= ESTIMATED_FROM_REQUESTS) return undefined;
  const isRun = measured.basis === "run";
  const runMs = isRun ? rowCount / measured.rowsPerMs : requests * shownMs(measured.requestMs);
  if (runMs < ESTIMATED_FROM_MS) return undefined;
  const [time, count] = [roughly(runMs, formats), formats.count(requests)];
  if (isRun) {
    const pace = formats.rough(measured.rowsPerMs * 1000);
    return t`About ${time}: ${count} requests at ${pace} rows/s, as in the last run.`;
  }
  const each = formats.duration(shownMs(measured.requestMs));
  return t`About ${time}: ${count} requests at ${each} each, as in the preview.`;
}

/** As it is told: no time is told to less than a tenth of a second, and what is told adds up. */
function shownMs(requestMs: number): number {
  return Math.max(100, Math.round(requestMs / 100) * 100);
}

/** An estimate is no truer by its seconds. */
function roughly(ms: number, formats: Formats): string {
  if (ms < 60_000) return formats.duration(Math.ceil(ms / 1000) * 1000);
  return formats.duration(Math.round(ms / 60_000) * 60_000);
}
