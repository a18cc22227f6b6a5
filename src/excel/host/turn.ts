import { CancelledError } from "../../core/errors";

/**
 * One turn in Excel as its caller waits for it. Excel may hold an answer back for as long as a person edits a cell; the caller can leave before
 * that, and the turn goes on without it until it has put right what must not stay.
 */
export class Turn<Result> {
  /** It is this turn's turn: something may have been asked of Excel. */
  hasBegun = false;
  /** Nobody waits for the result any more. */
  isLeft = false;
  /** Settles as the turn does, or before that with CancelledError when the caller leaves. */
  readonly outcome: Promise<Result>;
  private settle!: (result: Result) => void;
  private fail!: (error: unknown) => void;
  private finished: { readonly result: Result } | undefined;
  private standing: { readonly result: Result } | undefined;

  constructor() {
    this.outcome = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    this.outcome.catch(() => undefined); // Whoever awaits it sees it; a caller may have left before anybody does.
  }

  /** The work is done, and only Excel tidies up. A caller that leaves from here on takes the result along. */
  finish(result: Result): Result {
    this.finished = { result };
    return result;
  }

  /** What is done so far, and stays: a caller that leaves from here on takes it along, and only what comes after it is put right. */
  stand(result: Result): void {
    this.standing = { result };
  }

  /** The turn is over. */
  end(whole: Promise<Result>): void {
    whole.then(this.settle, this.fail);
  }

  leave(): void {
    if (this.finished) return this.settle(this.finished.result);
    this.isLeft = true;
    if (this.standing) this.settle(this.standing.result);
    else this.fail(new CancelledError());
  }
}
