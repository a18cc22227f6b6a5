import type { PaneClock } from "../services/pane-services";

/** The browser's own time and timers. */
export const BROWSER_CLOCK: PaneClock = {
  now: () => Date.now(),
  every(everyMs, tick) {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  },
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};
