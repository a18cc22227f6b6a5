import type { RowWindow, SourceRef, SourceShape } from "../../scoring/ports";
import { isSizeLimit, mayPassSmaller } from "../host/excel-errors";
import type { ExcelQueue, ExcelSession } from "../host/excel-queue";
import { readRows } from "./read-rows";
import { paceAfterRefusal, paceAfterWindow, rowsInWindow, STARTING_PACE, type WindowPace } from "./row-window";
import type { TableLook } from "./table-look";

/** What reading has taught of each source: how large windows may be, as long as its run lives, and what its table looked like last. */
export interface LearnedOfSources {
  readonly paces: WeakMap<SourceShape, WindowPace>;
  readonly looks: WeakMap<SourceRef, TableLook>;
}

/**
 * Reads rows of a source from `firstRow` on, as many as go across Excel at once: a window that Excel refuses as too large is asked for
 * again with half the rows, in a turn of its own.
 * @throws RangeError when the source has no such row; otherwise like `readRows`
 */
export async function readWindow(
  queue: ExcelQueue,
  { paces, looks }: LearnedOfSources,
  shape: SourceShape,
  firstRow: number,
  signal: AbortSignal,
): Promise<RowWindow> {
  if (firstRow >= shape.rowCount) throw new RangeError("The source has no such row.");
  for (;;) {
    const pace = paces.get(shape) ?? STARTING_PACE;
    const rowsLeft = shape.rowCount - firstRow;
    const rowCount = rowsInWindow(pace, shape.columns.length, rowsLeft, queue.isWatched);
    try {
      const read = (session: ExcelSession) => readRows(session, shape, firstRow, rowCount);
      const { window, bytes, look } = await queue.session(signal, read);
      paces.set(shape, paceAfterWindow(pace, rowCount, bytes));
      if (look !== undefined) looks.set(shape.source, look);
      return window;
    } catch (error) {
      const smaller = mayPassSmaller(error) ? paceAfterRefusal(pace, rowCount, isSizeLimit(error)) : undefined;
      if (smaller === undefined) throw error;
      paces.set(shape, smaller);
    }
  }
}
