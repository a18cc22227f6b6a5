import { WorkbookError } from "../../core/errors";
import type { CollisionChoice, ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import type { TableRef } from "../reading/source-cells";
import { blankForResults } from "./blank-columns";
import { headerCellText, headerName } from "./cell-text";
import { sentHeaders, settleNames } from "./settle-headers";

/**
 * Adds blank result columns at the right end of a table, or empties those they replace where they stand, so that references to
 * them stay valid. No cell values are sent: Excel makes the cells, however long the table is.
 * @throws WorkbookError `column-exists`, `cells-occupied`, `sheet-protected`, `table-not-found`
 */
export async function addTableResultColumns(
  session: ExcelSession,
  shape: SourceShape,
  ref: TableRef,
  wanted: { readonly columnName: string; readonly outputs: readonly string[]; readonly collision: CollisionChoice },
): Promise<ResultColumns> {
  const table = session.workbook.tables.getItem(ref.tableId).load("showHeaders");
  const present = table.columns.load("items/id,items/name");
  await session.sync();
  const names = present.items.map((column) => column.name);
  const { columnName, outputs, collision } = wanted;
  const { headers, replaced } = settleNames(columnName, outputs, names, collision, sentHeaders(shape));
  const columns = headers.map((header, i) => {
    const replacedItem = present.items[replaced[i]!];
    const column = replacedItem ?? addColumn(table, header);
    return column.load("id,name");
  });
  const proofs = columns.map((column) => blankForResults(column.getDataBodyRange()));
  await session.sync();
  for (const prove of proofs) await prove(() => session.sync());
  return {
    source: shape.source,
    // As Excel has them: it may have had to change a name.
    headers: columns.map((column) => column.name),
    columnIds: columns.map((column) => String(column.id)),
  };
}

/** The header goes in as a cell's text, because there the apostrophe is understood; as a name only where no header cell is shown. */
function addColumn(table: Excel.Table, header: string): Excel.TableColumn {
  if (!table.showHeaders) return table.columns.add(undefined, undefined, headerName(header));
  const column = table.columns.add();
  column.getHeaderRowRange().values = [[headerCellText(header)]];
  return column;
}

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
