import type { RowResult } from "../answers/row-answer";

interface Waiter {
  readonly settle: (result: RowResult) => void;
  readonly fail: (error: unknown) => void;
}

/** A row that is on its way to its answer, for all formulas that ask for it. */
export class RowFlight {
  private readonly waiters = new Set<Waiter>();
  private isOver = false;

  /**
   * @param key of the row in the memo
   * @param onUnwanted told when nobody waits any more; somebody may come again
   */
  constructor(
    readonly key: string,
    private readonly onUnwanted: () => void,
  ) {}

  get isWanted(): boolean {
    return this.waiters.size > 0;
  }

  /** Waits for the answer as one more. Each leaves for itself: a late cancel of one never takes the answer from another. */
  wait(signal: AbortSignal): Promise<RowResult> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = (): void => {
        this.waiters.delete(waiter);
        reject(signal.reason);
        if (!this.isWanted && !this.isOver) this.onUnwanted();
      };
      const stay = (): void => signal.removeEventListener("abort", leave);
      const waiter: Waiter = {
        settle: (result) => {
          stay();
          resolve(result);
        },
        fail: (error) => {
          stay();
          reject(error);
        },
      };
      this.waiters.add(waiter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  settle(result: RowResult): void {
    this.end((waiter) => waiter.settle(result));
  }

  fail(error: unknown): void {
    this.end((waiter) => waiter.fail(error));
  }

  private end(tell: (waiter: Waiter) => void): void {
    this.isOver = true;
    const waiters = [...this.waiters];
    this.waiters.clear();
    waiters.forEach(tell);
  }
}
