import type { RunClock } from "./run-clock";

/**
 * Time between two states that are told: more of them nobody could read, and each has the pane draw itself anew. With the two ticks of its
 * own clock, by which the pane counts time down, it draws ten times a second.
 */
const TELL_EVERY_MS = 125;

/** Tells states as they change, at most eight times a second, and always the latest one; without a timer each of them at once. */
export class PacedTelling<State> {
  private lastMs = -Infinity;
  private latest: State | undefined;
  private stopTimer: (() => void) | undefined;
  private isOver = false;

  constructor(
    private readonly clock: RunClock,
    private readonly listener: (state: State) => void,
  ) {}

  readonly tell = (state: State): void => {
    if (this.isOver) return;
    this.latest = state;
    const { now, startTimer } = this.clock;
    const waitMs = this.lastMs + TELL_EVERY_MS - now();
    if (startTimer === undefined || waitMs <= 0) this.tellLatest();
    else this.stopTimer ??= startTimer(waitMs, () => this.tellLatest());
  };

  /** Tells a state at once, and nothing after it. */
  tellLast(state: State): void {
    this.latest = state;
    this.tellLatest();
    this.isOver = true;
  }

  private tellLatest(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.lastMs = this.clock.now();
    this.listener(this.latest!);
  }
}
