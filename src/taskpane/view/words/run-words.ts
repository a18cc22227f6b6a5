import { plural, t } from "@lingui/core/macro";
import type { HostState } from "../../../excel/host/excel-queue";
import type { RunProgress, RunStatus, RunSummary } from "../../../scoring/run-status";
import { atOnceWords } from "./at-once-words";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";

/** The pace is shown once it means something. */
const PACE_AFTER_MS = 1_000;

export interface ProgressWords {
  /** "75 of 150 rows, 10 without a prediction": rows that have failed are not done */
  readonly done: string;
  /** "1,200 rows/s · 3 sec left · 2 requests", and what is done once no row is left */
  readonly facts: string;
  /** Why nothing moves, with the seconds left; absent when no wait is asked of us. */
  readonly wait?: string;
  /** 0 to 1 */
  readonly share: number;
}

/** A run under way, in words. */
export function progressWords(
  state: "reading" | "scoring",
  progress: RunProgress,
  nowMs: number,
  formats: Formats,
): ProgressWords {
  const { rowsInAll, rowsRead, rowsScored, rowsFailed } = progress;
  const counted = state === "reading" ? rowsRead : rowsScored;
  const isLooking = state === "reading" && rowsInAll === 0;
  const done = isLooking ? t`the table` : ofWords(counted, rowsInAll, formats);
  const failed = formats.count(rowsFailed);
  const wait = waitWords(progress, nowMs, formats);
  return {
    done:
      state === "reading" ? t`Reading: ${done}` : rowsFailed === 0 ? done : t`${done}, ${failed} without a prediction`,
    facts: state === "reading" ? "" : paceWords(progress, nowMs, formats),
    ...(wait === undefined ? {} : { wait }),
    share: rowsInAll === 0 ? 0 : rowsScored / rowsInAll,
  };
}

/** "75 of 150 rows". */
function ofWords(some: number, all: number, formats: Formats): string {
  const [count, rows] = [formats.count(some), formats.rows(all)];
  return t`${count} of ${rows}`;
}

function paceWords(progress: RunProgress, nowMs: number, formats: Formats): string {
  const { rowsInAll, rowsScored, rowsFailed, rowsToRetry, sendingSinceMs = nowMs } = progress;
  const rowsLeft = rowsInAll - rowsScored - rowsFailed + rowsToRetry;
  // All is answered, and the endpoint is no longer what is waited for.
  if (rowsLeft <= 0 && rowsScored > 0) return t`Writing the last predictions`;
  const elapsedMs = nowMs - sendingSinceMs;
  const facts: string[] = [];
  if (rowsScored > 0 && elapsedMs >= PACE_AFTER_MS) {
    const rowsPerMs = rowsScored / elapsedMs;
    const [pace, left] = [formats.rough(rowsPerMs * 1000), formats.duration(rowsLeft / rowsPerMs)];
    facts.push(t`${pace} rows/s`, t`${left} left`);
  }
  const requests = atOnceWords(progress, formats);
  if (requests !== undefined) facts.push(requests);
  if (rowsToRetry > 0) facts.push(retryWords(formats.rows(rowsToRetry)));
  return facts.join(" · ");
}

function retryWords(rows: string): string {
  return t`Trying ${rows} once more`;
}

/** Why nothing moves, with the seconds left; undefined when nothing is waited for. */
export function waitWords(
  { wait, rowsScored = 0 }: Pick<RunProgress, "wait"> & Partial<Pick<RunProgress, "rowsScored">>,
  nowMs: number,
  formats: Formats,
): string | undefined {
  if (wait === undefined || wait.untilMs <= nowMs) return undefined;
  const left = formats.duration(Math.ceil((wait.untilMs - nowMs) / 1000) * 1000);
  if (wait.reason === "rate-limited") return t`The endpoint asked us to wait ${left}`;
  if (wait.reason === "model-error") return t`The model failed, next try in ${left}`;
  if (wait.reason === "network") return t`Connection lost, next try in ${left}`;
  return rowsScored === 0
    ? t`Waking the endpoint … next try in ${left}`
    : t`The endpoint has no time, next try in ${left}`;
}

/** How a run ended, or why it waits for a word, in one line. */
export function outcomeWords(status: RunStatus, formats: Formats): string {
  if (status.state === "failed") return ERROR_WORDS[status.error.code].title;
  if (status.state === "review") {
    const { rowCount, cleanRows } = status.report;
    const [count, rows] = [formats.count(rowCount - cleanRows), formats.rows(rowCount)];
    return t`${count} of ${rows} would be refused or mis-scored`;
  }
  if (status.state !== "done" && status.state !== "cancelled") return "";
  const { scored, rowCount, skipped = 0, elapsedMs } = status.summary;
  // Rows that a refresh left alone were none of its business.
  const asked = rowCount - skipped;
  const count = scored === asked ? formats.rows(scored) : ofWords(scored, asked, formats);
  const time = formats.duration(elapsedMs);
  return status.state === "cancelled" ? t`Cancelled: ${count} scored` : t`${count} scored in ${time}`;
}

/**
 * What a screen reader says about a run: a line that changes about every tenth of the way, when a wait begins, and at the end.
 * A failure is read out by its own alert.
 */
export function announcementOf(status: RunStatus, formats: Formats): string {
  switch (status.state) {
    case "idle":
      return "";
    case "reading":
      return t`Reading the table.`;
    case "scoring": {
      const { rowsScored, rowsInAll, wait } = status.progress;
      if (wait !== undefined) return t`Waiting for the endpoint.`;
      const tenth = rowsInAll === 0 ? 0 : Math.floor((10 * rowsScored) / rowsInAll);
      const share = formats.percent(tenth / 10);
      return tenth === 0 ? t`Scoring.` : t`${share} of the rows scored.`;
    }
    case "review":
      return `${outcomeWords(status, formats)}. ${t`Nothing was sent.`}`;
    case "failed":
      return "";
    case "done":
    case "cancelled": {
      const { renewed } = status.summary;
      const again = renewed === undefined ? "" : `${renewedWords(renewed, formats)}. `;
      return `${outcomeWords(status, formats)}. ${again}${failedWords(status.summary, formats)}`;
    }
  }
}

/** How many predictions of rows that had one before are other ones now. */
export function renewedWords({ rowCount, changed }: NonNullable<RunSummary["renewed"]>, formats: Formats): string {
  const [rows, count] = [formats.rows(rowCount), formats.count(changed)];
  if (rowCount === 1)
    return changed === 0
      ? t`${rows} scored again, its prediction is the same`
      : t`${rows} scored again, its prediction changed`;
  if (changed === 0) return t`${rows} scored again, no prediction changed`;
  return plural(changed, {
    one: `${rows} scored again, ${count} prediction changed`,
    other: `${rows} scored again, ${count} predictions changed`,
  });
}

/** "2 rows have no prediction." or nothing. */
export function failedWords(summary: RunSummary, formats: Formats): string {
  if (summary.failed === 0) return "";
  const rows = formats.rows(summary.failed);
  return plural(summary.failed, { one: `${rows} has no prediction.`, other: `${rows} have no prediction.` });
}

/** What the analyst can do when Excel owes an answer; nothing while it does not, or is only slow. */
export function waitingWords({ wait, owesRepair }: HostState): string | undefined {
  const why = hostWaitWords(wait, owesRepair);
  if (why === undefined || !owesRepair) return why;
  return `${why} ${t`What was being written when you cancelled is then taken out again.`}`;
}

function hostWaitWords(wait: HostState["wait"], owesRepair: boolean): string | undefined {
  if (wait === "editing") return t`Excel is waiting: press Enter or Esc in the cell you are editing.`;
  if (wait === "silent")
    return t`Excel has not answered for 2 seconds. If you are editing a cell, press Enter or Esc in it; if a window of Excel is open, close it.`;
  return owesRepair ? t`Excel has still to answer.` : undefined;
}
