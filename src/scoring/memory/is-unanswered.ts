import { answeredResults } from "../../core/memory/answered-results";
import type { ReadMemory } from "../../core/memory/read-parts";

/**
 * Whether no run of a column has ever had an answer: then its outputs are only what there was room for, as the first answer names them.
 * @param memory with what this device noted of runs that were cut
 */
export function isUnanswered({ runs, fingerprints, sums }: ReadMemory, columnId: string): boolean {
  const own = runs.filter((run) => run.columnId === columnId);
  const lists = own.flatMap(({ id }) => fingerprints.get(id) ?? []);
  const isAnyScored = own.some(({ id, counts }) => counts.scored > 0 || sums.has(id));
  return own.length > 0 && !isAnyScored && answeredResults(lists).isWithoutAny;
}
