import { WorkbookError } from "../../core/errors";
import type { ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import type { TableRef } from "../reading/source-cells";
import type { TableLook } from "../reading/table-look";
import { addAsKnown } from "./add-as-known";
import { proveWritable } from "./prove-writable";
import { sentHeaders } from "./settle-headers";
import { isFitted, settleRoom, type RoomPurpose, type WantedRoom } from "./settle-room";
import { blankColumns, roomOf, settleColumns } from "./table-columns";

/**
 * Makes room at the right end of a table, or where the columns stand that are replaced, so that references to them stay valid. No cell
 * values are sent: Excel makes the cells, however long the table is.
 * @param known the table as it was looked at just now: where nothing is replaced, columns are added on the strength of it, in a request that
 * looks once more before it adds them. Should the table have changed, they are taken out again, and all begins with a look
 * @throws WorkbookError `column-exists`, `cells-occupied`, `sheet-protected`, `table-not-found`, with nothing added; `sheet-changed` when
 * the room is no longer there
 */
export async function makeTableRoom(
  session: ExcelSession,
  shape: SourceShape,
  ref: TableRef,
  wanted: WantedRoom,
  purpose: RoomPurpose,
  room?: ResultRoom,
  known?: TableLook,
): Promise<ResultRoom> {
  const table = session.workbook.tables.getItem(ref.tableId);
  if (known !== undefined && room === undefined && purpose === "proof") {
    const added = await addAsKnown(session, shape, table, wanted, known);
    if (added !== undefined) return added;
  }
  table.load("showHeaders");
  const columnsNow = table.columns.load("items/id,items/name");
  await session.sync();
  const present = columnsNow.items;
  if (room !== undefined && isFitted(room, wanted)) {
    const columns = standing(present, room.columnIds);
    const replacedOnes = columns.filter((_, i) => !room.addedIds.includes(room.columnIds[i]!));
    const proofs = purpose === "results" ? blankColumns(replacedOnes) : [];
    await session.sync();
    for (const prove of proofs) await prove(() => session.sync());
    return { ...room, headers: columns.map((column) => column.name) };
  }
  const ours = standing(present, room?.addedIds ?? []);
  const others = present.filter((column) => !ours.includes(column));
  const names = others.map((column) => column.name);
  const { headers, replaced, outputs, hasReasons } = settleRoom(wanted, names, sentHeaders(shape));
  const taken = replaced.map((position) => others[position]);
  if (purpose === "proof") {
    await proveWritable(
      session,
      taken.flatMap((column) => column?.getDataBodyRange() ?? []),
    );
  }
  const { showHeaders } = table;
  const idsBefore = present.map(({ id }) => id);
  const lookedAt = { table, showHeaders, idsBefore: () => idsBefore, ours, room };
  const columns = await settleColumns(session, lookedAt, headers, taken, purpose);
  const addedIds = columns.flatMap((column, i) => (taken[i] === undefined ? [String(column.id)] : []));
  return roomOf(shape, columns, outputs, addedIds, hasReasons);
}

/**
 * Whether a room of a table takes results as it is: for just these outputs, in columns that were added for them. Whether they still stand
 * is seen when results are written, as it is for each window.
 */
export function isTableReady(room: ResultRoom, wanted: WantedRoom): boolean {
  return isFitted(room, wanted) && room.addedIds.length === room.columnIds.length;
}

/** @throws WorkbookError `sheet-changed` when a column of these ids is gone: somebody has deleted it, or undone that it was added */
function standing(present: readonly Excel.TableColumn[], ids: readonly string[]): Excel.TableColumn[] {
  const columns = ids.map((id) => present.find((column) => String(column.id) === id));
  if (columns.includes(undefined)) {
    throw new WorkbookError("sheet-changed", "The result column is no longer in the table.");
  }
  return columns as Excel.TableColumn[];
}
