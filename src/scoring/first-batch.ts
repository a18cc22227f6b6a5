import { InputError } from "../core/errors";
import { splitIntoBatches, type Batch } from "../core/request/batch";
import type { BodyPlan } from "../core/request/encode-body";
import { encodeRows } from "../core/request/encode-rows";
import { checkTable } from "./check-table";
import type { SourceShape, Workbook } from "./ports";
import { readWindows } from "./read-windows";
import type { ScoringPlan } from "./scoring-plan";

/** The first batch of a run, before it is written as a body. */
export interface FirstBatch {
  readonly shape: SourceShape;
  readonly batch: Batch;
  readonly body: BodyPlan;
  /** Rows before these that hold a cell that cannot be sent. */
  readonly rowsLeftOut: number;
}

/**
 * Makes the first batch of a run by the very steps of a run. The whole table is looked at, because the types of its columns are decided
 * over all rows.
 * @throws InputError when the inputs cannot be planned, or no row can be sent; WorkbookError; CancelledError
 */
export async function firstBatch(workbook: Workbook, plan: ScoringPlan, signal: AbortSignal): Promise<FirstBatch> {
  const shape = await workbook.describe(plan.source, signal);
  const { columns, body } = await checkTable({ workbook, plan, shape, signal, onRowsRead: () => undefined });
  let rowsLeftOut = 0;
  for await (const window of readWindows(workbook, shape, signal)) {
    const { sendable, refused } = encodeRows(window.firstRow, window.rows, columns);
    const batch = splitIntoBatches(sendable, plan.rowsPerBatch)[0];
    const firstSent = batch?.rowIndexes[0];
    rowsLeftOut += refused.rowIndexes.filter((row) => firstSent === undefined || row < firstSent).length;
    if (batch !== undefined) return { shape, batch, body, rowsLeftOut };
  }
  throw new InputError("empty-table", "No row can be sent as it is.");
}
