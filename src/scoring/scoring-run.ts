import { asScoringError } from "../core/as-scoring-error";
import { CancelledError } from "../core/errors";
import type { PreflightReport } from "../core/request/preflight";
import type { TableEncoding } from "../core/request/table-encoding";
import { RowSet } from "../core/table/row-set";
import { checkTable } from "./check-table";
import type { RequestBudget } from "./learned/request-budget";
import type { RunMemory } from "./run-memory";
import type { Endpoint, ResultRoom, SourceShape, Workbook } from "./ports";
import { PacedTelling } from "./flow/paced-telling";
import { ProgressMeter } from "./progress-meter";
import type { RunClock } from "./flow/run-clock";
import { RunRequests } from "./run-requests";
import { RunTally } from "./run-tally";
import { scoreTable } from "./score-table";
import type { RunStatus, RunSummary } from "./run-status";
import type { ScoringPlan } from "./scoring-plan";
import { RowNotes } from "./row-notes";
import { withRoomLeft } from "./standing-columns";
import { WindowReader } from "./window-reader";

export interface ScoringRunParts extends RunClock {
  readonly workbook: Workbook;
  readonly endpoint: Endpoint;
  /** Shared by all that is sent to this endpoint, so that together they ask no more of it than it takes; the run's own unless told. */
  readonly budget?: RequestBudget;
  /** Told what is to be remembered of the run; absent where nothing is. */
  readonly memory?: RunMemory;
}

/** A source that was looked at whole, with the windows that are kept of it. */
interface CheckedSource {
  readonly shape: SourceShape;
  readonly left: ResultRoom | undefined;
  readonly reader: WindowReader;
  readonly encoding: TableEncoding;
  readonly report: PreflightReport;
}

/** Where it is kept what becomes of a run. */
interface RunRecords {
  readonly tally: RunTally;
  readonly notes: RowNotes | undefined;
  readonly meter: ProgressMeter;
}

/**
 * One press of the button, from reading to writing, as a status that can be subscribed to. `start` never rejects: the status
 * says how the run ended.
 */
export class ScoringRun {
  private status: RunStatus = { state: "idle" };
  private readonly listeners = new Set<() => void>();
  private readonly stop = new AbortController();
  private readonly telling: PacedTelling<RunStatus>;

  constructor(private readonly parts: ScoringRunParts) {
    this.telling = new PacedTelling(parts, (status) => this.publish(status));
  }

  readonly getStatus = (): RunStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Stops reading and sending at once; what was answered is written, the rest is left as it was. */
  cancel(): void {
    this.stop.abort(new CancelledError());
  }

  async start(asked: ScoringPlan): Promise<void> {
    if (this.status.state !== "idle") throw new RangeError("A scoring run is started once.");
    const startedAtMs = this.parts.now();
    const tally = new RunTally();
    let shape: SourceShape | undefined;
    const meterOf = (rowCount: number) => new ProgressMeter(rowCount, this.telling.tell);
    const notes = this.parts.memory && new RowNotes(this.parts.memory, this.parts);
    const summarise = (of: SourceShape): RunSummary => tally.summary(of, startedAtMs, this.parts.now());
    try {
      meterOf(0); // Under way already: a workbook may take its time even to say how many rows there are.
      shape = await this.parts.workbook.describe(asked.source, this.stop.signal, true);
      const progress = meterOf(shape.rowCount);
      await this.parts.workbook.checkWritable(shape, asked.refresh ? "replace" : asked.collision, this.stop.signal);
      const { plan, left, ...settled } = await withRoomLeft(asked, shape, this.parts.workbook, this.stop.signal);
      shape = settled.shape;
      const reader = new WindowReader(this.parts.workbook, shape, this.stop.signal);
      const { encoding, report } = await checkTable({
        reader,
        plan,
        shape,
        clock: this.parts,
        onRowsRead: (rowsRead) => progress.update("reading", { rowsRead }),
      });
      if (plan.onProblems === "review" && report.problems.length > 0) {
        return this.telling.tellLast({ state: "review", shape, report });
      }
      await this.score(plan, { shape, left, reader, encoding, report }, { tally, notes, meter: progress });
      // Counted, and then shown, each in a piece of work of its own.
      await this.parts.breathe?.();
      const summary = await withMemory(summarise(shape), notes);
      await this.parts.breathe?.();
      this.telling.tellLast({ state: "done", summary });
    } catch (error) {
      this.stop.abort(error); // Requests still under way are of no use to anyone.
      const summary = await withMemory(shape && summarise(shape), notes);
      if (error instanceof CancelledError && summary !== undefined)
        this.telling.tellLast({ state: "cancelled", summary });
      else this.telling.tellLast({ state: "failed", error: asScoringError(error), ...(summary && { summary }) });
    }
  }

  private async score(
    plan: ScoringPlan,
    { shape, left, reader, encoding, report }: CheckedSource,
    { tally, notes, meter }: RunRecords,
  ): Promise<void> {
    const { workbook, endpoint, budget, now } = this.parts;
    const { signal } = this.stop;
    const requests = new RunRequests({
      workbook,
      endpoint,
      budget,
      plan,
      shape,
      encoding,
      tally,
      meter,
      notes,
      now,
      signal,
    });
    if (plan.rows !== undefined) {
      const others = [...new RowSet(plan.rows).othersOf(shape.rowCount)];
      tally.noteSkipped(others);
      meter.addSkipped(others.length);
    }
    tally.noteSentInputs(encoding.inputs, report.notes);
    const provingPositions = encoding.inputs.flatMap(({ from }) => ("position" in from ? [from.position] : []));
    const proven = { ...shape, provingPositions };
    await scoreTable({
      workbook,
      plan,
      shape: proven,
      left,
      reader,
      encoding,
      tally,
      meter,
      requests,
      notes,
      clock: this.parts,
      signal,
    });
  }

  private publish(status: RunStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
  }
}

/** A summary with what has become of the run's memory, which ends with it. */
async function withMemory<Summary extends RunSummary | undefined>(
  summary: Summary,
  notes: RowNotes | undefined,
): Promise<Summary> {
  if (notes === undefined) return summary;
  const remembered = await notes.end(summary);
  return summary && { ...summary, remembered };
}
