import { encodeWithinCeiling, splitIntoBatches } from "../core/batch";
import { InputError } from "../core/errors";
import { encodeRows } from "../core/row-encoding";
import { checkTable } from "./check-table";
import type { Workbook } from "./ports";
import { readWindows } from "./read-table";
import type { ScoringPlan } from "./scoring-plan";

/** The first request that a run of a plan would send. */
export interface NextRequest {
  readonly body: string;
  readonly bodyBytes: number;
  readonly rowCount: number;
  /** Rows before these that hold a cell that cannot be sent. */
  readonly rowsLeftOut: number;
}

/**
 * Writes the first request of a run without sending it: by the very steps of a run, so that what an expert reads is what an endpoint
 * gets. The whole table is looked at, because the types of its columns are decided over all rows.
 * @throws InputError when the inputs cannot be planned, or no row can be sent; WorkbookError; CancelledError
 */
export async function nextRequest(workbook: Workbook, plan: ScoringPlan, signal: AbortSignal): Promise<NextRequest> {
  const shape = await workbook.describe(plan.source, signal);
  const { columns, body } = await checkTable({ workbook, plan, shape, signal, onRowsRead: () => undefined });
  let rowsLeftOut = 0;
  for await (const window of readWindows(workbook, shape, signal)) {
    const { sendable, refused } = encodeRows(window.firstRow, window.rows, columns);
    const batch = splitIntoBatches(sendable, plan.rowsPerBatch)[0];
    const first = batch === undefined ? undefined : encodeWithinCeiling(batch, body, plan.maxPayloadBytes)[0];
    const firstSent = first?.rowIndexes[0];
    rowsLeftOut += refused.rowIndexes.filter((row) => firstSent === undefined || row < firstSent).length;
    if (first === undefined) continue;
    return { body: first.body, bodyBytes: first.bodyBytes, rowCount: first.rows.length, rowsLeftOut };
  }
  throw new InputError("empty-table", "No row can be sent as it is.");
}
