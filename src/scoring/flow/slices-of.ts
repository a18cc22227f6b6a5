import type { TableRows } from "../../core/table/cell-block";

/** Cells that are looked at or written in one go: some 5 ms of work, so that whoever waits for the thread gets it soon. */
const SLICE_CELLS = 20_000;

/**
 * The rows of a window in order, few enough at a time to be worked at without a breath.
 * @param rowsPerBatch of whole batches, as long as a batch is no more than a slice: none is cut short at a slice's end
 */
export function* slicesOf({ firstRow, cells }: TableRows, rowsPerBatch = 1): Generator<TableRows, void, undefined> {
  const most = Math.floor(SLICE_CELLS / Math.max(1, cells.columns.length));
  const rowCount = Math.max(1, Math.floor(most / rowsPerBatch)) * rowsPerBatch;
  for (let first = 0; first < cells.rowCount; first += rowCount) {
    yield { firstRow: firstRow + first, cells: cells.part(first, first + rowCount) };
  }
}
