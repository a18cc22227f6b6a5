/** The two timer functions of the platform, so that tests decide when time is up. */
export interface Timers {
  readonly set: (callback: () => void, delayMs: number) => unknown;
  readonly clear: (timer: unknown) => void;
}

export const PLATFORM_TIMERS: Timers = {
  // A request that is still waiting must not keep a program alive that wants to end.
  set: (callback, delayMs) => setTimeout(callback, delayMs).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Ends one request to an upstream: when the caller goes, when time is up, or when something else stops it. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: unknown;
  private readonly onCallerGone = (): void => this.controller.abort();
  isOver = false;

  /** @param delayMs covers the whole exchange, the answer's body too */
  constructor(
    private readonly caller: AbortSignal,
    delayMs: number,
    private readonly timers: Timers,
  ) {
    this.timer = timers.set(() => {
      this.isOver = true;
      this.controller.abort();
    }, delayMs);
    if (caller.aborted) this.controller.abort();
    else caller.addEventListener("abort", this.onCallerGone, { once: true });
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Stops the exchange. */
  abort(): void {
    this.controller.abort();
  }

  /** To be called once the exchange has ended, however it ended. */
  clear(): void {
    this.timers.clear(this.timer);
    this.caller.removeEventListener("abort", this.onCallerGone);
  }
}
