import { endpointNameOf } from "../../../bulk/sql/statement-inputs";
import { WorkbookError } from "../../../core/errors";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import type { HandOverOrder, HandOverPlan, HandOverStep } from "../../services/bulk-port";
import { hostOf, runsOn, type HandOverParts } from "./bulk-access";
import { isSamePlan, planOrder, type Planned } from "./plan-hand-over";

/** Hands a table over as it was planned, and remembers it. @throws BulkError, InputError, WorkbookError, CancelledError */
export async function startHandOver(
  parts: HandOverParts,
  order: HandOverOrder,
  plan: HandOverPlan,
  onStep: (step: HandOverStep) => void,
  signal: AbortSignal,
): Promise<HandedOverRun> {
  const runs = runsOn(parts, order.connection, order.warehouse.id);
  const planned = await planOrder(runs, order, signal);
  if (!isSamePlan(planned.shown, plan)) throw changed();
  onStep({ kind: "handing-over" });
  const { statementId } = await runs.start(planned.sql, signal);
  const run = { ...runOf(parts, order, planned), statementId };
  if (!(await parts.memory.add(run))) onStep({ kind: "not-remembered" });
  return run;
}

function runOf(
  { newId, nowUtcMs }: HandOverParts,
  { connection, address, warehouse, source }: HandOverOrder,
  { sql, shown, sourceName }: Planned,
): HandedOverRun {
  return {
    id: newId(),
    host: hostOf(connection),
    warehouse: { id: warehouse.id, name: warehouse.name },
    endpointName: endpointNameOf(address),
    source: { kind: source.kind, name: sourceName },
    target: shown.target,
    own: sql.own,
    startedAtUtcMs: Math.round(nowUtcMs()),
  };
}

/** What people have read is not what would be done. */
function changed(): WorkbookError {
  return new WorkbookError("sheet-changed", "The table has changed since the statement was shown: look at it again.");
}
