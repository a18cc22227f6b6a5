import type { Ceilings, ColumnMemory } from "../../../composition/memory/column-memory";
import type { CeilingQuestion, RunOrder } from "./run-session";

/** What to ask before a run; undefined where it stays below all ceilings. A request is made for each batch at least. */
export function ceilingQuestion(
  { sourceLabel, rowCount, plan }: Pick<RunOrder, "sourceLabel" | "rowCount" | "plan">,
  ceilings: Ceilings,
  memory: Pick<ColumnMemory, "spent" | "asksFirst">,
): CeilingQuestion | undefined {
  const requests = Math.ceil(rowCount / plan.rowsPerBatch);
  if (!memory.asksFirst(rowCount, requests, ceilings)) return undefined;
  return { sourceLabel, rowCount, requests, ceilings, spent: memory.spent() };
}
