import { CancelledError } from "../../core/errors";
import type { ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { blankForResults } from "../writing/blank-columns";
import { headerName } from "../writing/cell-text";
import type { Proof } from "../writing/empty-cells";
import { writeHeader } from "../writing/write-header";
import { mayHaveStayed, type RoomPurpose } from "./settle-room";

/** A table as it was looked at, and which of its columns were added for the room. */
export interface LookedAt {
  readonly table: Excel.Table;
  readonly showHeaders: boolean;
  /** Ids of the columns that it had before any was added. */
  readonly idsBefore: () => readonly number[];
  readonly ours: readonly Excel.TableColumn[];
  readonly room: ResultRoom | undefined;
}

/**
 * Columns of those headers: the ones taken over, those of ours, or new ones. Columns of ours that are left over go.
 * @throws what Excel refused; then the table has the columns that it had
 */
export async function settleColumns(
  session: ExcelSession,
  lookedAt: LookedAt,
  headers: readonly string[],
  taken: readonly (Excel.TableColumn | undefined)[],
  purpose: RoomPurpose,
): Promise<readonly Excel.TableColumn[]> {
  const { showHeaders, ours } = lookedAt;
  // Where no header cell is shown, a column keeps the name that it was added with.
  const isOurs = (header: string) => (column: Excel.TableColumn) => column.name.toLowerCase() === header.toLowerCase();
  const named = headers.map((header, i) => (taken[i] === undefined ? ours.find(isOurs(header)) : undefined));
  const free = showHeaders ? ours.filter((column) => !named.includes(column)) : [];
  const columns = headers.map(
    (header, i) => taken[i] ?? named[i] ?? reuse(free.shift(), header) ?? add(lookedAt, header),
  );
  for (const column of ours) if (!columns.includes(column)) column.delete();
  const isNew = (column: Excel.TableColumn) => !taken.includes(column) && !ours.includes(column);
  // Those that are replaced last, so that none is emptied when another was refused.
  const blanked = [...columns.filter(isNew), ...taken.filter((column) => column && purpose === "results")];
  const proofs = blankColumns(blanked.map((column) => column!));
  for (const column of columns) column.load("id,name");
  try {
    await session.sync();
    for (const prove of proofs) await prove(() => session.sync());
    if (session.isLeft) throw new CancelledError();
  } catch (error) {
    throw (await takeBackAdded(session, lookedAt)) ? error : mayHaveStayed(error);
  }
  return columns;
}

/** The header goes in as a cell's text, because there the apostrophe is understood; as a name only where no header cell is shown. */
function add({ table, showHeaders }: LookedAt, header: string): Excel.TableColumn {
  if (!showHeaders) return table.columns.add(undefined, undefined, headerName(header));
  return reuse(table.columns.add(), header)!;
}

function reuse(column: Excel.TableColumn | undefined, header: string): Excel.TableColumn | undefined {
  if (column !== undefined) writeHeader(usedOnce(column.getHeaderRowRange()), header);
  return column;
}

/**
 * Takes out what a request that failed half-way has added: blank columns that the table did not have when it was looked at. Those of ours
 * get their old names again.
 * @returns whether it could
 */
export async function takeBackAdded(
  session: ExcelSession,
  { table, showHeaders, idsBefore, ours, room }: LookedAt,
): Promise<boolean> {
  try {
    const before = idsBefore();
    const now = table.columns.load("items/id,items/name");
    await session.syncToRepair();
    const fresh = now.items.filter(({ id }) => !before.includes(id));
    const used = fresh.map((column) =>
      usedOnce(usedOnce(column.getDataBodyRange()).getUsedRangeOrNullObject(true)).load("address"),
    );
    await session.syncToRepair();
    fresh.forEach((column, i) => used[i]!.isNullObject && column.delete());
    for (const column of ours) {
      const header = room?.headers[room.columnIds.indexOf(String(column.id))];
      if (header !== undefined && showHeaders) reuse(column, header);
    }
    await session.syncToRepair();
    return true;
  } catch {
    return false; // Excel refuses everything by now; the caller tells of it.
  }
}

/**
 * Room in columns of a table.
 * @param addedIds those that were added for it
 */
export function roomOf(
  { source }: SourceShape,
  columns: readonly Excel.TableColumn[],
  outputs: readonly string[] | undefined,
  addedIds: readonly string[],
  hasReasons = false,
): ResultRoom {
  // As Excel has them: it may have had to change a name.
  const headers = columns.map((column) => column.name);
  const columnIds = columns.map((column) => String(column.id));
  return { source, headers, columnIds, outputs, addedIds, ...(hasReasons && { hasReasons }) };
}

/** Empties columns of a table for results, as `blankForResults` does: all are found before one is emptied, so that none is when another is gone. */
export function blankColumns(columns: readonly Excel.TableColumn[]): Proof[] {
  const found = columns.map((column) => ({ column, cells: usedOnce(column.getDataBodyRange()) }));
  return found.map(({ column, cells }) => blankForResults(() => column.getDataBodyRange(), cells));
}
