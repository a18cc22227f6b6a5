import type { Schema } from "../../../core/inputs/schema";
import type { Recipe } from "../../../core/recipe/recipe";
import type { RunMemory } from "../../../scoring/run-memory";
import type { MemoryPort } from "../../services/memory-port";
import type { Later } from "../../services/pane-services";
import type { RunOrder } from "../run/run-session";

/**
 * What a run of the sections tells the workbook of itself. Never rejected: what cannot be remembered ends no run.
 * @param columnId of the remembered column that it replaces
 */
export async function rememberRun(
  { recipe, columns, isRowByRow }: RunOrder,
  schema: Schema | undefined,
  columnId: string | undefined,
  columnMemory: Later<MemoryPort>,
): Promise<RunMemory | undefined> {
  try {
    const port = await columnMemory();
    // The button has said what it sends where.
    allowSending(
      port,
      recipe,
      columns.map(({ column }) => column),
    );
    const facts = { ...(columnId !== undefined && { columnId }), ...(isRowByRow !== undefined && { isRowByRow }) };
    return port.runMemory({ recipe, schema, scope: "all", ...facts });
  } catch {
    return undefined;
  }
}

/** Notes that these columns may be sent to where a recipe's endpoint stands. */
export function allowSending(
  port: Pick<MemoryPort, "allow">,
  { origin, route }: Pick<Recipe, "origin" | "route">,
  columns: readonly string[],
): void {
  if (origin !== undefined && route !== undefined) port.allow({ origin, route, columns });
}
