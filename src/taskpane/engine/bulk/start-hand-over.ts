import { BulkError, type BulkErrorCode } from "../../../bulk/bulk-error";
import type { DatabricksRuns } from "../../../bulk/sql/databricks-runs";
import { endpointNameOf } from "../../../bulk/sql/statement-inputs";
import { WorkbookError } from "../../../core/errors";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { HandOverOrder, HandOverPlan, HandOverSource, HandOverStep } from "../../services/bulk-port";
import { checkFileSize, hostOf, runsOn, type HandOverParts } from "./bulk-access";
import { isSamePlan, planSheet, planTable, type Planned, type PlannedSheet } from "./plan-hand-over";

/** What is put right is put right to the end. */
const TO_THE_END = new AbortController().signal;

/** Hands a table over as it was planned, and remembers it. @throws BulkError, InputError, WorkbookError, CancelledError */
export async function startHandOver(
  parts: HandOverParts,
  order: HandOverOrder,
  plan: HandOverPlan,
  onStep: (step: HandOverStep) => void,
  signal: AbortSignal,
): Promise<HandedOverRun> {
  const { source } = order;
  const start = new Start(parts, order, plan, onStep, signal);
  return source.kind === "sheet" ? await start.sheet(source) : await start.table(source);
}

/** With these nobody knows what became of a request. */
const UNANSWERED: readonly BulkErrorCode[] = ["unreachable", "not-forwarded", "malformed-answer"];

type StagedRun = HandedOverRun & { readonly stagedPath: string };

class Start {
  private readonly runs: DatabricksRuns;
  private isRemembered = true;

  constructor(
    private readonly parts: HandOverParts,
    private readonly order: HandOverOrder,
    private readonly plan: HandOverPlan,
    private readonly onStep: (step: HandOverStep) => void,
    private readonly signal: AbortSignal,
  ) {
    const { connection, warehouse } = order;
    this.runs = runsOn(parts, connection, warehouse.id);
  }

  async table(source: Extract<HandOverSource, { kind: "table" }>): Promise<HandedOverRun> {
    const planned = await planTable(this.runs, this.order, source, this.signal);
    if (!isSamePlan(planned.shown, this.plan)) throw changed();
    this.onStep({ kind: "handing-over" });
    const { statementId } = await this.runs.start(planned.sql, this.signal);
    const run = { ...this.runOf(planned, this.parts.newId()), statementId };
    await this.note(() => this.parts.memory.add(run));
    return run;
  }

  async sheet(source: Extract<HandOverSource, { kind: "sheet" }>): Promise<HandedOverRun> {
    const id = idOf(this.plan);
    if (id === undefined || this.parts.handedOver.has(id)) throw changed();
    const { parts, runs, order, signal } = this;
    // The table is looked at three times: to find out how it is written, to write it, and to see whether it stood still meanwhile.
    const told = (rowsRead: number, rowCount: number, passes: number): void =>
      this.onStep({ kind: "reading", rowsRead: Math.floor((passes * rowCount + rowsRead) / 3), rowCount });
    const planned = await planSheet(parts, runs, order, source, signal, id, (rows, all) => told(rows, all, 0));
    if (!isSamePlan(planned.shown, this.plan)) throw changed();
    const { table } = planned;
    const { content, rowCount, fingerprint } = await table.file((rows, all) => told(rows, all, 1));
    const isStill =
      rowCount === table.rowCount && (await table.isStill(fingerprint, (rows, all) => told(rows, all, 2)));
    if (!isStill) throw changed();
    checkFileSize(content.size, order.connection);
    const run = { ...this.runOf(planned, id), stagedPath: planned.staged.path, rowCount };
    await this.note(() => this.parts.memory.add(run)); // Before anything is there that could be left behind.
    const statementId = await this.uploadAndStart(planned, content, run);
    parts.handedOver.add(id);
    const handedOver = { ...run, statementId };
    await this.note(() => parts.memory.change(handedOver));
    return handedOver;
  }

  /** @returns the ID of the statement */
  private async uploadAndStart({ staged, sql }: PlannedSheet, content: Blob, run: StagedRun): Promise<string> {
    let isSent = false;
    try {
      this.onStep({ kind: "uploading", bytes: content.size });
      await this.runs.upload(staged, content, this.signal);
      this.onStep({ kind: "handing-over" });
      isSent = true;
      return (await this.runs.start(sql, this.signal)).statementId;
    } catch (error) {
      // Where no answer came, the statement may run, and read the file.
      const isUnknown = isSent && error instanceof BulkError && UNANSWERED.includes(error.code);
      // A second statement of the same file would take it away from the first.
      if (isUnknown) this.parts.handedOver.add(run.id);
      else await this.takeBack(run);
      throw error;
    }
  }

  /** As long as the file may be there, the workbook remembers it. */
  private async takeBack({ id, stagedPath }: StagedRun): Promise<void> {
    try {
      await this.runs.unstage({ path: stagedPath }, TO_THE_END);
      await this.parts.memory.forget(id);
    } catch (error) {
      if (!(error instanceof BulkError || error instanceof WorkbookError)) throw error;
    }
  }

  private async note(write: () => Promise<boolean>): Promise<void> {
    if (!this.isRemembered || (await write())) return;
    this.isRemembered = false;
    this.onStep({ kind: "not-remembered" });
  }

  private runOf({ sql, shown, sourceName }: Planned, id: string): HandedOverRun {
    const { connection, address, warehouse, source } = this.order;
    return {
      id,
      host: hostOf(connection),
      warehouse: { id: warehouse.id, name: warehouse.name },
      endpointName: endpointNameOf(address),
      source: { kind: source.kind, name: sourceName },
      target: shown.target,
      own: sql.own,
      startedAtUtcMs: Math.round(this.parts.nowUtcMs()),
    };
  }
}

/** Of the run that a file is uploaded for: it is called by it. */
function idOf({ upload }: HandOverPlan): string | undefined {
  return /\/scoresheet-([\da-f]{16})\.csv$/.exec(upload?.path ?? "")?.[1];
}

/** What people have read is not what would be done. */
function changed(): WorkbookError {
  return new WorkbookError("sheet-changed", "The table has changed since the statement was shown: look at it again.");
}
