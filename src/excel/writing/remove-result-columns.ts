import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { removeRangeResultColumns } from "./range-result-columns";
import { removeTableResultColumns } from "./table-result-columns";
import { markOf, type WrittenMarks } from "./written-marks";

/**
 * Takes result columns out of the sheet again: a table's are deleted, those of a range emptied.
 * @throws WorkbookError `sheet-changed` when they are not known again
 */
export function removeResultColumns(
  session: ExcelSession,
  resultColumns: ResultColumns,
  marks: WrittenMarks,
): Promise<void> {
  const { source } = resultColumns;
  if (source.kind === "table") return removeTableResultColumns(session, source, resultColumns);
  return removeRangeResultColumns(session, source, resultColumns, markOf(marks, resultColumns));
}
