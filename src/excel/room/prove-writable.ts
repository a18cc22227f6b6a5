import type { ExcelSession } from "../host/excel-queue";

/**
 * Writes to the first cell of each of these ranges what it has already, its number format: whoever opened a workbook for reading only may
 * be told of it no sooner than by a write. Source: OfficeDev/office-js #3831. Nothing that anybody sees changes.
 * @throws what Excel refuses
 */
export async function proveWritable(session: ExcelSession, ranges: readonly Excel.Range[]): Promise<void> {
  if (ranges.length === 0) return;
  const cells = ranges.map((range) => range.getCell(0, 0).load("numberFormat"));
  await session.sync();
  for (const cell of cells) {
    const { numberFormat } = cell;
    cell.numberFormat = numberFormat;
  }
  await session.sync();
}
