import { CancelledError, WorkbookError } from "../../core/errors";
import type { ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import type { TableRef } from "../reading/source-cells";
import { blankForResults } from "../writing/blank-columns";
import { headerName } from "../writing/cell-text";
import { writeHeader } from "../writing/write-header";
import { proveWritable } from "./prove-writable";
import { sentHeaders } from "./settle-headers";
import { isFitted, mayHaveStayed, settleRoom, type RoomPurpose, type WantedRoom } from "./settle-room";

/**
 * Makes room at the right end of a table, or where the columns stand that are replaced, so that references to them stay valid. No cell
 * values are sent: Excel makes the cells, however long the table is.
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
): Promise<ResultRoom> {
  const table = session.workbook.tables.getItem(ref.tableId).load("showHeaders");
  const present = table.columns.load("items/id,items/name");
  await session.sync();
  if (room !== undefined && isFitted(room, wanted)) {
    const columns = standing(present.items, room.columnIds);
    const replacedOnes = columns.filter((_, i) => !room.addedIds.includes(room.columnIds[i]!));
    const proofs =
      purpose === "results" ? replacedOnes.map((column) => blankForResults(column.getDataBodyRange())) : [];
    await session.sync();
    for (const prove of proofs) await prove(() => session.sync());
    return { ...room, headers: columns.map((column) => column.name) };
  }
  const ours = standing(present.items, room?.addedIds ?? []);
  const others = present.items.filter((column) => !ours.includes(column));
  const names = others.map((column) => column.name);
  const { headers, replaced, outputs } = settleRoom(wanted, names, sentHeaders(shape));
  const taken = replaced.map((position) => others[position]);
  if (purpose === "proof") {
    await proveWritable(
      session,
      taken.flatMap((column) => column?.getDataBodyRange() ?? []),
    );
  }
  const lookedAt = { table, present: present.items, ours, room };
  const columns = await settleColumns(session, lookedAt, headers, taken, purpose);
  const addedIds = columns.flatMap((column, i) => (taken[i] === undefined ? [String(column.id)] : []));
  return {
    source: shape.source,
    // As Excel has them: it may have had to change a name.
    headers: columns.map((column) => column.name),
    columnIds: columns.map((column) => String(column.id)),
    outputs,
    addedIds,
  };
}

/**
 * Whether a room of a table takes results as it is: for just these outputs, in columns that were added for them. Whether they still stand
 * is seen when results are written, as it is for each window.
 */
export function isTableReady(room: ResultRoom, wanted: WantedRoom): boolean {
  return isFitted(room, wanted) && room.addedIds.length === room.columnIds.length;
}

/** A table as it was looked at, and which of its columns were added for the room. */
interface LookedAt {
  readonly table: Excel.Table;
  readonly present: readonly Excel.TableColumn[];
  readonly ours: readonly Excel.TableColumn[];
  readonly room: ResultRoom | undefined;
}

/**
 * Columns of those headers: the ones taken over, those of ours, or new ones. Columns of ours that are left over go.
 * @throws what Excel refused; then the table has the columns that it had
 */
async function settleColumns(
  session: ExcelSession,
  lookedAt: LookedAt,
  headers: readonly string[],
  taken: readonly (Excel.TableColumn | undefined)[],
  purpose: RoomPurpose,
): Promise<readonly Excel.TableColumn[]> {
  const { table, ours } = lookedAt;
  // Where no header cell is shown, a column keeps the name that it was added with.
  const isOurs = (header: string) => (column: Excel.TableColumn) => column.name.toLowerCase() === header.toLowerCase();
  const named = headers.map((header, i) => (taken[i] === undefined ? ours.find(isOurs(header)) : undefined));
  const free = table.showHeaders ? ours.filter((column) => !named.includes(column)) : [];
  const columns = headers.map((header, i) => taken[i] ?? named[i] ?? reuse(free.shift(), header) ?? add(table, header));
  for (const column of ours) if (!columns.includes(column)) column.delete();
  const isNew = (column: Excel.TableColumn) => !taken.includes(column) && !ours.includes(column);
  // Those that are replaced last, so that none is emptied when another was refused.
  const blanked = [...columns.filter(isNew), ...taken.filter((column) => column && purpose === "results")];
  const proofs = blanked.map((column) => blankForResults(column!.getDataBodyRange()));
  for (const column of columns) column.load("id,name");
  try {
    await session.sync();
    for (const prove of proofs) await prove(() => session.sync());
    if (session.isLeft) throw new CancelledError();
  } catch (error) {
    throw (await takeBack(session, lookedAt)) ? error : mayHaveStayed(error);
  }
  return columns;
}

/** The header goes in as a cell's text, because there the apostrophe is understood; as a name only where no header cell is shown. */
function add(table: Excel.Table, header: string): Excel.TableColumn {
  if (!table.showHeaders) return table.columns.add(undefined, undefined, headerName(header));
  return reuse(table.columns.add(), header)!;
}

function reuse(column: Excel.TableColumn | undefined, header: string): Excel.TableColumn | undefined {
  if (column !== undefined) writeHeader(column.getHeaderRowRange(), header);
  return column;
}

/** @throws WorkbookError `sheet-changed` when a column of these ids is gone: somebody has deleted it, or undone that it was added */
function standing(present: readonly Excel.TableColumn[], ids: readonly string[]): Excel.TableColumn[] {
  const columns = ids.map((id) => present.find((column) => String(column.id) === id));
  if (columns.includes(undefined)) {
    throw new WorkbookError("sheet-changed", "The result column is no longer in the table.");
  }
  return columns as Excel.TableColumn[];
}

/**
 * Takes out what a request that failed half-way has added: blank columns that the table did not have when it was looked at. Those of ours
 * get their old names again.
 * @returns whether it could
 */
async function takeBack(session: ExcelSession, { table, present, ours, room }: LookedAt): Promise<boolean> {
  try {
    const now = table.columns.load("items/id,items/name");
    await session.syncToRepair();
    const fresh = now.items.filter(({ id }) => !present.some((column) => column.id === id));
    const used = fresh.map((column) => column.getDataBodyRange().getUsedRangeOrNullObject(true).load("address"));
    await session.syncToRepair();
    fresh.forEach((column, i) => used[i]!.isNullObject && column.delete());
    for (const column of ours) {
      const header = room?.headers[room.columnIds.indexOf(String(column.id))];
      if (header !== undefined && table.showHeaders) reuse(column, header);
    }
    await session.syncToRepair();
    return true;
  } catch {
    return false; // Excel refuses everything by now; the caller tells of it.
  }
}
