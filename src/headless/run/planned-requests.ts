import { encodeWithinCeiling, rowsWhere, type Batch } from "../../core/request/batch";
import { checkTable } from "../../scoring/check-table";
import { GatheredBatches } from "../../scoring/flow/gathered-batches";
import { OpenWindow } from "../../scoring/flow/open-window";
import { NO_CLOCK } from "../../scoring/flow/run-clock";
import { slicesOf } from "../../scoring/flow/slices-of";
import type { SourceShape, Workbook } from "../../scoring/ports";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { PlannedRequests } from "../telling/column-lines";
import { WindowReader } from "../../scoring/window-reader";

/**
 * Makes the requests of a run by the very steps of a run, counts them and lets them go: nothing is sent, and nothing in the workbook changes.
 * @param isWanted undefined for all rows
 * @throws InputError when the inputs cannot be planned; WorkbookError, CancelledError
 */
export async function plannedRequests(
  workbook: Pick<Workbook, "describe" | "readWindow">,
  plan: ScoringPlan,
  signal: AbortSignal,
  isWanted: (row: number) => boolean = () => true,
): Promise<PlannedRequests> {
  const shape: SourceShape = await workbook.describe(plan.source, signal);
  const reader = new WindowReader(workbook, shape, signal);
  const { encoding } = await checkTable({ reader, plan, shape, clock: NO_CLOCK, onRowsRead: () => undefined });
  const counts = { rows: 0, failed: 0, requests: 0, firstRequestBytes: 0 };
  const count = ({ batch }: { readonly batch: Batch }): void => {
    for (const { bodyBytes, rows } of encodeWithinCeiling(batch, encoding.body, plan.maxPayloadBytes)) {
      if (counts.requests === 0) counts.firstRequestBytes = bodyBytes;
      counts.requests++;
      counts.rows += rows.length;
    }
  };
  const gathered = new GatheredBatches(plan.rowsPerBatch);
  for await (const window of reader.windows()) {
    const open = new OpenWindow(window, []);
    for (const slice of slicesOf(window, plan.rowsPerBatch)) {
      const { sendable, refused } = encoding.encode(slice);
      counts.failed += refused.rowIndexes.filter(isWanted).length;
      for (const batch of gathered.add(open, rowsWhere(sendable, isWanted))) count(batch);
      if (plan.refresh === undefined) for (const batch of gathered.rest()) count(batch);
    }
  }
  for (const batch of gathered.rest()) count(batch);
  return { rowCount: shape.rowCount, ...counts };
}
