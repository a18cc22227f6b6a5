import { plural } from "../../core/plural";
import type { RunProgress } from "../../scoring/run-status";

/** What has been done in less says little of the pace. */
const LEAST_MS = 2_000;

/** How far a run is, in one line for a person who waits. @param nowMs of the run's clock */
export function progressLine(progress: RunProgress, nowMs: number): string {
  const { rowsInAll, rowsRead, rowsScored, rowsFailed, rowsToRetry, batchesInFlight, sendingSinceMs } = progress;
  if (sendingSinceMs === undefined) return `Looking at the rows: ${counted(rowsRead)} of ${counted(rowsInAll)}`;
  const done = rowsScored + rowsFailed - rowsToRetry;
  return [
    `${counted(done)} of ${counted(rowsInAll)} rows done`,
    `${batchesInFlight} ${plural(batchesInFlight, "request", "requests")} under way`,
    ...paceOf(done, rowsInAll, nowMs - sendingSinceMs),
  ].join(", ");
}

/** How quick it is, and how long the rest takes at that pace; nothing as long as too little has been done to tell, or all of it is. */
export function paceOf(done: number, inAll: number, elapsedMs: number): readonly string[] {
  if (done <= 0 || done >= inAll || elapsedMs < LEAST_MS) return [];
  const perSecond = (done / elapsedMs) * 1000;
  const pace = perSecond.toLocaleString("en-US", { maximumSignificantDigits: 2 });
  return [`${pace} rows a second`, `about ${timeOf(((inAll - done) * elapsedMs) / done)} left`];
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** A number of rows as a line of progress writes it. */
export function counted(count: number): string {
  return count.toLocaleString("en-US");
}
