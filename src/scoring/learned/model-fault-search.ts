import { rowsOf, type Batch } from "../../core/request/batch";

/** Requests that a run spends beyond its batches to find the rows that a model fails on: some fifteen of them, scattered. */
export const MODEL_FAULT_REQUESTS = 256;

/** Parts of a batch that all failed before any passed, after which none is halved: the batch, its halves and their halves. */
const FRUITLESS_PARTS = 7;

/** Batches in a row in which no part passed, after which nothing is searched until the model answers again. */
const FRUITLESS_BATCHES = 2;

/**
 * How far batches are halved that the model fails on each time they are sent, or that end it, until the rows at fault stand alone and only they stay
 * blank. A model that fails on everything is not searched for rows: those are lost, and tried once more at the end. One for each run.
 */
export class ModelFaultSearch {
  private left = MODEL_FAULT_REQUESTS;
  private fruitlessInARow = 0;

  openBatch(): BatchFaultSearch {
    return new BatchFaultSearch(() => this.takeTwo());
  }

  /** Learns from a batch that is through. */
  closeBatch(batch: BatchFaultSearch): void {
    if (batch.passedRow !== undefined) this.fruitlessInARow = 0;
    else if (batch.hasFailed) this.fruitlessInARow++;
  }

  private takeTwo(): boolean {
    if (this.left < 2 || this.fruitlessInARow >= FRUITLESS_BATCHES) return false;
    this.left -= 2;
    return true;
  }
}

/** The search in one batch of the plan. */
export class BatchFaultSearch {
  private failedParts = 0;
  private passed: Batch | undefined;
  private begun = false;

  constructor(private readonly takeTwo: () => boolean) {}

  /** A row of this batch for which the model has answered: where it fails on that one, too, it is away. */
  get passedRow(): Batch | undefined {
    return this.passed;
  }

  get hasFailed(): boolean {
    return this.failedParts > 0;
  }

  /** The batch was halved: its parts are not sent again as they are. */
  get hasBegun(): boolean {
    return this.begun;
  }

  notePassed(part: Batch): void {
    this.passed ??= rowsOf(part, 0, 1);
  }

  /** @returns whether a single row on which the model failed may be told from a model that is away: by two more requests */
  mayJudge(): boolean {
    return this.takeTwo();
  }

  /** Notes that the model failed on a part. @returns whether its halves may be sent */
  mayHalve(): boolean {
    this.failedParts++;
    if (this.passed === undefined && this.failedParts >= FRUITLESS_PARTS) return false;
    const may = this.takeTwo();
    this.begun ||= may;
    return may;
  }
}
