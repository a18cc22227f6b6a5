import type { PaneServices } from "../../../services/pane-services";

/** A check is made anew when ten times as long has passed as the one before took, so that Excel is at most a tenth busy with it. */
const REST_BETWEEN_CHECKS = 10;
const LEAST_REST_MS = 1_000;
/** Arrow keys and typing move the selection many times a second; the rows are read when it rests. */
const SELECTION_REST_MS = 500;

/** For so long a check may be shown as if it were of this moment. */
export const LONGEST_UNCHECKED_MS = LEAST_REST_MS;

/** When rows are checked anew that may have been edited. Who asks too early is not forgotten: it is done once Excel has rested. */
export class CheckRhythm {
  private nextMs = 0;
  /** When it was first asked for what waits now. */
  private askedMs: number | undefined;
  private stopWaiting: () => void = () => undefined;

  /** @param onDue checks anew */
  constructor(
    private readonly clock: Pick<PaneServices["clock"], "now" | "after">,
    private readonly onDue: () => void,
  ) {}

  /** The person has come to the pane. @returns how long what may have been edited stays unchecked, in milliseconds */
  ask(): number {
    return this.wait(0);
  }

  /**
   * The person works in the sheet: what is typed into a cell moves the selection, and Excel may tell of each edit. However long that goes on, it is not
   * put off beyond `LONGEST_UNCHECKED_MS` but for Excel's rest. Returns as `ask` does.
   */
  askAtRest(): number {
    return this.wait(SELECTION_REST_MS);
  }

  noteCheck(tookMs: number): void {
    this.nextMs = this.clock.now() + Math.max(LEAST_REST_MS, REST_BETWEEN_CHECKS * tookMs);
  }

  stop(): void {
    this.stopWaiting();
    this.askedMs = undefined;
  }

  private wait(restMs: number): number {
    const nowMs = this.clock.now();
    const askedMs = (this.askedMs ??= nowMs);
    this.stopWaiting();
    const delayMs = Math.max(this.nextMs - nowMs, Math.min(restMs, askedMs + LONGEST_UNCHECKED_MS - nowMs));
    if (delayMs > 0) this.stopWaiting = this.clock.after(delayMs, () => this.act());
    else this.act();
    return Math.max(0, nowMs + delayMs - askedMs);
  }

  private act(): void {
    this.stop();
    this.onDue();
  }
}

/**
 * Calls the listener when the selection moves. Where it cannot be followed, the return of the person to the pane is what is left.
 * @returns a function that ends it; never rejected
 */
export async function whenSelected(
  { sheet }: Pick<PaneServices, "sheet">,
  listener: () => void,
): Promise<() => Promise<void>> {
  try {
    return await (await sheet()).followSelection(listener);
  } catch {
    return () => Promise.resolve();
  }
}
