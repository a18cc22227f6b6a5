/** Waits `delayMs`, or rejects with `signal.reason` as soon as the signal is aborted. */
export type Sleep = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** The real clock's Sleep. It leaves no listener and no timer behind, however it ends. */
export function abortableSleep(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, delayMs);
    function stop(): void {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal.addEventListener("abort", stop, { once: true });
  });
}

/**
 * The outcome of `work`, or `signal.reason` as soon as the signal is aborted: for work that others share and that must go on,
 * or that may not listen to the signal itself.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    const settle = (end: () => void): void => {
      signal.removeEventListener("abort", stop);
      end();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
