import { BulkError, type BulkErrorCode } from "../../../bulk/bulk-error";
import type { BulkState } from "../../../bulk/bulk-runs";
import type { DatabricksRuns, SqlRun } from "../../../bulk/sql/databricks-runs";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { Connection } from "../../services/connection";
import { checkHost, handedOver, neverHandedOver, runsOn, type HandOverParts } from "./bulk-access";

/** An upload that was not followed by a statement for so long belongs to a pane that was closed. */
const ABANDONED_MS = 15 * 60_000;

/** With these a workspace does not let anybody look. With the last of them a statement may have failed as well. */
const NOT_LOOKED: readonly BulkErrorCode[] = [
  "signed-out",
  "not-forwarded",
  "unreachable",
  "malformed-answer",
  "request-refused",
  "not-allowed",
];

/** How runs are, and the removal of what was uploaded for them. */
export class EndedRuns {
  /** Whose file is gone, though the workbook may still say otherwise. */
  private readonly cleared = new Set<string>();

  constructor(private readonly parts: HandOverParts) {}

  async status(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<BulkState> {
    checkHost(connection, run);
    if (run.statementId === undefined) return await this.abandoned(connection, run, signal);
    const { runs, run: asked } = handedOver(this.parts, connection, run);
    try {
      const state = await runs.status(asked, signal);
      if (state === "done") await this.clear(connection, run, signal);
      return state;
    } catch (error) {
      if (error instanceof BulkError && (await isOver(error, runs, asked, signal))) {
        await this.clear(connection, run, signal);
      }
      throw error;
    }
  }

  /** @throws BulkError `never-handed-over` */
  private async abandoned(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<never> {
    // Another pane may still be at it.
    if (this.parts.nowUtcMs() - run.startedAtUtcMs > ABANDONED_MS) await this.clear(connection, run, signal);
    throw neverHandedOver();
  }

  /** A file that cannot be removed now is tried again at the next look. */
  private async clear(connection: Connection, run: HandedOverRun, signal: AbortSignal): Promise<void> {
    const { stagedPath, ...rest } = run;
    if (stagedPath === undefined || this.cleared.has(run.id)) return;
    try {
      await runsOn(this.parts, connection).unstage({ path: stagedPath }, signal);
    } catch (error) {
      if (!(error instanceof BulkError)) throw error;
      return;
    }
    this.cleared.add(run.id);
    await this.parts.memory.change(rest);
  }
}

/** Whether it is the statement that failed, rather than the look at it. */
async function isOver(failure: BulkError, runs: DatabricksRuns, run: SqlRun, signal: AbortSignal): Promise<boolean> {
  if (failure.code !== "not-allowed") return !NOT_LOOKED.includes(failure.code);
  try {
    return await runs.hasEnded(run, signal);
  } catch (error) {
    if (error instanceof BulkError) return false;
    throw error;
  }
}
