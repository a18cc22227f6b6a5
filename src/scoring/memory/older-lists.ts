import { dropDead, mergeLists, RECORD_BYTES } from "../../core/memory/fingerprint-list";
import { MOST_ROWS } from "../../core/memory/fingerprints";
import type { ReadMemory } from "../../core/memory/read-parts";
import type { RememberedRun } from "../../core/memory/remembered-run";
import type { GatheredChanges } from "./workbook-parts";

/** So many runs keep fingerprints of a column: those of one more are joined with the newest. */
const MOST_LISTS = 8;

export interface OlderLists {
  readonly memory: ReadMemory;
  /** Which ends now. */
  readonly run: RememberedRun;
  /** It has said something of every row there is: nothing that was known before counts any more. */
  readonly isWhole: boolean;
  /** Of the rows as they stood when they were last looked at, in order. */
  readonly live?: Uint8Array;
}

/**
 * What a run that ends keeps of its rows, and what becomes of the fingerprints of the runs before it: dead ones are dropped, and they do
 * not become ever more lists.
 * @returns the run's list, with those of older ones where they are joined
 */
export function joinOlderLists(
  own: Uint8Array,
  { memory, run, isWhole, live }: OlderLists,
  changes: GatheredChanges,
): Uint8Array {
  const older = memory.runs.filter(({ id, columnId }) => columnId === run.columnId && id !== run.id);
  if (isWhole) {
    for (const one of older) {
      if (memory.fingerprints.has(one.id) || memory.sums.has(one.id)) changes.putRun(memory, one, {});
    }
    return own;
  }
  const same = older.filter(({ id, recipeHash }) => recipeHash === run.recipeHash && memory.fingerprints.has(id));
  const lists = same.flatMap(({ id }) => memory.fingerprints.get(id)!);
  const rowCount = [own, ...lists].reduce((sum, list) => sum + list.length, 0) / RECORD_BYTES;
  if (same.length < MOST_LISTS && rowCount <= MOST_ROWS) return own;
  const all = mergeLists([own, ...lists]);
  const joined = live === undefined ? all : mergeLists([own, dropDead(all, live)]);
  // Too many, as nobody has looked at the rows lately: then they stay where they are, until somebody has.
  if (joined.length > MOST_ROWS * RECORD_BYTES) return own;
  for (const one of same) changes.putRun(memory, one, {});
  return joined;
}
