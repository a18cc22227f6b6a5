import { WorkbookError } from "../../core/errors";
import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { sourceCells } from "../reading/source-cells";
import { proveWritable } from "./prove-writable";

/**
 * Proves that result columns still stand beside a source, are none of the columns that are sent, and can be written. No value changes. Names that
 * say where results stand come with the workbook, and may stand for any column.
 * @returns them, under the headers that they bear now
 * @throws WorkbookError `sheet-changed` when one is gone, is sent, or another stands where one of a range stood; what Excel refuses
 */
export async function checkResultColumns(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
): Promise<ResultColumns> {
  const source = sourceCells(session, shape);
  source.load(resultColumns);
  await session.sync();
  source.checkColumns();
  const positions = source.replacedPositions(resultColumns);
  if (shape.provingPositions?.some((position) => positions.has(position)) === true) {
    throw new WorkbookError("sheet-changed", "The result column is one of those that the model is asked about.");
  }
  const cells = resultColumns.columnIds.map((id) => usedOnce(source.resultColumn(id)));
  await proveWritable(session, cells);
  const columns = source.look()?.columns;
  if (columns === undefined) return resultColumns;
  const headers = resultColumns.columnIds.map((id) => columns.find((column) => String(column.id) === id)!.name);
  return { ...resultColumns, headers };
}
