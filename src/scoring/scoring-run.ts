import { asScoringError } from "../core/as-scoring-error";
import { CancelledError } from "../core/errors";
import type { PreflightReport } from "../core/request/preflight";
import type { TableEncoding } from "../core/request/table-encoding";
import { checkTable } from "./check-table";
import { ConcurrencyLimit } from "./learned/concurrency-limit";
import { FirstContact } from "./learned/first-contact";
import type { Endpoint, RetryWait, SourceShape, Workbook } from "./ports";
import { Quarantine } from "./learned/quarantine";
import { RowsAtOnce } from "./learned/rows-at-once";
import { RunTally } from "./run-tally";
import { scoreBatch } from "./score-batch";
import { scoreTable } from "./score-table";
import type { RunProgress, RunStatus, RunSummary } from "./run-status";
import type { ScoringPlan } from "./scoring-plan";
import { WindowReader } from "./window-reader";

export interface ScoringRunParts {
  readonly workbook: Workbook;
  readonly endpoint: Endpoint;
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
}

/** A source that was looked at whole, with the windows that are kept of it. */
interface CheckedSource {
  readonly shape: SourceShape;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly report: PreflightReport;
}

/**
 * One press of the button, from reading to writing, as a status that can be subscribed to. `start` never rejects: the status
 * says how the run ended.
 */
export class ScoringRun {
  private status: RunStatus = { state: "idle" };
  private readonly listeners = new Set<() => void>();
  private readonly stop = new AbortController();

  constructor(private readonly parts: ScoringRunParts) {}

  readonly getStatus = (): RunStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Stops reading and sending at once; what was answered is written, the rest is left as it was. */
  cancel(): void {
    this.stop.abort(new CancelledError());
  }

  async start(plan: ScoringPlan): Promise<void> {
    if (this.status.state !== "idle") throw new RangeError("A scoring run is started once.");
    const startedAtMs = this.parts.now();
    const tally = new RunTally();
    let shape: SourceShape | undefined;
    const summarise = (of: SourceShape): RunSummary => tally.summary(of, this.parts.now() - startedAtMs);
    try {
      shape = await this.parts.workbook.describe(plan.source, this.stop.signal);
      const progress = new ProgressMeter(shape.rowCount, startedAtMs, (next) => this.publish(next));
      await this.parts.workbook.checkWritable(shape, this.stop.signal);
      const reader = new WindowReader(this.parts.workbook, shape, this.stop.signal);
      const { encoding, report } = await checkTable({
        reader,
        plan,
        shape,
        onRowsRead: (rowsRead) => progress.update("reading", { rowsRead }),
      });
      if (plan.onProblems === "review" && report.problems.length > 0) {
        return this.publish({ state: "review", shape, report });
      }
      await this.score(plan, { shape, reader, encoding, report }, tally, progress);
      this.publish({ state: "done", summary: summarise(shape) });
    } catch (error) {
      this.stop.abort(error); // Requests still under way are of no use to anyone.
      const summary = shape && summarise(shape);
      if (error instanceof CancelledError && summary !== undefined) this.publish({ state: "cancelled", summary });
      else this.publish({ state: "failed", error: asScoringError(error), ...(summary && { summary }) });
    }
  }

  private async score(
    plan: ScoringPlan,
    { shape, reader, encoding, report }: CheckedSource,
    tally: RunTally,
    meter: ProgressMeter,
  ): Promise<void> {
    const { workbook, endpoint, now } = this.parts;
    const signal = this.stop.signal;
    const limit = new ConcurrencyLimit(plan.concurrentRequests);
    const onWait = (wait: RetryWait): void => {
      if (wait.reason === "rate-limited") limit.noteOverload();
      meter.update("scoring", { wait: { ...wait, untilMs: now() + wait.delayMs } });
    };
    const context = {
      endpoint,
      body: encoding.body,
      maxPayloadBytes: plan.maxPayloadBytes,
      ...(plan.onRefused === "quarantine" ? { quarantine: new Quarantine() } : {}),
      firstContact: new FirstContact(),
      rowsAtOnce: new RowsAtOnce(),
      outputChoice: plan.outputChoice ?? {},
      query: { signal, onWait },
      onRequest: () => tally.noteBatch(),
      onAnswer: (answer: { servedModelName?: string }) => {
        limit.noteSuccess();
        tally.noteServedModel(answer.servedModelName);
        meter.endWait();
      },
    };
    tally.noteSentInputs(encoding.inputs, report.notes);
    const provingPositions = encoding.inputs.flatMap(({ from }) => ("position" in from ? [from.position] : []));
    await scoreTable({
      workbook,
      plan,
      shape: { ...shape, provingPositions },
      reader,
      encoding,
      tally,
      limit,
      scoreBatch: (batch) => scoreBatch(batch, context),
      onRowsAnswered: (rowCount) => meter.addRows(rowCount, tally.rowsFailed),
      onInFlight: (count) => meter.setInFlight(count),
    });
  }

  private publish(status: RunStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
  }
}

/** Keeps the numbers behind the progress bar. */
class ProgressMeter {
  private progress: RunProgress;

  constructor(
    rowsInAll: number,
    startedAtMs: number,
    private readonly publish: (status: RunStatus) => void,
  ) {
    this.progress = {
      rowsInAll,
      rowsRead: 0,
      rowsDone: 0,
      rowsFailed: 0,
      batchesInFlight: 0,
      startedAtMs,
    };
    this.update("reading", {});
  }

  update(state: "reading" | "scoring", change: Partial<RunProgress>): void {
    this.progress = { ...this.progress, ...change };
    this.publish({ state, progress: this.progress });
  }

  addRows(rowCount: number, rowsFailed: number): void {
    this.update("scoring", { rowsDone: this.progress.rowsDone + rowCount, rowsFailed });
  }

  /** More are told at once, for nothing else may be heard until the first answer; fewer with the answer that made them so. */
  setInFlight(batchesInFlight: number): void {
    const isMore = batchesInFlight > this.progress.batchesInFlight;
    this.progress = { ...this.progress, batchesInFlight };
    if (isMore) this.update("scoring", {});
  }

  /** An answer has come: the wait, if any, is over. */
  endWait(): void {
    const { wait: _over, ...rest } = this.progress;
    this.progress = rest;
  }
}
