import { performance } from "node:perf_hooks";

/**
 * Milliseconds that each of several pieces of work takes at its best. They take turns, so that a machine that slows
 * down in between slows them all; the best of many turns is what the work costs when nothing else is in the way.
 * @param turns how often each is run, after one run to warm up
 */
export async function bestTimesMs(turns: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const best = works.map(() => Infinity);
  for (let turn = 0; turn <= turns; turn++) {
    for (const [index, work] of works.entries()) {
      const startedAt = performance.now();
      await work();
      if (turn > 0) best[index] = Math.min(best[index]!, performance.now() - startedAt);
    }
  }
  return best;
}
