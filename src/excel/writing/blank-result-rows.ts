import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { outputIds } from "../reading/output-ids";
import { cellsOf } from "../reading/read-rows";
import { MAX_WINDOW_CELLS } from "../reading/row-window";
import { sourceCells } from "../reading/source-cells";

/**
 * Rows of the source as it is now, counted from 0, in which every result cell is blank; read in row windows. Only the types of the cells are
 * read: long texts of so many rows would be more than a response holds.
 * @throws WorkbookError when the source or a result column is gone
 */
export async function blankResultRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
): Promise<number[]> {
  const blank: number[] = [];
  const rowsAtOnce = Math.max(1, Math.floor(MAX_WINDOW_CELLS / outputIds(resultColumns).length));
  // No more rows than there are: a source may end where the sheet does, and Excel has no cells beyond.
  let rowCount = Math.min(rowsAtOnce, shape.rowCount);
  for (let first = 0; ;) {
    const source = sourceCells(session, shape);
    source.load();
    const inputs = source.inputCells(first, rowCount);
    const columns = outputIds(resultColumns).map((id) => usedOnce(source.resultsBeside(id, inputs)).load("valueTypes"));
    usedOnce(inputs);
    await session.sync();
    const count = source.rowsPresent(first, rowCount);
    const values = columns.map((column) => cellsOf(column.valueTypes));
    for (let row = 0; row < count; row++) {
      if (values.every((cells) => cells[row]?.[0] === "Empty")) blank.push(first + row);
    }
    first += rowCount;
    rowCount = source.rowsPresent(first, rowsAtOnce);
    if (rowCount === 0) return blank;
  }
}
