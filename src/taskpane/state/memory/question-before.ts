import type { RunScope } from "../../../core/memory/remembered-run";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { MemoryPort } from "../../services/memory-port";
import type { Later } from "../../services/pane-services";
import { columnsOfRecipe } from "./columns-of-recipe";
import type { RefreshQuestion } from "./memory-state";
import { hostOf } from "../connection/host-of";

/**
 * What must be answered before rows of a remembered column are sent: the workbook, which may come from anybody, names where they go.
 * @param answered ids of unended runs beside which another may start
 */
export async function questionBefore(
  { column, unended }: ColumnLook,
  scope: RunScope,
  columnMemory: Later<MemoryPort>,
  answered: ReadonlySet<string>,
): Promise<RefreshQuestion | undefined> {
  const { origin, route } = column.recipe;
  if (origin === undefined || route === undefined) return undefined; // nothing can be sent
  const columns = columnsOfRecipe(column.recipe, column.schema).map((one) => one.column);
  if (!(await columnMemory()).isAllowed({ origin, route, columns })) {
    return { kind: "consent", scope, host: hostOf(origin), columns };
  }
  if (unended === undefined || unended.isCut || answered.has(unended.run.id)) return undefined;
  const { id: runId, startedAt, startedBy } = unended.run;
  return { kind: "under-way", scope, runId, startedAt, ...(startedBy !== undefined && { startedBy }) };
}
