/** The time of a run, as it is given from outside. */
export interface RunClock {
  /** Milliseconds of a clock that is never set, so that an hour more or less on the device changes nothing; only differences matter. */
  readonly now: () => number;
  /** Calls `act` after a while, unless what it returns is called before. Absent: nothing happens because time has passed, nor is held back. */
  readonly startTimer?: (delayMs: number, act: () => void) => () => void;
  /** Lets the one thread do what else waits for it, such as showing what somebody types; absent where nothing does. */
  readonly breathe?: () => Promise<void>;
}

/** Of work that nobody waits for the end of: no time passes, and nobody is let in. */
export const NO_CLOCK: RunClock = { now: () => 0 };

/** Work of its own that a run does before it lets others in; well below the 50 ms that a person notices. */
const BREATH_AFTER_MS = 10;

/** Lets others in between two pieces of a run's own work, but not after each of them. */
export class Breath {
  private lastMs: number;

  constructor(private readonly clock: RunClock) {
    this.lastMs = clock.now();
  }

  /** Undefined where it is too early for it, so that nothing waits for nothing. */
  due(): Promise<void> | undefined {
    const { breathe, now } = this.clock;
    if (breathe === undefined || now() - this.lastMs < BREATH_AFTER_MS) return undefined;
    return breathe().then(() => {
      this.lastMs = now();
    });
  }
}
