import type { RememberedRun } from "./remembered-run";

/** The run that made what stands in a column, or the latest of it: one that scored no row made nothing. @param runs newest first */
export function makerOf(runs: readonly RememberedRun[]): RememberedRun | undefined {
  return runs.find(({ counts }) => counts.scored > 0) ?? runs[0];
}
