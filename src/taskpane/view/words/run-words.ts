import type { HostState } from "../../../excel/host/excel-queue";
import { plural } from "../../../core/plural";
import type { RunProgress, RunStatus, RunSummary } from "../../../scoring/run-status";
import { atOnceWords } from "./at-once-words";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";

/** The pace is shown once it means something. */
const PACE_AFTER_MS = 1_000;

/** All is answered, and the endpoint is no longer what is waited for. */
const WRITING = "Writing the last predictions";

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
  const done = isLooking ? "the table" : `${formats.count(counted)} of ${formats.rows(rowsInAll)}`;
  const failed = rowsFailed === 0 ? "" : `, ${formats.count(rowsFailed)} without a prediction`;
  const wait = waitWords(progress, nowMs, formats);
  return {
    done: state === "reading" ? `Reading: ${done}` : `${done}${failed}`,
    facts: state === "reading" ? "" : paceWords(progress, nowMs, formats),
    ...(wait === undefined ? {} : { wait }),
    share: rowsInAll === 0 ? 0 : rowsScored / rowsInAll,
  };
}

function paceWords(progress: RunProgress, nowMs: number, formats: Formats): string {
  const { rowsInAll, rowsScored, rowsFailed, rowsToRetry, sendingSinceMs = nowMs } = progress;
  const rowsLeft = rowsInAll - rowsScored - rowsFailed + rowsToRetry;
  if (rowsLeft <= 0 && rowsScored > 0) return WRITING;
  const elapsedMs = nowMs - sendingSinceMs;
  const facts: string[] = [];
  if (rowsScored > 0 && elapsedMs >= PACE_AFTER_MS) {
    const rowsPerMs = rowsScored / elapsedMs;
    facts.push(`${formats.rough(rowsPerMs * 1000)} rows/s`);
    facts.push(`${formats.duration(rowsLeft / rowsPerMs)} left`);
  }
  const requests = atOnceWords(progress, formats);
  if (requests !== undefined) facts.push(requests);
  if (rowsToRetry > 0) facts.push(`Trying ${formats.rows(rowsToRetry)} once more`);
  return facts.join(" · ");
}

/** Why nothing moves, with the seconds left; undefined when nothing is waited for. */
export function waitWords(
  { wait, rowsScored = 0 }: Pick<RunProgress, "wait"> & Partial<Pick<RunProgress, "rowsScored">>,
  nowMs: number,
  formats: Formats,
): string | undefined {
  if (wait === undefined || wait.untilMs <= nowMs) return undefined;
  const left = formats.duration(Math.ceil((wait.untilMs - nowMs) / 1000) * 1000);
  if (wait.reason === "rate-limited") return `The endpoint asked us to wait ${left}`;
  if (wait.reason === "model-error") return `The model failed, next try in ${left}`;
  if (wait.reason === "network") return `Connection lost, next try in ${left}`;
  return rowsScored === 0
    ? `Waking the endpoint … next try in ${left}`
    : `The endpoint has no time, next try in ${left}`;
}

/** How a run ended, or why it waits for a word, in one line. */
export function outcomeWords(status: RunStatus, formats: Formats): string {
  if (status.state === "failed") return ERROR_WORDS[status.error.code].title;
  if (status.state === "review") {
    const { rowCount, cleanRows } = status.report;
    return `${formats.count(rowCount - cleanRows)} of ${formats.rows(rowCount)} would be refused or mis-scored`;
  }
  if (status.state !== "done" && status.state !== "cancelled") return "";
  const { scored, rowCount, skipped = 0, elapsedMs } = status.summary;
  // Rows that a refresh left alone were none of its business.
  const asked = rowCount - skipped;
  const count = scored === asked ? formats.rows(scored) : `${formats.count(scored)} of ${formats.rows(asked)}`;
  return status.state === "cancelled"
    ? `Cancelled: ${count} scored`
    : `${count} scored in ${formats.duration(elapsedMs)}`;
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
      return "Reading the table.";
    case "scoring": {
      const { rowsScored, rowsInAll, wait } = status.progress;
      if (wait !== undefined) return "Waiting for the endpoint.";
      const tenth = rowsInAll === 0 ? 0 : Math.floor((10 * rowsScored) / rowsInAll);
      return tenth === 0 ? "Scoring." : `${formats.percent(tenth / 10)} of the rows scored.`;
    }
    case "review":
      return `${outcomeWords(status, formats)}. Nothing was sent.`;
    case "failed":
      return "";
    case "done":
    case "cancelled":
      return `${outcomeWords(status, formats)}. ${failedWords(status.summary, formats)}`;
  }
}

/** "2 rows have no prediction." or nothing. */
export function failedWords(summary: RunSummary, formats: Formats): string {
  if (summary.failed === 0) return "";
  return `${formats.rows(summary.failed)} ${plural(summary.failed, "has", "have")} no prediction.`;
}

const OWED = "What was being written when you cancelled is then taken out again.";

/** What the analyst can do when Excel owes an answer; nothing while it does not, or is only slow. */
export function waitingWords({ wait, owesRepair }: HostState): string | undefined {
  const owed = owesRepair ? ` ${OWED}` : "";
  switch (wait) {
    case "editing":
      return `Excel is waiting: press Enter or Esc in the cell you are editing.${owed}`;
    case "silent":
      return (
        "Excel has not answered for 2 seconds. If you are editing a cell, press Enter or Esc in it; " +
        `if a window of Excel is open, close it.${owed}`
      );
    default:
      return owesRepair ? `Excel has still to answer. ${OWED}` : undefined;
  }
}
