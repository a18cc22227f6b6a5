import type { PaneServices } from "../../services/pane-services";

/** A check is made anew when ten times as long has passed as the one before took, so that Excel is at most a tenth busy with it. */
const REST_BETWEEN_CHECKS = 10;
const LEAST_REST_MS = 1_000;
/** Arrow keys and typing move the selection many times a second; the rows are read when it rests. */
const SELECTION_REST_MS = 500;

/** When rows are checked anew that may have been edited. Who asks too early is not forgotten: it is done once Excel has rested. */
export class CheckRhythm {
  private nextMs = 0;
  private stopWaiting: () => void = () => undefined;

  /** @param onDue checks anew */
  constructor(
    private readonly clock: Pick<PaneServices["clock"], "now" | "after">,
    private readonly onDue: () => void,
  ) {}

  /** The person has come to the pane. @returns how long they have to wait for it, in milliseconds */
  ask(): number {
    return this.wait(this.nextMs - this.clock.now());
  }

  /** The person works in the sheet: what is typed into a cell moves the selection. Returns as `ask` does. */
  askAtRest(): number {
    return this.wait(Math.max(SELECTION_REST_MS, this.nextMs - this.clock.now()));
  }

  noteCheck(tookMs: number): void {
    this.nextMs = this.clock.now() + Math.max(LEAST_REST_MS, REST_BETWEEN_CHECKS * tookMs);
  }

  stop(): void {
    this.stopWaiting();
  }

  private wait(restMs: number): number {
    this.stopWaiting();
    if (restMs > 0) this.stopWaiting = this.clock.after(restMs, this.onDue);
    else this.onDue();
    return restMs;
  }
}

/** For so long a check may be shown as if it were of this moment. */
export const LONGEST_UNCHECKED_MS = LEAST_REST_MS;

/**
 * Calls the listener when the selection moves. Where it cannot be followed, the return of the person to the pane is what is left.
 * @returns a function that ends it; never rejected
 */
export async function whenEdited(
  { sheet }: Pick<PaneServices, "sheet">,
  listener: () => void,
): Promise<() => Promise<void>> {
  try {
    return await (await sheet()).followSelection(listener);
  } catch {
    return () => Promise.resolve();
  }
}
