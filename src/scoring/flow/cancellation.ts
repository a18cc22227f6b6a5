import { CancelledError } from "../../core/errors";

/** @throws CancelledError once the signal is aborted */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError();
}

/**
 * The signal for writing what was answered and paid for: it is finished also by a run that is being cancelled, unless the workbook does not
 * answer any more.
 */
export function toTheEnd(
  workbook: { asLongAsItAnswers?(signal: AbortSignal): AbortSignal },
  signal: AbortSignal,
): AbortSignal {
  return workbook.asLongAsItAnswers?.(signal) ?? NEVER;
}

const NEVER = new AbortController().signal;
