import type { DeviceMemory } from "../../../composition/device-memory";
import { Spending, type Ceilings } from "../../../composition/memory/spent-today";
import type { CeilingQuestion, RunOrder } from "./run-session";

/** What to ask before a run; undefined where it stays below all ceilings. A request is made for each batch at least. */
export function ceilingQuestion(
  { sourceLabel, rowCount, plan }: Pick<RunOrder, "sourceLabel" | "rowCount" | "plan">,
  ceilings: Ceilings,
  device: Pick<DeviceMemory, "read" | "write">,
  nowUtc: () => Date = () => new Date(),
): CeilingQuestion | undefined {
  const spending = new Spending(device, nowUtc);
  const requests = Math.ceil(rowCount / plan.rowsPerBatch);
  if (!spending.asksFirst(rowCount, requests, ceilings)) return undefined;
  return { sourceLabel, rowCount, requests, ceilings, spent: spending.today() };
}
