import type { RowsRefusedError } from "../../core/errors";
import { halve, type Batch } from "../../core/request/batch";

/**
 * How far refused batches are bisected. A server that refuses 256 rows for one cell never says which row, so halves are sent
 * until the refused rows stand alone: at most 2 x ceil(log2 n) extra requests for each such row.
 *
 * The bound: no batch causes more than `EXTRA_REQUESTS_PER_BATCH` extra requests, enough for eight scattered rows in 256. Larger parts
 * come first, so that with more refused rows only small parts around them are not told apart and fail together.
 *
 * Batches that were refused to the last row say little of those behind them: where rows are scored again that failed before, they come
 * first. After `FRUITLESS_BATCHES` of them in a row a refused batch is felt through by parts of every size, nine for 256 rows, and bisected
 * as ever once one of them passes. After `FELT_BATCHES` more that is given up, too, if all refusals said the same: there is one reason
 * for all rows, until the endpoint takes some again.
 */
export const EXTRA_REQUESTS_PER_BATCH = 96;
const FRUITLESS_BATCHES = 2;
export const FELT_BATCHES = 8;

/** What a run has learned about refusals. One for each run. */
export class Quarantine {
  private fruitlessInARow = 0;
  private words: string | undefined;
  private areWordsOne = true;

  /** The budget of one batch of the plan. */
  openBatch(): BatchBudget {
    if (this.fruitlessInARow < FRUITLESS_BATCHES) return new BatchBudget(EXTRA_REQUESTS_PER_BATCH);
    return new BatchBudget(0, !this.areWordsOne || this.fruitlessInARow < FRUITLESS_BATCHES + FELT_BATCHES);
  }

  /** Learns what the endpoint says when it refuses rows. */
  noteRefusal({ status, detail = "" }: RowsRefusedError): void {
    const words = `${status} ${detail}`;
    this.words ??= words;
    this.areWordsOne &&= words === this.words;
  }

  /** Learns from a batch that is through. */
  closeBatch(budget: BatchBudget): void {
    if (budget.hasAccepted) this.fruitlessInARow = 0;
    else if (budget.refusedRows) this.fruitlessInARow++;
  }
}

/** A part of a batch that was refused, of which it is not known yet whether it may be bisected. */
export interface RefusedPart {
  readonly part: Batch;
  readonly error: RowsRefusedError;
}

/** Requests that one batch may still cost beyond its first. */
export class BatchBudget {
  refusedRows = false;
  private accepted = false;
  /** One that was felt in vain may still be searched, if other rows of it pass. */
  private stage: "to be felt" | "felt" | "felt in vain" | "searched";
  private readonly aside: RefusedPart[] = [];

  /** @param isToBeFelt whether it is felt through before anything is bisected: by parts that are not counted */
  constructor(
    private left: number,
    isToBeFelt = false,
  ) {
    this.stage = isToBeFelt ? "to be felt" : "searched";
  }

  get hasAccepted(): boolean {
    return this.accepted;
  }

  /** Rows passed: what is left of the batch is worth a search. */
  noteAccepted(): void {
    this.accepted = true;
    if (this.stage === "searched") return;
    this.stage = "searched";
    this.left = EXTRA_REQUESTS_PER_BATCH;
  }

  /** Takes two requests for two halves, if they are still there. */
  takeHalves(): boolean {
    if (this.left < 2) return false;
    this.left -= 2;
    return true;
  }

  /** @returns parts by which refused rows are felt through; undefined unless it is time for that, which is once */
  takeFeelers(rows: Batch): readonly Batch[] | undefined {
    if (this.stage !== "to be felt" || rows.rows.length < 2) return undefined;
    this.stage = "felt";
    return partsOfEverySize(rows);
  }

  /** @returns whether the part waits until the whole batch is felt through; see `takeAside` */
  putAside(refused: RefusedPart): boolean {
    if (this.stage !== "felt" || refused.part.rows.length < 2) return false;
    this.aside.push(refused);
    return true;
  }

  /** The parts that waited: to be bisected if anything was accepted meanwhile. */
  takeAside(): readonly RefusedPart[] {
    if (this.stage === "felt") this.stage = "felt in vain";
    return this.aside.splice(0);
  }
}

/** A half, a quarter, an eighth ..., and two single rows: each row once. */
function partsOfEverySize(batch: Batch): Batch[] {
  const parts: Batch[] = [];
  let rest: Batch | undefined = batch;
  while (rest !== undefined) {
    const halves: readonly [Batch, Batch] | undefined = halve(rest);
    parts.push(halves?.[0] ?? rest);
    rest = halves?.[1];
  }
  return parts;
}
