import type { Ceilings } from "../../../composition/memory/column-memory";
import type { MemoryPort } from "../../services/memory-port";
import type { CeilingQuestion, RunOrder } from "./run-session";

/** What to ask before a run; undefined where it stays below all ceilings. A request is made for each batch at least. */
export function ceilingQuestion(
  { sourceLabel, rowCount, plan }: Pick<RunOrder, "sourceLabel" | "rowCount" | "plan">,
  ceilings: Ceilings,
  port: Pick<MemoryPort, "asksFirst" | "spent">,
): CeilingQuestion | undefined {
  const requests = Math.ceil(rowCount / plan.rowsPerBatch);
  if (!port.asksFirst(rowCount, requests, ceilings)) return undefined;
  return { sourceLabel, rowCount, requests, ceilings, spent: port.spent() };
}
