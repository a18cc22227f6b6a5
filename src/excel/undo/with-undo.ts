import type { RowOutcome } from "../../core/predictions/join-outcomes";
import type { ResultColumns, ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { isFitted, type RoomPurpose, type WantedRoom } from "../room/settle-room";
import { bringBack } from "./bring-back";
import { UndoJournal } from "./undo-journal";
import { keepRefreshed, keepRemoved, keepReplaced, undoResults } from "./undo-results";
import type { Undone } from "./undone";

/** Where a workbook has its journal, once there is one. */
export interface JournalPlace {
  journal?: UndoJournal;
}

export type MakeRoom = (session: ExcelSession, purpose: RoomPurpose, room?: ResultRoom) => Promise<ResultRoom>;

export function journalAt(place: JournalPlace): UndoJournal {
  return (place.journal ??= new UndoJournal());
}

/** Makes room; what stands in columns that are emptied for results is kept, and comes back at once should Excel fail in between. */
export async function settleWithUndo(
  session: ExcelSession,
  place: JournalPlace,
  shape: SourceShape,
  wanted: WantedRoom,
  purpose: RoomPurpose,
  make: MakeRoom,
  room?: ResultRoom,
): Promise<ResultRoom> {
  if (purpose === "proof") return make(session, purpose, room);
  const mayReplace = wanted.collision === "replace";
  const ready = mayReplace && !(room && isFitted(room, wanted)) ? await make(session, "proof", room) : room;
  const record = mayReplace && ready ? await keepReplaced(session, shape, ready) : undefined;
  try {
    const made = await make(session, purpose, ready);
    journalAt(place).noteRoom(shape, made, record);
    return made;
  } catch (error) {
    if (record !== undefined)
      await bringBack(session.toRepair(), shape, record.resultColumns, record).catch(() => undefined);
    throw error;
  }
}

/** Keeps what a refresh is about to write over; a write into columns that were made or emptied for its run keeps nothing. */
export async function keepBeforeWrite(
  session: ExcelSession,
  place: JournalPlace,
  shape: SourceShape,
  resultColumns: ResultColumns,
  firstRow: number,
  outcomes: readonly (RowOutcome | undefined)[],
): Promise<void> {
  const journal = journalAt(place);
  if (!journal.isRefresh(resultColumns)) return;
  const isWritten = outcomes.map((outcome) => outcome !== undefined);
  await keepRefreshed(session, journal, shape, resultColumns, firstRow, isWritten);
}

/** Takes columns out, and keeps what stood in them. */
export async function removeWithUndo(
  session: ExcelSession,
  place: JournalPlace,
  resultColumns: ResultColumns,
  remove: () => Promise<void>,
): Promise<void> {
  const record = await keepRemoved(session, journalAt(place), resultColumns);
  await remove();
  if (record === undefined) journalAt(place).forget(resultColumns);
  else journalAt(place).noteRemoved(record);
}

export function undoAt(session: ExcelSession, place: JournalPlace, resultColumns: ResultColumns): Promise<Undone> {
  return undoResults(session, journalAt(place), resultColumns);
}
