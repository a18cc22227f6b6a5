import { throwIfCancelled } from "./cancellation";
import type { RowWindow, SourceShape, Workbook } from "./ports";

/** The source's row windows in order. One is read only when it is asked for, so that memory holds few at a time. */
export async function* readWindows(
  workbook: Workbook,
  shape: SourceShape,
  signal: AbortSignal,
): AsyncGenerator<RowWindow, void, undefined> {
  for (let row = 0; row < shape.rowCount;) {
    throwIfCancelled(signal);
    const window = await workbook.readWindow(shape, row, signal);
    if (window.rows.length === 0) throw new RangeError("A row window is empty.");
    yield window;
    row += window.rows.length;
  }
}
