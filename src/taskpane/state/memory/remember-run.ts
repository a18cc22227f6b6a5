import type { Schema } from "../../../core/inputs/schema";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { RunMemory } from "../../../scoring/run-memory";
import type { MemoryPort } from "../../services/memory-port";
import type { Later } from "../../services/pane-services";
import type { RunOrder, RunState } from "../run/run-session";
import type { MemoryState } from "./memory-state";

/**
 * What a run of the sections tells the workbook of itself. Never rejected: what cannot be remembered ends no run.
 * @param columnId of the remembered column that it replaces
 */
export async function rememberRun(
  { recipe, columns, plan, isRowByRow }: RunOrder,
  schema: Schema | undefined,
  columnId: string | undefined,
  columnMemory: Later<MemoryPort>,
): Promise<RunMemory | undefined> {
  try {
    const port = await columnMemory();
    const { origin, route } = recipe;
    // The button has said what it sends where.
    if (origin !== undefined && route !== undefined) {
      port.allow({ origin, route, columns: columns.map(({ column }) => column) });
    }
    const facts = { ...(columnId !== undefined && { columnId }), ...(isRowByRow !== undefined && { isRowByRow }) };
    return port.runMemory({ recipe, schema, scope: plan.rows === undefined ? "all" : "chosen", ...facts });
  } catch {
    return undefined;
  }
}

/** Tells the workbook that columns of an endpoint can be scored as a whole only. @returns whether there were any @throws WorkbookError */
export async function tellNotRowByRow(
  columns: readonly ColumnLook[],
  { origin, route }: Pick<EndpointAddress, "origin" | "route">,
  columnMemory: Later<MemoryPort>,
): Promise<boolean> {
  const made = columns.filter(({ column: { recipe, isRowByRow } }) => {
    return recipe.origin === origin && recipe.route === route && isRowByRow !== false;
  });
  for (const { column } of made) await (await columnMemory()).noteRowByRow(column.id, false);
  return made.length > 0;
}

/** The id of the column that the latest run left, once the workbook remembers it. */
export function rememberedBy({ status }: RunState): string | undefined {
  const remembered = "summary" in status ? status.summary?.remembered : undefined;
  return remembered?.kind === "kept" ? remembered.columnId : undefined;
}

/** The same, where a new column was wanted: what was wanted stands then. */
export function columnMade({ setAside }: Pick<MemoryState, "setAside">, run: RunState): string | undefined {
  return setAside === "new" ? rememberedBy(run) : undefined;
}
