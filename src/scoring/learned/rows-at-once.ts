/** Answers in a row after which twice as many rows are tried: a hard limit then costs one refusal in seventeen requests. */
const ANSWERS_PER_STEP = 16;

/** Batches in a row of which not even single rows passed, after which none is halved until the endpoint answers again. */
const FRUITLESS_BATCHES = 2;

/**
 * How many rows the endpoint takes in one request, learned from those that were too many for it (413, 504): the batches that follow
 * begin with as many as passed, rather than wait a minute each for the same gateway to give up again. One for each run.
 *
 * A gateway says the same of a model that is away: where a row by itself is too many as well and nothing of its batch passed, the number of
 * rows is not what is wrong, and nothing was learned.
 */
export class RowsAtOnce {
  private most = Infinity;
  private answersInARow = 0;
  private fruitlessInARow = 0;

  get current(): number {
    return this.most;
  }

  openBatch(): SizeSearch {
    return new SizeSearch(this.most, this.fruitlessInARow < FRUITLESS_BATCHES);
  }

  /** Learns from a batch that is through. */
  closeBatch(search: SizeSearch): void {
    if (search.hasPassed) this.fruitlessInARow = 0;
    if (!search.isFruitless) return;
    this.fruitlessInARow++;
    this.most = Math.max(this.most, search.mostBefore);
  }

  noteTooLarge(rowCount: number): void {
    this.most = Math.min(this.most, Math.ceil(rowCount / 2));
    this.answersInARow = 0;
  }

  /** A single slow row brings the number down to one; the rows beside it, which pass together, bring it up again. */
  noteAnswer(rowCount: number): void {
    this.most = Math.max(this.most, rowCount);
    if (++this.answersInARow < ANSWERS_PER_STEP) return;
    this.most *= 2;
    this.answersInARow = 0;
  }
}

/** The search in one batch of the plan for a number of rows that passes. */
export class SizeSearch {
  private passed = false;
  private singleFailed = false;
  private failed = false;
  private readonly rows: number[] = [];

  /** @param mostBefore rows at once when the batch was begun */
  constructor(
    readonly mostBefore: number,
    private readonly isUseful: boolean,
  ) {}

  get hasPassed(): boolean {
    return this.passed;
  }

  /** Whether nothing passed, in however few rows it was sent. */
  get isFruitless(): boolean {
    return !this.passed && (this.singleFailed || (this.failed && !this.isUseful));
  }

  /** Rows that were given up for a reason that may pass. */
  get failedRows(): readonly number[] {
    return this.rows;
  }

  notePassed(): void {
    this.passed = true;
  }

  noteFailed(rows: readonly number[]): void {
    this.rows.push(...rows);
  }

  /** Notes that a part was too large, or took too long. @returns whether its halves may be sent */
  mayHalve(rowCount: number): boolean {
    this.failed = true;
    if (rowCount === 1) this.singleFailed = true;
    return rowCount > 1 && !this.isFruitless;
  }
}
