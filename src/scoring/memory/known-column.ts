import type { RowSum } from "../../core/memory/fingerprints";
import { knownRows, type KnownRows } from "../../core/memory/known-rows";
import type { ReadMemory } from "../../core/memory/read-parts";
import { recipeHash } from "../../core/memory/recipe-hash";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import type { WhyUnknown } from "./memory-look";
import { UNKNOWN_ROWS } from "./unknown-rows";

/** What can be told of the rows of a column, before one of them is read. */
export interface KnownColumn {
  readonly known: KnownRows;
  readonly whyUnknown?: WhyUnknown;
  /** Of too many rows: the sum of all of them as they were when they were scored as a whole, and nothing was scored since. */
  readonly sum?: RowSum;
}

/**
 * Only what runs of the very recipe have left counts: a prediction that another one made says nothing of what this one would make.
 * @param memory with what this device noted of runs that were cut
 */
export function knownColumn(memory: ReadMemory, { id, recipe, schema }: RememberedColumn): KnownColumn {
  if (recipe.inputFormat === "dataframe_split" && recipe.withIndex) {
    return { known: UNKNOWN_ROWS, whyUnknown: "row-numbers-sent" };
  }
  const hash = recipeHash(recipe, schema);
  const runs = memory.runs.filter(({ columnId }) => columnId === id);
  const same = runs.filter((run) => run.recipeHash === hash);
  const lists = same.flatMap((run) => memory.fingerprints.get(run.id) ?? []);
  const summed = same.find((run) => memory.sums.has(run.id));
  if (summed !== undefined) {
    // Lists beside a sum are those of a few rows that were scored since; of all others nobody knows which they are.
    const sum = summed === runs[0] ? memory.sums.get(summed.id) : undefined;
    return { known: UNKNOWN_ROWS, whyUnknown: "too-many-rows", ...(sum && { sum }) };
  }
  if (lists.length > 0) return { known: knownRows(lists) };
  const isOther = same.length === 0 && runs.some((run) => memory.fingerprints.has(run.id) || memory.sums.has(run.id));
  return { known: UNKNOWN_ROWS, whyUnknown: isOther ? "recipe-changed" : "nothing-kept" };
}
