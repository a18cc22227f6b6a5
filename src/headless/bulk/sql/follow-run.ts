import { BulkError } from "../../../bulk/bulk-error";
import type { DatabricksRuns, SqlRun } from "../../../bulk/sql/databricks-runs";
import { CancelledError } from "../../../core/errors";
import { abortableSleep } from "../../../endpoint/http/abortable-sleep";
import type { CommandParts } from "../../run/command-parts";

/** How a run ended: by itself, by Ctrl+C, or by itself before the Ctrl+C came to it. */
export type FollowedEnd = "done" | "cancelled" | "ended-before";

const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 10_000;

/** So long a cancelled statement may take to end; what it does then is told by its history in the workspace. */
const CANCEL_MS = 60_000;
const CANCEL_LOOKS = 30;

/** Looks after a run until it ends, ever less often; stopped, cancels it and finds out what became of it. @throws BulkError */
export async function followRun(run: SqlRun, runs: DatabricksRuns, parts: CommandParts): Promise<FollowedEnd> {
  try {
    await untilDone(run, runs, parts);
    return "done";
  } catch (error) {
    if (!(error instanceof CancelledError) || !parts.signal.aborted) throw error;
    return await cancelled(run, runs, parts);
  } finally {
    parts.showLine?.(undefined);
  }
}

async function untilDone(
  run: SqlRun,
  runs: DatabricksRuns,
  { signal, now, showLine, sleep = abortableSleep }: CommandParts,
): Promise<void> {
  const startedAtMs = now();
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 1.5, LAST_LOOK_MS)) {
    const state = await runs.status(run, signal);
    if (state === "done") return;
    const seconds = Math.round((now() - startedAtMs) / 1000);
    showLine?.(`${state === "waiting" ? "Waiting for the warehouse" : "The statement is running"}, ${seconds} s`);
    await sleep(waitMs, signal).catch(() => {
      throw new CancelledError();
    });
  }
}

async function cancelled(
  run: SqlRun,
  runs: DatabricksRuns,
  { tell, sleep = abortableSleep }: CommandParts,
): Promise<FollowedEnd> {
  tell("Cancelling the statement.");
  const signal = AbortSignal.timeout(CANCEL_MS);
  try {
    await runs.cancel(run, signal);
    for (let looks = 0; looks < CANCEL_LOOKS; looks++) {
      if ((await runs.status(run, signal)) === "done") return "ended-before";
      await sleep(FIRST_LOOK_MS, signal);
    }
  } catch (error) {
    if (error instanceof BulkError && error.code === "run-cancelled") return "cancelled";
    if (error instanceof BulkError) throw error;
  }
  const sentence = `The cancel was asked for, and the statement ${run.statementId} has not ended yet: its history in the workspace says how it does.`;
  throw new BulkError("run-failed", sentence);
}
