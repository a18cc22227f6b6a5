import { CONCURRENT_REQUESTS } from "../../../scoring/scoring-plan";
import type { Pace } from "./heard-session";

/** What a run would have to do. */
export interface WorkOfRun {
  readonly rowCount: number;
  readonly rowsPerBatch: number;
  /** Requests at once at most, as the settings say. */
  readonly mostRequestsAtOnce: number;
}

/** How long a run may take, and what that rests on. */
export interface EstimatedRun {
  readonly runMs: number;
  readonly requests: number;
  readonly basis:
    | { readonly kind: "run"; readonly rowsPerMs: number }
    | { readonly kind: "preview"; readonly requestMs: number; readonly requestsAtOnce: number };
}

/** @param measured of the endpoint that is asked */
export function estimatedRun({ rowCount, rowsPerBatch, mostRequestsAtOnce }: WorkOfRun, measured: Pace): EstimatedRun {
  const requests = Math.ceil(rowCount / rowsPerBatch);
  if (measured.basis === "run") {
    const { rowsPerMs } = measured;
    return { runMs: rowCount / rowsPerMs, requests, basis: { kind: "run", rowsPerMs } };
  }
  // A run begins with so many at once; whether the endpoint takes more, nobody knows before.
  const requestsAtOnce = Math.max(1, Math.min(CONCURRENT_REQUESTS, mostRequestsAtOnce, requests));
  const requestMs = toldMs(measured.requestMs);
  const basis = { kind: "preview", requestMs, requestsAtOnce } as const;
  return { runMs: (requests * requestMs) / requestsAtOnce, requests, basis };
}

/** No time is told to less than a tenth of a second, and what is told adds up. */
function toldMs(requestMs: number): number {
  return Math.max(100, Math.round(requestMs / 100) * 100);
}
