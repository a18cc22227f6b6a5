/** What a terminal, a scheduler or a closed window sends to end a program. */
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/**
 * One Ctrl+C may come several times: from the terminal, and passed on by npm and by launch.mjs. Nobody presses twice so fast. The run is
 * stopped only then, for writing what was answered keeps the program too busy to see when a signal came.
 */
export const ONE_PRESS_MS = 250;

export interface StopSignalParts {
  /** The part of `process` that is used. */
  readonly process: Pick<NodeJS.Process, "on" | "removeAllListeners" | "kill" | "pid">;
  /** The same as `setTimeout`. */
  readonly after: (callback: () => void, delayMs: number) => unknown;
  /** Called at once with the first signal. */
  readonly onFirst: (signal: StopSignal) => void;
  /** Called soon after, once: the run is to end and to keep what it has. */
  readonly onStop: (signal: StopSignal) => void;
  /** Called when the program is about to end at once: there is no time for anything that waits. */
  readonly onEnd?: () => void;
}

/**
 * The first signal asks the run to end. Another Ctrl+C ends the program at once, the way the signal alone would have; another SIGTERM or
 * SIGHUP changes nothing, because several programs above may each pass one on.
 */
export function onStopSignals({ process, after, onFirst, onStop, onEnd }: StopSignalParts): void {
  let first: StopSignal | undefined;
  let isStopping = false;
  const noteSignal = (signal: StopSignal): void => {
    first = signal;
    onFirst(signal);
    after(() => {
      isStopping = true;
      onStop(signal);
    }, ONE_PRESS_MS);
  };
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (first === undefined) return noteSignal(signal);
      if (signal !== "SIGINT" || !isStopping) return;
      onEnd?.();
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}
