import type { ReadMemory } from "./read-parts";

/** Runs that a workbook keeps. */
const MOST_RUNS = 50;

/**
 * The parts of runs that are older than the last ones a workbook keeps, by their ids.
 * @param needed ids of runs that stay however old they are, because what is known of a column's rows stands in them
 */
export function partsToGo(memory: ReadMemory, needed: ReadonlySet<string>, mostRuns = MOST_RUNS): readonly string[] {
  return memory.runs
    .slice(mostRuns)
    .filter(({ id }) => !needed.has(id))
    .flatMap(({ id }) => memory.partsOfRun.get(id) ?? []);
}
