/**
 * A clock whose time passes only when nothing else can happen: the earliest sleeper wakes once all other work has come to rest.
 * A request that hangs therefore meets its timeout, and a retry its wait, at once and in the right order.
 */
export class VirtualClock {
  nowMs = Date.UTC(2026, 10, 22);
  /** Every delay that was asked for, in order. */
  readonly delaysMs: number[] = [];
  /** Whether something goes on that takes real time: the clock stands still meanwhile. */
  isHeld = (): boolean => false;
  #sleepers: { dueMs: number; wake: () => void }[] = [];
  #isTicking = false;
  #isStopped = false;

  readonly now = (): number => this.nowMs;

  readonly sleep = (delayMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      if (this.#isStopped) return;
      this.delaysMs.push(delayMs);
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(signal.reason as Error);
      };
      const wake = (): void => {
        signal.removeEventListener("abort", stop);
        resolve();
      };
      const sleeper = { dueMs: this.nowMs + delayMs, wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener("abort", stop);
      if (!this.#isTicking) void this.#tick();
    });

  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Nobody wakes any more: what tries again for ever would keep the process at work for ever. */
  stop(): void {
    this.#isStopped = true;
    this.#sleepers = [];
  }

  async #tick(): Promise<void> {
    this.#isTicking = true;
    for (;;) {
      for (let turn = 0; turn < 3 || this.isHeld(); turn++) await new Promise((resolve) => setImmediate(resolve));
      const [earliest] = [...this.#sleepers].sort((a, b) => a.dueMs - b.dueMs);
      if (earliest === undefined) break;
      this.#sleepers = this.#sleepers.filter((other) => other !== earliest);
      this.nowMs = Math.max(this.nowMs, earliest.dueMs);
      earliest.wake();
    }
    this.#isTicking = false;
  }
}
