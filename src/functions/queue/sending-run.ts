import { CancelledError, ScoringError } from "../../core/errors";
import { MAX_PAYLOAD_BYTES } from "../../core/request/batch-limits";
import { sendAll, type RequestLimit } from "../../scoring/flow/send-all";
import { FirstContact, isSilence } from "../../scoring/learned/first-contact";
import { LostRows } from "../../scoring/learned/lost-rows";
import { ModelFaultSearch } from "../../scoring/learned/model-fault-search";
import { Quarantine } from "../../scoring/learned/quarantine";
import type { RequestBudget } from "../../scoring/learned/request-budget";
import { RowsAtOnce } from "../../scoring/learned/rows-at-once";
import type { Endpoint, QueryAnswer, QueryOptions, RetryWait } from "../../scoring/ports";
import { scoreBatch, type BatchContext } from "../../scoring/score-batch";
import { errorOf, errorOfFailure } from "../answers/error-of-failure";
import type { FormulaError } from "../answers/formula-error";
import { BatchFeed } from "./batch-feed";
import { MOST_PROBES, type EndpointAbsence } from "./endpoint-absence";
import type { SentBatch } from "./sent-batch";

export interface SendingRunParts {
  readonly endpoint: Endpoint;
  /** Shared with all else that this program sends there. */
  readonly budget: RequestBudget;
  /** Of all runs to this endpoint. */
  readonly absence: EndpointAbsence;
  readonly onRequest: (rowCount: number) => void;
  /** Told when a batch is about to be sent: rows that nobody waits for stay behind. */
  readonly onBegin: (batch: SentBatch) => void;
  /** Told once for each batch, when nothing more is to come for it. @param error why rows without an outcome have none */
  readonly onOver: (batch: SentBatch, error?: unknown) => void;
}

const NEVER = new AbortController().signal;

/**
 * Batches of formulas, sent by the steps of a scoring run: its limit of requests at once, its retries, its search for refused rows. It is over
 * as soon as nothing waits any more, and what it has learned of rows goes with it. Refused rows are searched for one by one from the first
 * on: that an endpoint takes none is not concluded from two of them, for each formula is to get its own row's value. It waits for no endpoint
 * that is away, as cells say so meanwhile; the run after it then asks with one request at a time whether it is back.
 */
export class SendingRun {
  private readonly feed = new BatchFeed<SentBatch>();
  private readonly notBegun = new Set<SentBatch>();
  private readonly begun = new Set<SentBatch>();
  /** Batches that nobody waits for the endpoint with any more, and why. */
  private readonly givenUp = new Map<SentBatch, FormulaError>();
  private stopped: FormulaError | undefined;
  /** Batches that asked in vain whether the endpoint is back, however long each took. */
  private failedProbes = 0;
  private open = 0;
  private over = false;
  private unsubscribe = (): void => undefined;
  private readonly quarantine = new Quarantine();
  private readonly firstContact = new FirstContact();
  private readonly modelFaults = new ModelFaultSearch();
  private readonly rowsAtOnce = new RowsAtOnce();
  private readonly lost = new LostRows();

  constructor(private readonly parts: SendingRunParts) {}

  /** Nothing more may be added. */
  get isOver(): boolean {
    return this.over;
  }

  /** Batches that have not been sent. */
  get left(): number {
    return this.notBegun.size;
  }

  add(batch: SentBatch): void {
    this.open++;
    this.notBegun.add(batch);
    this.feed.push(batch);
  }

  /** Sends what was added and what comes. Never rejects: `onOver` is told. */
  async start(): Promise<void> {
    this.unsubscribe = this.parts.absence.subscribe((why) => this.giveUp(why));
    try {
      await sendAll(this.feed, (batch) => this.score(batch), { limit: this.limit(), stop: NEVER });
    } catch (error) {
      this.over = true;
      this.feed.end();
      const left = [...this.notBegun];
      this.notBegun.clear();
      for (const batch of left) this.parts.onOver(batch, error);
      this.close(left.length);
    }
  }

  private limit(): RequestLimit {
    const { firstContact } = this;
    const { budget, absence } = this.parts;
    return {
      get current() {
        return firstContact.isFirst || absence.isAway ? 1 : budget.current;
      },
      subscribe: budget.subscribe,
    };
  }

  private async score(batch: SentBatch): Promise<void> {
    const { absence, onBegin, onOver } = this.parts;
    this.notBegun.delete(batch);
    const closed = absence.whyNotNow;
    if (closed === undefined) onBegin(batch);
    this.begun.add(batch);
    try {
      if (closed !== undefined) throw closed;
      if (batch.leaveUnwanted() > 0) await scoreBatch(batch.toBatch(), this.contextOf(batch), batch.outcomes);
      onOver(batch);
    } catch (thrown) {
      const givenUp = this.givenUp.get(batch) ?? closed;
      onOver(batch, givenUp ?? thrown);
      if (givenUp === undefined && !(thrown instanceof CancelledError)) throw thrown;
    } finally {
      this.begun.delete(batch);
      this.close(1);
    }
    if (this.stopped !== undefined) throw this.stopped;
  }

  /** Nothing more is to come for so many batches. */
  private close(count: number): void {
    this.open -= count;
    if (this.open > 0) return;
    this.over = true;
    this.feed.end();
    this.unsubscribe();
  }

  private giveUp(why: FormulaError): void {
    this.stopped = why;
    for (const batch of this.begun) this.leave(batch, why);
  }

  private leave(batch: SentBatch, why: FormulaError): void {
    this.givenUp.set(batch, why);
    batch.abort();
  }

  /** A request failed in a way that passes. */
  private noteFailure(batch: SentBatch, why: FormulaError, delayMs: number): void {
    const { absence } = this.parts;
    absence.noteFailure(why, delayMs);
    if (!absence.isAway || this.givenUp.has(batch)) return;
    this.leave(batch, why);
    this.failedProbes++;
    if (this.failedProbes >= MOST_PROBES || absence.whyNotNow !== undefined) this.giveUp(why);
  }

  private async query(batch: SentBatch, body: string, options: QueryOptions): Promise<QueryAnswer> {
    const { endpoint, absence } = this.parts;
    try {
      return await endpoint.query(body, options);
    } catch (error) {
      if (!(error instanceof ScoringError) || error instanceof CancelledError) throw error;
      if (!isSilence(error)) absence.noteThere();
      else if (absence.isAway) this.noteFailure(batch, errorOf(error), 0);
      throw error;
    }
  }

  private contextOf(batch: SentBatch): BatchContext {
    const { budget, absence, onRequest } = this.parts;
    const onWait = ({ reason, delayMs }: RetryWait): void => {
      if (reason !== "model-error") this.noteFailure(batch, errorOfFailure({ code: reason, message: "" }), delayMs);
    };
    const { quarantine, firstContact, modelFaults, rowsAtOnce, lost } = this;
    return {
      endpoint: { query: (body, options) => this.query(batch, body, options) },
      body: batch.body,
      maxPayloadBytes: MAX_PAYLOAD_BYTES,
      outputChoice: {},
      query: { signal: batch.signal, turns: absence.counted(budget), onWait },
      quarantine,
      firstContact,
      modelFaults,
      rowsAtOnce,
      lost,
      onRequest,
      onAnswer: ({ servedModelName }) => batch.noteVersion(servedModelName),
    };
  }
}
