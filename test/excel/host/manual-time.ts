import type { StartTimer } from "../../../src/excel/host/host-silence";

/** Time that passes when a test says so. */
export class ManualTime {
  private nowMs = 0;
  private timers: { readonly dueMs: number; readonly act: () => void }[] = [];

  readonly now = (): number => this.nowMs;

  readonly startTimer: StartTimer = (delayMs, act) => {
    const timer = { dueMs: this.nowMs + delayMs, act };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** Timers that wait for their moment. */
  get pendingCount(): number {
    return this.timers.length;
  }

  /** Lets time pass, and everything happen that does not need more of it. */
  async pass(durationMs: number): Promise<void> {
    const endMs = this.nowMs + durationMs;
    await allQuiet();
    for (let next = this.dueUntil(endMs); next !== undefined; next = this.dueUntil(endMs)) {
      this.nowMs = next.dueMs;
      this.timers = this.timers.filter((one) => one !== next);
      next.act();
      await allQuiet();
    }
    this.nowMs = endMs;
  }

  private dueUntil(endMs: number) {
    return this.timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}

/** All that can happen without time passing has happened; a module that is loaded for the first time needs some turns. */
export async function allQuiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
