import { BulkError } from "../../../bulk/bulk-error";
import type { BulkState } from "../../../bulk/bulk-runs";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { Connection } from "../../services/connection";
import { checkHost, handedOver, neverHandedOver, runsOn, type HandOverParts } from "./bulk-access";

/** An upload that was not followed by a statement for so long belongs to a pane that was closed. */
const ABANDONED_MS = 15 * 60_000;

/** After these a statement has not ended: whoever asked could not look. */
const NOT_LOOKED: readonly string[] = [
  "signed-out",
  "not-allowed",
  "not-forwarded",
  "unreachable",
  "malformed-answer",
  "request-refused",
  "endpoint-elsewhere",
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
      if (error instanceof BulkError && !NOT_LOOKED.includes(error.code)) await this.clear(connection, run, signal);
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
