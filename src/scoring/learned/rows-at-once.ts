/** Answers in a row after which twice as many rows are tried: a hard limit then costs one refusal in seventeen requests. */
const ANSWERS_PER_STEP = 16;

/**
 * How many rows the endpoint takes in one request, learned from those that were too many for it (413, 504): the batches that follow
 * begin with as many as passed, rather than wait a minute each for the same gateway to give up again. One for each run.
 */
export class RowsAtOnce {
  private most = Infinity;
  private answersInARow = 0;

  get current(): number {
    return this.most;
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
