import { BulkError } from "../../../bulk/bulk-error";
import type { BulkColumn } from "../../../bulk/bulk-runs";
import type { DatabricksRuns } from "../../../bulk/sql/databricks-runs";
import { showStatement, type SqlPlan } from "../../../bulk/sql/scoring-statement";
import { stagedAs, type StagedFile } from "../../../bulk/sql/staged-file";
import { endpointNameOf, statementInputs } from "../../../bulk/sql/statement-inputs";
import { parseTableName, showTable } from "../../../bulk/sql/table-name";
import type { Warehouse } from "../../../bulk/sql/warehouses";
import type { SheetTable } from "../../../bulk/sheet/sheet-table";
import { InputError } from "../../../core/errors";
import type { PlannedInput } from "../../../core/inputs/plan-inputs";
import type { HandOverOrder, HandOverPlan, HandOverSource } from "../../services/bulk-port";
import { checkFileSize, checkStagedPath, runsOn, type HandOverParts } from "./bulk-access";
import { readSheet } from "./read-sheet";

/** An order as a statement. */
export interface Planned {
  readonly sql: SqlPlan;
  /** As people read it. */
  readonly shown: HandOverPlan;
  /** What is scored, for people. */
  readonly sourceName: string;
}

type SheetSource = Extract<HandOverSource, { kind: "sheet" }>;
type TableSource = Extract<HandOverSource, { kind: "table" }>;

/** The same with what is to be uploaded. */
export interface PlannedSheet extends Planned {
  readonly table: SheetTable;
  readonly staged: StagedFile;
}

/** Finds out all that can be found out before anything is uploaded or made. @throws BulkError, InputError, WorkbookError, CancelledError */
export async function planHandOver(
  parts: HandOverParts,
  order: HandOverOrder,
  onState: (warehouse: Warehouse) => void,
  signal: AbortSignal,
): Promise<HandOverPlan> {
  const { source, connection, warehouse } = order;
  const target = parseTableName(order.target);
  endpointNameOf(order.address);
  const runs = runsOn(parts, connection, warehouse.id);
  // What is here is looked at before a warehouse is woken for it.
  const ofSheet = source.kind === "sheet" ? await planSheet(parts, runs, order, source, signal) : undefined;
  await runs.ready(onState, signal);
  await runs.checkTarget(target, signal);
  if (source.kind === "table") return (await planTable(runs, order, source, signal)).shown;
  return ofSheet!.shown;
}

/** A table of the workspace, as its columns are now. @throws BulkError, InputError, CancelledError */
export async function planTable(
  runs: DatabricksRuns,
  order: HandOverOrder,
  source: TableSource,
  signal: AbortSignal,
): Promise<Planned> {
  const table = parseTableName(source.name);
  const columns = await runs.sourceColumns(table, signal);
  const inputs = inputsOf(columns, source.schema);
  const sql = runs.plan({ ...commonOf(order), source: { kind: "table", table }, columns, inputs });
  return { sql, shown: shownPlan(sql, columns.length), sourceName: showTable(table) };
}

/** Nobody can join columns of a table over there with other inputs, so that a missing one is missing for good. @throws BulkError, InputError */
function inputsOf(columns: readonly BulkColumn[], schema: TableSource["schema"]): readonly PlannedInput[] {
  const names = columns.map(({ name }) => name);
  try {
    return statementInputs(names, { format: "dataframe_records", schema });
  } catch (error) {
    if (!(error instanceof InputError && error.code === "missing-input")) throw error;
    throw new BulkError("column-unknown", `${error.message} The table has: ${names.join(", ")}.`);
  }
}

/**
 * The selected table, as it is now.
 * @param id of the file @throws BulkError, InputError, WorkbookError, CancelledError
 */
export async function planSheet(
  parts: HandOverParts,
  runs: DatabricksRuns,
  order: HandOverOrder,
  { plan, volume }: SheetSource,
  signal: AbortSignal,
  id = parts.newId(),
  onRowsRead: (rowsRead: number, rowCount: number) => void = () => undefined,
): Promise<PlannedSheet> {
  const { workbook, clock } = parts;
  const table = await readSheet({ workbook, plan, clock, signal, onRowsRead });
  const staged = stagedAs(volume, id, table.columns);
  checkStagedPath(staged.path, order.connection);
  const { columns } = staged;
  const { inputs } = table.uploaded;
  const sql = runs.plan({ ...commonOf(order), source: { kind: "staged", staged }, columns, inputs });
  const { report, rowCount } = table;
  const bytes = await table.estimatedBytes();
  checkFileSize(bytes, order.connection);
  const upload = { rows: rowCount, rowsLeftOut: report.rowCount - rowCount, bytes, path: staged.path };
  const shown = { ...shownPlan(sql, columns.length - 1), upload };
  return { sql, shown, sourceName: table.shape.label, table, staged };
}

function commonOf({ address, target, returnType }: HandOverOrder) {
  return {
    endpointName: endpointNameOf(address),
    target: parseTableName(target),
    ...(returnType !== undefined && { returnType }),
  };
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

/** Whether two plans would do the same to as many rows. */
export function isSamePlan(one: HandOverPlan, other: HandOverPlan): boolean {
  const [a, b] = [one, other].map(({ statement, check, upload }) =>
    JSON.stringify([statement, check, upload?.rows, upload?.rowsLeftOut]),
  );
  return a === b;
}
