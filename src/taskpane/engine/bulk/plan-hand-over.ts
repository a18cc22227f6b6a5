import { BulkError } from "../../../bulk/bulk-error";
import type { DatabricksRuns } from "../../../bulk/sql/databricks-runs";
import { showStatement, type SqlPlan } from "../../../bulk/sql/scoring-statement";
import { endpointNameOf, statementInputs } from "../../../bulk/sql/statement-inputs";
import { parseTableName, showTable } from "../../../bulk/sql/table-name";
import type { Warehouse } from "../../../bulk/sql/warehouses";
import type { HandOverOrder, HandOverPlan } from "../../services/bulk-port";
import { runsOn, type HandOverParts } from "./bulk-access";

/** An order as a statement. */
export interface Planned {
  readonly sql: SqlPlan;
  /** As people read it. */
  readonly shown: HandOverPlan;
  /** What is scored, for people. */
  readonly sourceName: string;
}

/** Finds out all that can be found out before anything is uploaded or made. @throws BulkError, InputError, WorkbookError, CancelledError */
export async function planHandOver(
  parts: HandOverParts,
  order: HandOverOrder,
  onState: (warehouse: Warehouse) => void,
  signal: AbortSignal,
): Promise<HandOverPlan> {
  const { connection, warehouse } = order;
  const target = parseTableName(order.target);
  endpointNameOf(order.address);
  const runs = runsOn(parts, connection, warehouse.id);
  await runs.ready(onState, signal);
  await runs.checkTarget(target, signal);
  return (await planOrder(runs, order, signal)).shown;
}

/** The order as a statement, as its source is now. @throws BulkError, InputError, CancelledError */
export async function planOrder(runs: DatabricksRuns, order: HandOverOrder, signal: AbortSignal): Promise<Planned> {
  const { source, returnType } = order;
  if (source.kind === "sheet") throw new BulkError("inputs-unfit", "Sheets cannot be handed over.");
  const table = parseTableName(source.name);
  const columns = await runs.columns(table, signal);
  const inputs = statementInputs(
    columns.map(({ name }) => name),
    { format: "dataframe_records", schema: source.schema },
  );
  const sql = runs.plan({
    source: { kind: "table", table },
    columns,
    inputs,
    endpointName: endpointNameOf(order.address),
    target: parseTableName(order.target),
    ...(returnType !== undefined && { returnType }),
  });
  return { sql, shown: shownPlan(sql, columns.length), sourceName: showTable(table) };
}

function shownPlan({ statement, check, target }: SqlPlan, columnCount: number): HandOverPlan {
  return {
    statement: showStatement(statement),
    check: check && showStatement(check),
    upload: undefined,
    columnCount,
    target: showTable(target),
  };
}

/** Whether two plans would do the same. */
export function isSamePlan(one: HandOverPlan, other: HandOverPlan): boolean {
  const [a, b] = [one, other].map(({ statement, check = [] }) => [...statement, ...check].join("\n"));
  return a === b;
}
