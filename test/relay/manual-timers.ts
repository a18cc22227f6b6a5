import type { Timers } from "../../src/relay/network/deadline";

export interface ManualTimers extends Timers {
  readonly pending: readonly { readonly callback: () => void; readonly delayMs: number }[];
  readonly cleared: number;
}

/** Timers that go off when a test says so. */
export function manualTimers(): ManualTimers {
  const pending: { callback: () => void; delayMs: number }[] = [];
  const timers = {
    pending,
    cleared: 0,
    set: (callback: () => void, delayMs: number) => pending.push({ callback, delayMs }),
    clear: () => void (timers.cleared += 1),
  };
  return timers;
}
