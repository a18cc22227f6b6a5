/**
 * How far refused batches are bisected. A server that refuses 256 rows for one cell never says which row, so halves are sent
 * until the refused rows stand alone: at most 2 x ceil(log2 n) extra requests for each such row.
 *
 * The bound: no batch causes more than `EXTRA_REQUESTS_PER_BATCH` extra requests, enough for eight scattered rows in 256. Larger parts
 * come first, so that with more refused rows only small parts around them are not told apart and fail together. And when `FRUITLESS_BATCHES` batches in a row were refused to the last row, nothing is
 * bisected any more until the endpoint takes a batch again.
 */
export const EXTRA_REQUESTS_PER_BATCH = 96;
const FRUITLESS_BATCHES = 2;

/** What a run has learned about refusals. One for each run. */
export class Quarantine {
  private fruitlessInARow = 0;

  /** The budget of one batch of the plan. */
  openBatch(): BatchBudget {
    return new BatchBudget(this.fruitlessInARow < FRUITLESS_BATCHES ? EXTRA_REQUESTS_PER_BATCH : 0);
  }

  /** Learns from a batch that is through. */
  closeBatch(budget: BatchBudget): void {
    if (budget.acceptedRows) this.fruitlessInARow = 0;
    else if (budget.refusedRows) this.fruitlessInARow++;
  }
}

/** Requests that one batch may still cost beyond its first. */
export class BatchBudget {
  acceptedRows = false;
  refusedRows = false;

  constructor(private left: number) {}

  /** Takes two requests for two halves, if they are still there. */
  takeHalves(): boolean {
    if (this.left < 2) return false;
    this.left -= 2;
    return true;
  }
}
