import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { rowsOf, rowsWhere, type Batch } from "../core/request/batch";
import type { CellBlock } from "../core/table/cell-block";
import type { TableEncoding } from "../core/request/table-encoding";
import { FirstContact } from "./learned/first-contact";
import { FirstRefusal } from "./learned/first-refusal";
import { NO_CLOCK } from "./flow/run-clock";
import { LostRows } from "./learned/lost-rows";
import { ModelFaultSearch } from "./learned/model-fault-search";
import type { Endpoint, QueryAnswer, RetryWait, RowWindow, SourceShape, Workbook } from "./ports";
import type { ProgressMeter } from "./progress-meter";
import { RequestBudget } from "./learned/request-budget";
import { Quarantine } from "./learned/quarantine";
import { RowsAtOnce } from "./learned/rows-at-once";
import { RowChoice, type ChosenRows } from "./refresh/row-choice";
import type { RowNotes } from "./row-notes";
import type { RunTally } from "./run-tally";
import { scoreBatch } from "./score-batch";
import { CONCURRENT_REQUESTS, type Refresh, type ScoringPlan } from "./scoring-plan";

export interface RunRequestsParts {
  readonly workbook: Pick<Workbook, "readWindow" | "readResults">;
  readonly endpoint: Endpoint;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  readonly encoding: TableEncoding;
  readonly tally: RunTally;
  readonly meter: ProgressMeter;
  readonly notes?: Pick<RowNotes, "noteRequest"> | undefined;
  /** Shared by all that is sent to this endpoint; one of the run's own unless told. */
  readonly budget?: RequestBudget | undefined;
  /** The run's clock, in milliseconds. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** How many batches may be under way; those that wait to be sent again are counted among them. */
export interface RoundLimit {
  /** To be asked before each start. One until it is known what became of the first batch. */
  readonly current: number;
  /** Told when `current` has changed. @returns to be called when nothing more is to be told */
  subscribe(listener: () => void): () => void;
}

/** How the batches of one round are sent. */
export interface RoundRules {
  readonly limit: RoundLimit;
  /** Scores one batch; every row of it goes into `outcomes` once, as soon as something has become of it. */
  readonly scoreBatch: (batch: Batch, outcomes: BatchOutcome[]) => Promise<unknown>;
}

/** Sends the batches of one run, and keeps what its rounds have learned about the endpoint. */
export class RunRequests {
  private readonly quarantine: Quarantine | undefined;
  private readonly firstRefusal: FirstRefusal | undefined;
  private readonly modelFaults = new ModelFaultSearch();
  private readonly rowsAtOnce = new RowsAtOnce();
  private readonly budget: RequestBudget;
  private rowsBegun = 0;

  constructor(private readonly parts: RunRequestsParts) {
    const { onRefused, concurrentRequests: most, holdsConcurrency: holds = false, rowsPerBatch } = parts.plan;
    this.budget = parts.budget ?? new RequestBudget(parts.now, CONCURRENT_REQUESTS);
    this.budget.begin({
      most,
      first: holds ? most : Math.min(CONCURRENT_REQUESTS, most),
      holds,
      left: () =>
        Math.max(0, Math.ceil((parts.shape.rowCount - parts.tally.rowsSkipped - this.rowsBegun) / rowsPerBatch)),
    });
    this.quarantine = onRefused === "stop" ? undefined : new Quarantine();
    const canJudge = onRefused === "quarantine" && !isOfFailedRows(parts.plan.refresh);
    this.firstRefusal = canJudge ? new FirstRefusal(() => this.middleRow()) : undefined;
  }

  /** Sends all batches; a run whose endpoint is never there ends. @param lost gets the rows that may pass later */
  firstRound(lost: LostRows): RoundRules {
    return this.round(new FirstContact(), lost);
  }

  /** Sends lost rows once more; it ends at the first of them that is lost again before any was answered. */
  secondRound(): RoundRules {
    return this.round(new FirstContact(1), new LostRows(), { waitsAnew: true });
  }

  private round(
    firstContact: FirstContact,
    lost: LostRows,
    untilContact: { readonly waitsAnew?: boolean } = {},
  ): RoundRules {
    const { endpoint, plan, encoding, tally, meter, notes, now, signal } = this.parts;
    const { budget } = this;
    const onWait = (wait: RetryWait): void => this.noteWait(wait);
    const onFailedRequest = (requestId: string): void => tally.requestIds.note(requestId, true);
    const context = {
      endpoint,
      body: encoding.body,
      maxPayloadBytes: plan.maxPayloadBytes,
      outputChoice: plan.outputChoice ?? {},
      ...(this.quarantine && { quarantine: this.quarantine }),
      ...(this.firstRefusal && { firstRefusal: this.firstRefusal }),
      modelFaults: this.modelFaults,
      rowsAtOnce: this.rowsAtOnce,
      firstContact,
      lost,
      onRequest: (rowCount: number) => {
        notes?.noteRequest(rowCount);
        tally.noteBatch(now());
        meter.noteRequest(now());
      },
      onAnswer: (answer: QueryAnswer) => this.noteAnswer(answer),
    };
    return {
      limit: {
        get current() {
          return firstContact.isFirst ? 1 : budget.current;
        },
        subscribe: (listener) => {
          meter.setAtOnce(budget.state);
          return budget.subscribe(() => {
            meter.setAtOnce(budget.state);
            listener();
          });
        },
      },
      scoreBatch: (batch, outcomes) => {
        this.rowsBegun += batch.rows.length;
        const query = { signal, onWait, onFailedRequest, turns: budget, ...(firstContact.isMade ? {} : untilContact) };
        return scoreBatch(batch, { ...context, query }, outcomes);
      },
    };
  }

  /** A wait is told where nothing else goes on meanwhile. */
  private noteWait(wait: RetryWait): void {
    if (this.budget.isBusy) return;
    this.parts.meter.update("scoring", { wait: { ...wait, untilMs: this.parts.now() + wait.delayMs } });
  }

  private noteAnswer({ servedModelName, requestId }: QueryAnswer): void {
    this.parts.tally.noteServedModel(servedModelName);
    this.parts.tally.requestIds.note(requestId);
    this.parts.meter.endWait();
  }

  /** The first row that is to be sent from the middle of the table on, if its window has one. */
  private async middleRow(): Promise<Batch | undefined> {
    const { workbook, shape, encoding, signal, plan } = this.parts;
    const window = await workbook.readWindow(shape, Math.floor(shape.rowCount / 2), signal);
    const sendable = rowsWhere(
      encoding.encode(window).sendable,
      (await this.wantedRows(window, plan.refresh)).isWanted,
    );
    return sendable.rows.length === 0 ? undefined : rowsOf(sendable, 0, 1);
  }

  /** Which rows of a window are scored. */
  private wantedRows(window: RowWindow, refresh: Refresh | undefined): Promise<ChosenRows> {
    if (refresh === undefined) return Promise.resolve({ isWanted: () => true });
    const { encoding } = this.parts;
    const unheard = (): void => undefined;
    const resultsOf = (rows: RowWindow) => this.resultsOf(rows, refresh);
    const parts = { ...refresh, encoding, clock: NO_CLOCK, resultsOf, onStanding: unheard, onSkipped: unheard };
    return new RowChoice(parts).of(window);
  }

  private resultsOf({ firstRow, cells }: RowWindow, { into }: Refresh): Promise<CellBlock> {
    const { workbook, shape, signal } = this.parts;
    return workbook.readResults(shape, into, firstRow, cells.rowCount, signal);
  }
}

/**
 * Whether a refresh asks again for rows that failed, and not for those that were scored: most of its first rows may be refused for good, and
 * tell nothing of the others.
 */
function isOfFailedRows(refresh: Refresh | undefined): boolean {
  return refresh !== undefined && refresh.states.has("failed") && !refresh.states.has("current");
}
