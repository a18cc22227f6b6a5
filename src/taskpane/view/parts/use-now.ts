import { useEffect, useState } from "react";
import type { PaneClock } from "../../services/pane-services";

/** A countdown changes once a second; twice as often keeps it from skipping one. */
const TICK_MS = 500;

/** The time of the pane's clock in milliseconds, renewed twice a second. */
export function useNow(clock: PaneClock): number {
  const [nowMs, setNowMs] = useState(() => clock.now());
  useEffect(() => clock.every(TICK_MS, () => setNowMs(clock.now())), [clock]);
  return nowMs;
}
