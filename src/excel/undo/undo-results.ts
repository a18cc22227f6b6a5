import type { ResultColumns, ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { describeSource } from "../reading/describe-source";
import { sourceCells } from "../reading/source-cells";
import { giveRoomBack } from "../room/give-room-back";
import { bringBack } from "./bring-back";
import { keyNames } from "./key-names";
import { keepRows, keyPositions } from "./kept-rows";
import { putColumnsBack } from "./put-columns-back";
import { MOST_KEPT_CELLS, type UndoJournal, type UndoRecord } from "./undo-journal";
import type { Undone } from "./undone";

/** Keeps what stands in the columns that a room replaces, before they are emptied. @returns undefined where all of them are new */
export async function keepReplaced(
  session: ExcelSession,
  shape: SourceShape,
  room: ResultRoom,
): Promise<UndoRecord | undefined> {
  if (room.addedIds.length === room.columnIds.length) return undefined;
  const record = recordFor("replaced", shape, room, room.addedIds);
  const rows = await keepRows(session, shape, room, { firstRow: 0, rowCount: shape.rowCount }, MOST_KEPT_CELLS);
  return { ...record, rows: rows && [...rows] };
}

/** Keeps what stands in result cells that are about to be written over. @param isWritten for each row from `firstRow` on */
export async function keepRefreshed(
  session: ExcelSession,
  journal: UndoJournal,
  shape: SourceShape,
  resultColumns: ResultColumns,
  firstRow: number,
  isWritten: readonly boolean[],
): Promise<void> {
  const [first, last] = [isWritten.indexOf(true), isWritten.lastIndexOf(true)];
  if (first < 0) return;
  const record = journal.refreshed(shape, resultColumns, () => recordFor("refreshed", shape, resultColumns, []));
  if (record.rows === undefined) return;
  const range = { firstRow: firstRow + first, rowCount: last - first + 1 };
  const rows = await keepRows(session, shape, resultColumns, range, MOST_KEPT_CELLS);
  journal.keep(
    record,
    rows?.filter(({ row }) => isWritten[row - firstRow] === true),
  );
}

/** Keeps what stands in columns that are about to be taken out; undefined where the source cannot be read. */
export async function keepRemoved(
  session: ExcelSession,
  journal: UndoJournal,
  resultColumns: ResultColumns,
): Promise<UndoRecord | undefined> {
  try {
    const shape = await describeSource(session, resultColumns.source);
    const names = journal.provingNames(resultColumns);
    const proving = names?.map((name) => shape.columns.indexOf(name)).filter((position) => position >= 0);
    const proven = proving === undefined ? shape : { ...shape, provingPositions: proving };
    const record = recordFor("removed", proven, resultColumns, []);
    const whole = { firstRow: 0, rowCount: shape.rowCount };
    const rows = await keepRows(session, proven, resultColumns, whole, MOST_KEPT_CELLS);
    return { ...record, rows: rows && [...rows] };
  } catch {
    return undefined; // A table that cannot be read is no reason to keep its columns in it.
  }
}

/** Puts back what was kept of these columns. @throws WorkbookError; what is not back then can be asked for once more */
export async function undoResults(
  session: ExcelSession,
  journal: UndoJournal,
  resultColumns: ResultColumns,
): Promise<Undone> {
  const record = journal.recordOf(resultColumns);
  if (record?.rows === undefined) return { restored: 0, leftAlone: 0, asValues: 0, resultColumns };
  // Looked at first: a source that cannot be read any more gets no columns.
  const before = await describeSource(session, resultColumns.source);
  if (record.kind !== "removed") await checkStand(session, before, resultColumns);
  const columns = record.kind === "removed" ? await putColumnsBack(session, record) : resultColumns;
  const shape = record.kind === "removed" ? await describeSource(session, columns.source) : before;
  journal.forget(resultColumns);
  const undone = await bringBack(session, shape, columns, record);
  if (record.addedIds.length > 0)
    await giveRoomBack(session, { ...columns, outputs: undefined, addedIds: record.addedIds });
  return undone;
}

/** The columns of a range are addresses, at which another column may stand by now. @throws WorkbookError `sheet-changed` */
async function checkStand(session: ExcelSession, shape: SourceShape, resultColumns: ResultColumns): Promise<void> {
  const source = sourceCells(session, shape);
  source.load(resultColumns);
  await session.sync();
  source.replacedPositions(resultColumns);
}

function recordFor(
  kind: UndoRecord["kind"],
  shape: SourceShape,
  resultColumns: ResultColumns,
  addedIds: readonly string[],
): UndoRecord {
  const isNamed = resultColumns.source.kind === "table" || resultColumns.source.hasHeaders;
  const results = resultColumns.headers.map((header) => (isNamed ? shape.columns.indexOf(header) : -1));
  const names = keyNames(shape, keyPositions(shape, new Set(results)));
  return { kind, shape, names, resultColumns, addedIds, positions: results, rows: [], written: new Map() };
}
