import { CancelledError } from "../../core/errors";
import { MAX_PAYLOAD_BYTES } from "../../core/request/batch-limits";
import { sendAll, type RequestLimit } from "../../scoring/flow/send-all";
import { FirstContact } from "../../scoring/learned/first-contact";
import { LostRows } from "../../scoring/learned/lost-rows";
import { ModelFaultSearch } from "../../scoring/learned/model-fault-search";
import { Quarantine } from "../../scoring/learned/quarantine";
import type { RequestBudget } from "../../scoring/learned/request-budget";
import { RowsAtOnce } from "../../scoring/learned/rows-at-once";
import type { Endpoint } from "../../scoring/ports";
import { scoreBatch, type BatchContext } from "../../scoring/score-batch";
import { BatchFeed } from "./batch-feed";
import type { SentBatch } from "./sent-batch";

export interface SendingRunParts {
  readonly endpoint: Endpoint;
  /** Shared with all else that this program sends there. */
  readonly budget: RequestBudget;
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
 * on: that an endpoint takes none is not concluded from two of them, for each formula is to get its own row's value.
 */
export class SendingRun {
  private readonly feed = new BatchFeed<SentBatch>();
  private readonly notBegun = new Set<SentBatch>();
  private open = 0;
  private over = false;
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
    try {
      await sendAll(this.feed, (batch) => this.score(batch), { limit: this.limit(), stop: NEVER });
    } catch (error) {
      this.over = true;
      this.feed.end();
      for (const batch of this.notBegun) this.parts.onOver(batch, error);
      this.notBegun.clear();
    }
  }

  private limit(): RequestLimit {
    const { firstContact } = this;
    const { budget } = this.parts;
    return {
      get current() {
        return firstContact.isFirst ? 1 : budget.current;
      },
      subscribe: budget.subscribe,
    };
  }

  private async score(batch: SentBatch): Promise<void> {
    this.notBegun.delete(batch);
    this.parts.onBegin(batch);
    try {
      if (batch.leaveUnwanted() > 0) await scoreBatch(batch.toBatch(), this.contextOf(batch), batch.outcomes);
      this.parts.onOver(batch);
    } catch (error) {
      this.parts.onOver(batch, error);
      if (!(error instanceof CancelledError)) throw error;
    } finally {
      if (--this.open === 0) {
        this.over = true;
        this.feed.end();
      }
    }
  }

  private contextOf(batch: SentBatch): BatchContext {
    const { endpoint, budget, onRequest } = this.parts;
    const { quarantine, firstContact, modelFaults, rowsAtOnce, lost } = this;
    return {
      endpoint,
      body: batch.body,
      maxPayloadBytes: MAX_PAYLOAD_BYTES,
      outputChoice: {},
      query: { signal: batch.signal, turns: budget },
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
