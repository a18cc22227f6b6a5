import { WorkbookError } from "../../core/errors";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, bodyArea, parseArea } from "../reading/cell-address";
import { writeHeader } from "../writing/write-header";
import type { UndoRecord } from "./undo-journal";

/**
 * Makes columns again that were taken out: blank, with their headers, where they stood as far as there is such a place.
 * @returns the columns as they stand now
 * @throws WorkbookError `table-not-found`; `cells-occupied` where something else stands beside a range by now
 */
export async function putColumnsBack(session: ExcelSession, record: UndoRecord): Promise<ResultColumns> {
  const { resultColumns, positions } = record;
  const { source, headers, columnIds } = resultColumns;
  if (source.kind === "table") {
    const table = session.workbook.tables.getItem(source.tableId).load("showHeaders");
    table.columns.load("count");
    await session.sync();
    let { count } = table.columns;
    const inOrder = positions.map((position, i) => ({ position, i })).sort((a, b) => a.position - b.position);
    const added: Excel.TableColumn[] = [];
    for (const { position, i } of inOrder) {
      const index = position < count ? position : undefined;
      const column = table.showHeaders ? table.columns.add(index) : table.columns.add(index, undefined, headers[i]);
      if (table.showHeaders) writeHeader(column.getHeaderRowRange(), headers[i]!);
      added[i] = column.load("id,name");
      count++;
    }
    await session.sync();
    return {
      ...resultColumns,
      headers: added.map(({ name }) => name),
      columnIds: added.map(({ id }) => String(id)),
    };
  }
  const sheet = session.workbook.worksheets.getItem(source.sheetId);
  const used = columnIds.map((id) => sheet.getRange(id).getUsedRangeOrNullObject(true).load("address"));
  await session.sync();
  if (used.some(({ isNullObject }) => !isNullObject)) {
    throw new WorkbookError("cells-occupied", "Something else stands by now where the result columns stood.");
  }
  if (source.hasHeaders) {
    columnIds.forEach((id, i) => {
      const area = parseArea(id);
      if (bodyArea(area, true).rowCount > 0)
        writeHeader(sheet.getRange(areaAddress({ ...area, rowCount: 1 })), headers[i]!);
    });
    await session.sync();
  }
  return resultColumns;
}
