import type { PaneClock } from "../services/pane-services";

/** The browser's own time and timers. The time is one that moving the device's clock does not change. */
export const BROWSER_CLOCK: PaneClock = {
  now: () => performance.now(),
  every(everyMs, tick) {
    // Not an interval: where a tick is late, the next one of an interval follows it close.
    const next = (): void => {
      timer = setTimeout(next, everyMs);
      tick();
    };
    let timer = setTimeout(next, everyMs);
    return () => clearTimeout(timer);
  },
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};
