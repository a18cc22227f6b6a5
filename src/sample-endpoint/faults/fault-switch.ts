import type { Fault } from "./fault";

interface SwitchedFault {
  readonly fault: Fault;
  readonly sinceMs: number;
  seen: number;
}

/** The faults that are switched on, and how much of each is used up. */
export class FaultSwitch {
  private switched: readonly SwitchedFault[] = [];

  /** @param nowMs the clock, in milliseconds; only differences matter */
  constructor(
    private readonly nowMs: () => number,
    faults: readonly Fault[] = [],
  ) {
    this.set(faults);
  }

  /** Replaces all faults. */
  set(faults: readonly Fault[]): void {
    const sinceMs = this.nowMs();
    this.switched = faults.map((fault) => ({ fault, sinceMs, seen: 0 }));
  }

  /** What is switched on, in order, and how many requests each one has counted. */
  list(): readonly { readonly fault: Fault; readonly seen: number }[] {
    return this.switched.map(({ fault, seen }) => ({ fault, seen }));
  }

  /** The fault that the next request of this endpoint meets: the first live one. Counts the request. */
  take(endpoint: string): Fault | undefined {
    for (const entry of this.switched) {
      const { fault } = entry;
      if (fault.endpoint !== undefined && fault.endpoint !== endpoint) continue;
      if (fault.forSeconds !== undefined && this.nowMs() - entry.sinceMs >= fault.forSeconds * 1000) continue;
      const skip = fault.skip ?? 0;
      if (entry.seen >= skip + (fault.times ?? Infinity)) continue;
      entry.seen += 1;
      if (entry.seen > skip) return fault;
    }
    return undefined;
  }
}
