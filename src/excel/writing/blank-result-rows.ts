import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { cellsOf } from "../reading/read-rows";
import { MAX_WINDOW_CELLS } from "../reading/row-window";
import { sourceCells } from "../reading/source-cells";

/**
 * Rows of the source as it is now, counted from 0, in which every result cell is blank; read in row windows.
 * @throws WorkbookError when the source or a result column is gone
 */
export async function blankResultRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
): Promise<number[]> {
  const blank: number[] = [];
  const rowsAtOnce = Math.max(1, Math.floor(MAX_WINDOW_CELLS / resultColumns.columnIds.length));
  for (let first = 0; ; first += rowsAtOnce) {
    const source = sourceCells(session, shape);
    source.load();
    const inputs = source.inputCells(first, rowsAtOnce);
    const columns = resultColumns.columnIds.map((id) => source.resultsBeside(id, inputs).load("values"));
    await session.sync();
    const count = source.rowsPresent(first, rowsAtOnce);
    const values = columns.map((column) => cellsOf(column.values));
    for (let row = 0; row < count; row++) {
      if (values.every((cells) => cells[row]?.[0] === "")) blank.push(first + row);
    }
    if (source.rowsPresent(first + rowsAtOnce, 1) === 0) return blank;
  }
}
