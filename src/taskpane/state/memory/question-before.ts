import type { RunScope } from "../../../core/memory/remembered-run";
import { columnsSent } from "../../../core/recipe/columns-sent";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { MemoryPort, PlannedRefresh } from "../../services/memory-port";
import { endpointWords } from "../connection/endpoint-words";
import { hostOf } from "../connection/host-of";
import type { RefreshQuestion } from "./memory-state";

/**
 * Whether to start beside a run that goes on somewhere.
 * @param answered ids of unended runs beside which another may start
 */
export function questionOfOthers(
  { unended }: ColumnLook,
  scope: RunScope,
  answered: ReadonlySet<string>,
): RefreshQuestion | undefined {
  if (unended === undefined || unended.isCut || answered.has(unended.run.id)) return undefined;
  const { id: runId, startedAt, startedBy } = unended.run;
  return { kind: "under-way", scope, runId, startedAt, ...(startedBy !== undefined && { startedBy }) };
}

/**
 * Whether columns may go where the workbook, which may come from anybody, wants to send them. It is asked of the very plan that is about to be
 * run: what is sent hangs on the table as well, and a recipe may have become another one since it was looked at.
 * @throws InputError where recipe and table do not go together
 */
export function questionOfConsent(
  { recipe, schema, shape }: PlannedRefresh,
  scope: RunScope,
  port: Pick<MemoryPort, "isAllowed">,
): RefreshQuestion | undefined {
  const { origin, route } = recipe;
  if (origin === undefined || route === undefined) return undefined; // nothing can be sent
  const columns = [...new Set(columnsSent(recipe, shape, schema).map(({ column }) => column))];
  if (port.isAllowed({ origin, route, columns })) return undefined;
  return {
    kind: "consent",
    scope,
    host: hostOf(origin),
    endpoint: endpointWords(recipe),
    place: { origin, route, columns },
  };
}
