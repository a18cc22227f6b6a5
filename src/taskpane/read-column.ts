import type { Cell } from "../core/cell-value";
import type { OutputRef, Workbook } from "../scoring/ports";

/**
 * The values of one result column, in row order, read window by window. Results beside a range are not among its columns: none then.
 * @throws WorkbookError when the table is gone
 */
export async function readColumn(
  workbook: Pick<Workbook, "describe" | "readWindow">,
  output: OutputRef,
  header: string,
  signal: AbortSignal,
): Promise<readonly Cell[]> {
  const shape = await workbook.describe(output.source, signal);
  const position = shape.columns.indexOf(header);
  const cells: Cell[] = [];
  while (position >= 0 && cells.length < shape.rowCount) {
    const window = await workbook.readWindow(shape, cells.length, signal);
    if (window.rows.length === 0) break;
    for (const row of window.rows) cells.push(row[position] ?? null);
  }
  return cells;
}
