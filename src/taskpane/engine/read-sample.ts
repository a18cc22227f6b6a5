import type { Cell } from "../../core/table/cell";
import type { ExcelSession } from "../../excel/host/excel-queue";
import { readRows } from "../../excel/reading/read-rows";
import type { SourceShape } from "../../scoring/ports";

/** Rows that are looked at for a cell that is not blank. */
const ROWS_OF_SAMPLE = 5;

/**
 * What a column holds, told by one cell of each: the first that is not blank in the first rows; null where these are all blank.
 * @throws WorkbookError `sheet-changed` when the columns are not where they were
 */
export async function readSample(session: ExcelSession, shape: SourceShape): Promise<readonly Cell[]> {
  const rowCount = Math.min(ROWS_OF_SAMPLE, shape.rowCount);
  if (rowCount === 0) return [];
  const { window } = await readRows(session, shape, 0, rowCount);
  const rows = window.cells.toRows();
  return shape.columns.map((_, column) => rows.map((row) => row[column]!).find((cell) => cell !== null) ?? null);
}
