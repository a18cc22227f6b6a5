import { performance } from "node:perf_hooks";

/** Loaded before a program (`node --import`): after 1 s the device's clock is an hour ahead, after 3 s an hour behind. */
const startedAtMs = performance.now();
const now = Date.now;
Date.now = () => {
  const elapsedMs = performance.now() - startedAtMs;
  return now() + (elapsedMs < 1_000 ? 0 : elapsedMs < 3_000 ? 3_600_000 : -3_600_000);
};
