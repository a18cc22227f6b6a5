import { t } from "@lingui/core/macro";
import type { Formats } from "../formats";

/** So long a request may take before its time is told. */
export const SLOW_AFTER_MS = 10_000;

/** Requests that nobody has answered. Times are on the pane's clock. */
export interface Silence {
  /** Since when answers are waited for. */
  readonly sinceMs: number;
  /** When the endpoint last answered rows, be it before these; absent where it never did. */
  readonly answeredAtMs?: number | undefined;
}

/** How long an endpoint has not answered, and what was last heard of it; undefined while that is not long. */
export function silenceWords({ sinceMs, answeredAtMs }: Silence, nowMs: number, formats: Formats): string | undefined {
  const silentMs = nowMs - Math.max(sinceMs, answeredAtMs ?? sinceMs);
  if (silentMs < SLOW_AFTER_MS) return undefined;
  const silence = formats.duration(silentMs);
  if (answeredAtMs === undefined)
    return t`No answer for ${silence}. The endpoint has not answered yet: it may be waking up.`;
  if (answeredAtMs >= sinceMs) return t`No answer for ${silence}.`;
  const ago = formats.duration(nowMs - answeredAtMs);
  return t`No answer for ${silence}. The endpoint last answered ${ago} ago.`;
}
