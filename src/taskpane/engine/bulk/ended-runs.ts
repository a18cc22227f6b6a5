import { BulkError, type BulkErrorCode } from "../../../bulk/bulk-error";
import type { BulkState } from "../../../bulk/bulk-runs";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { Connection } from "../../services/connection";
import { checkHost, handedOver, neverHandedOver, runsOn, type HandOverParts } from "./bulk-access";

/** An upload that was not followed by a statement for so long belongs to a pane that was closed: by a slow line it takes an hour. */
const ABANDONED_MS = 2 * 3_600_000;

/**
 * A statement that is over is known for so long at least. One that is not known earlier is another account's, and may be reading its file.
 * Source: Statement Execution API, "Get status, manifest, and result first chunk".
 */
const KNOWN_MS = 12 * 3_600_000;

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
      const isOver = error instanceof BulkError && (await this.isOver(error, run, () => runs.hasEnded(asked, signal)));
      if (isOver) {
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

  /** Whether it is the statement that failed, rather than the look at it. @param hasEnded asks once more */
  private async isOver(
    { code }: BulkError,
    { startedAtUtcMs }: HandedOverRun,
    hasEnded: () => Promise<boolean>,
  ): Promise<boolean> {
    if (code === "result-gone") return this.parts.nowUtcMs() - startedAtUtcMs > KNOWN_MS;
    if (code !== "not-allowed") return !NOT_LOOKED.includes(code);
    try {
      return await hasEnded();
    } catch (error) {
      if (error instanceof BulkError) return false;
      throw error;
    }
  }
}
