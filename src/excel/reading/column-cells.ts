import { WorkbookError } from "../../core/errors";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { bodyOf } from "./go-to-row";

/**
 * The cells of one result column below its header, with their address.
 * @throws WorkbookError `sheet-changed` when the column is gone or bears another name
 */
export async function columnCells(
  session: ExcelSession,
  resultColumns: ResultColumns,
  header: string,
): Promise<Excel.Range> {
  const { source, columnIds, headers } = resultColumns;
  const id = columnIds[headers.indexOf(header)];
  if (id === undefined) throw gone();
  if (source.kind === "table") {
    const { columns } = session.workbook.tables.getItemOrNullObject(source.tableId);
    const column = columns.getItemOrNullObject(Number(id)).load("name");
    await session.sync();
    if (column.isNullObject || column.name !== header) throw gone();
  }
  const cells = bodyOf(session, source, id).load("address");
  if (source.kind === "range" && source.hasHeaders) {
    const above = cells.getCell(0, 0).getOffsetRange(-1, 0).load("values");
    await session.sync();
    if (above.values[0]?.[0] !== header) throw gone();
  }
  return cells;
}

function gone(): WorkbookError {
  return new WorkbookError("sheet-changed", "The result column is not where it was written.");
}
