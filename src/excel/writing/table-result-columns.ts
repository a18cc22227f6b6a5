import { WorkbookError } from "../../core/errors";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import type { TableRef } from "../reading/source-cells";

/**
 * Deletes result columns. One that is gone, with its table or alone, is as good as deleted.
 * @throws WorkbookError `sheet-changed` when a column bears another name now: the analyst has made it their own, or its id was given away
 */
export async function removeTableResultColumns(
  session: ExcelSession,
  ref: TableRef,
  resultColumns: ResultColumns,
): Promise<void> {
  const table = session.workbook.tables.getItemOrNullObject(ref.tableId).load("id");
  await session.sync();
  if (table.isNullObject) return;
  const present = table.columns.load("items/id,items/name");
  await session.sync();
  const ours = present.items.flatMap((column) => {
    const place = resultColumns.columnIds.indexOf(String(column.id));
    return place < 0 ? [] : [{ column, header: resultColumns.headers[place] }];
  });
  if (ours.some(({ column, header }) => column.name !== header)) {
    throw new WorkbookError(
      "sheet-changed",
      "A result column was renamed. Delete it in Excel if it is no longer needed.",
    );
  }
  for (const { column } of ours) column.delete();
  await session.sync();
}
