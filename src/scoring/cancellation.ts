import { CancelledError } from "../core/errors";

/** @throws CancelledError once the signal is aborted */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError();
}
