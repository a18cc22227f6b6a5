import type { PaneClock } from "../services/pane-services";

/** The browser's own time and timers. The time is one that moving the device's clock does not change. */
export const BROWSER_CLOCK: PaneClock = {
  now: () => performance.now(),
  every(everyMs, tick) {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  },
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};
