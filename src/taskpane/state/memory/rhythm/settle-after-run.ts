import type { PaneServices } from "../../../services/pane-services";
import type { Subscribable } from "../../basis/subscribable";
import { resultColumnsOf } from "../../run/columns-left";
import { isUnderWay, type RunSession } from "../../run/run-session";

/** A workbook that does not answer keeps nobody from going on. */
export const LONGEST_SETTLING_MS = 2_000;

interface WatchedParts {
  readonly run: Pick<RunSession, "getState" | "subscribe">;
  readonly services: { readonly clock: Pick<PaneServices["clock"], "after"> };
}

/** As much of what a workbook remembers as is watched. */
interface WatchedMemory extends Pick<
  Subscribable<{ readonly check: { readonly kind: string } }>,
  "getState" | "subscribe"
> {
  /** Settled once the workbook was looked into for the last time it was asked for. Never rejected. */
  readonly refreshed: Promise<void>;
}

/**
 * Tells from the end of a run that wrote something until its columns were looked at: what is offered of them is known only then, and
 * whatever was offered before would be another thing a moment later.
 * @param memory which has followed runs for longer
 * @returns a function that ends it
 */
export function settleAfterRun(
  memory: WatchedMemory,
  { run, services: { clock } }: WatchedParts,
  tell: (isSettling: boolean) => void,
): () => void {
  let wasUnderWay = isUnderWay(run.getState().status);
  let end: (() => void) | undefined;
  const begin = (): void => {
    const ended = new AbortController();
    const stopWaiting = clock.after(LONGEST_SETTLING_MS, () => end?.());
    end = () => {
      ended.abort();
      stopWaiting();
      end = undefined;
      tell(false);
    };
    tell(true);
    void isLookedAt(memory, ended.signal).then(() => {
      if (!ended.signal.aborted) end?.();
    });
  };
  const endFollowing = run.subscribe(() => {
    const before = wasUnderWay;
    const { status } = run.getState();
    wasUnderWay = isUnderWay(status);
    if (wasUnderWay) end?.();
    else if (before && resultColumnsOf(status) !== undefined) begin();
  });
  return () => {
    endFollowing();
    end?.();
  };
}

/** Until nobody looks into the workbook any more, nor checks the column unasked. */
async function isLookedAt(memory: WatchedMemory, signal: AbortSignal): Promise<void> {
  let looked: Promise<void> | undefined;
  while (looked !== memory.refreshed) {
    looked = memory.refreshed;
    await looked;
  }
  await new Promise<void>((resolve) => {
    const isChecked = (): boolean => memory.getState().check.kind !== "checking";
    if (isChecked()) return resolve();
    const stop = memory.subscribe(() => {
      if (isChecked()) resolve();
    });
    signal.addEventListener("abort", stop);
  });
}
