import { InputError } from "../../core/errors";
import { rowsWhere, splitIntoBatches, type Batch } from "../../core/request/batch";
import type { CellNote } from "../../core/request/cell-notes";
import type { BodyPlan } from "../../core/request/encode-body";
import type { EncodedRows } from "../../core/request/encode-rows";
import { RowSet } from "../../core/table/row-set";
import type { TableRows } from "../../core/table/cell-block";
import { checkTable } from "../check-table";
import { NO_CLOCK, type RunClock } from "../flow/run-clock";
import { slicesOf } from "../flow/slices-of";
import type { SourceShape, Workbook } from "../ports";
import type { ScoringPlan } from "../scoring-plan";
import { WindowReader } from "../window-reader";

/** The first batch of a run, before it is written as a body. */
export interface FirstBatch {
  readonly shape: SourceShape;
  readonly batch: Batch;
  /** The rows that the batch is made of, and those among them that cannot be sent, with all their cells. */
  readonly slice: TableRows;
  readonly body: BodyPlan;
  /** Rows before these that hold a cell that cannot be sent. */
  readonly rowsLeftOut: number;
  /** What should be known of cells that the run would send, in all rows of the table. */
  readonly notes: readonly CellNote[];
}

/**
 * Makes the first batch of a run by the very steps of a run. The whole table is looked at, because the types of its columns are decided
 * over all rows.
 * @throws InputError when the inputs cannot be planned, or no row can be sent; WorkbookError; CancelledError
 */
export async function firstBatch(
  workbook: Workbook,
  plan: ScoringPlan,
  signal: AbortSignal,
  clock: RunClock = NO_CLOCK,
): Promise<FirstBatch> {
  const shape = await workbook.describe(plan.source, signal);
  const reader = new WindowReader(workbook, shape, signal);
  const { encoding, report } = await checkTable({ reader, plan, shape, clock, onRowsRead: () => undefined });
  let rowsLeftOut = 0;
  for await (const window of reader.windows()) {
    for (const slice of slicesOf(window, plan.rowsPerBatch)) {
      const { sendable, refused } = onlyRows(encoding.encode(slice), plan.rows);
      const batch = splitIntoBatches(sendable, plan.rowsPerBatch)[0];
      const firstSent = batch?.rowIndexes[0];
      rowsLeftOut += refused.rowIndexes.filter((row) => firstSent === undefined || row < firstSent).length;
      if (batch !== undefined) return { shape, batch, slice, body: encoding.body, rowsLeftOut, notes: report.notes };
    }
  }
  throw new InputError("empty-table", "No row can be sent as it is.");
}

/** The rows that a run is to score. */
function onlyRows({ sendable, refused }: EncodedRows, rows: ScoringPlan["rows"]): FirstRows {
  if (rows === undefined) return { sendable, refused };
  const asked = new RowSet(rows);
  return {
    sendable: rowsWhere(sendable, (row) => asked.has(row)),
    refused: { rowIndexes: refused.rowIndexes.filter((row) => asked.has(row)) },
  };
}

interface FirstRows extends Pick<EncodedRows, "sendable"> {
  readonly refused: Pick<EncodedRows["refused"], "rowIndexes">;
}
