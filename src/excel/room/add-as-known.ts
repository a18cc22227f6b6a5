import { WorkbookError } from "../../core/errors";
import type { ResultRoom, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { askForLook, isSameLook, lookOf, type TableLook } from "../reading/table-look";
import { sentHeaders } from "./settle-headers";
import { mayHaveStayed, settleRoom, type SettledRoom, type WantedRoom } from "./settle-room";
import { roomOf, settleColumns, takeBackAdded } from "./table-columns";

/**
 * Adds columns to a table in one request, on the strength of how it was looked at just now. The request looks once more before it adds them:
 * should the table have other columns by then, those that were added are taken out again.
 * @returns undefined when nothing was added: something is to be replaced, or the table must be looked at
 * @throws what Excel refused; then nothing was added
 */
export async function addAsKnown(
  session: ExcelSession,
  shape: SourceShape,
  table: Excel.Table,
  wanted: WantedRoom,
  known: TableLook,
): Promise<ResultRoom | undefined> {
  const settled = settledAsKnown(shape, wanted, known);
  if (settled === undefined || settled.replaced.some((position) => position >= 0)) return undefined;
  askForLook(table);
  const { showHeaders } = known;
  const idsBefore = () => (lookIfLoaded(table) ?? known).columns.map(({ id }) => id);
  const lookedAt = { table, showHeaders, idsBefore, ours: [], room: undefined };
  const nothingReplaced = settled.headers.map(() => undefined);
  const columns = await settleColumns(session, lookedAt, settled.headers, nothingReplaced, "proof");
  const room = roomOf(shape, columns, settled.outputs, idsIn(columns), settled.hasReasons);
  if (isSameLook(known, lookOf(table))) return room;
  if (await takeBackAdded(session, lookedAt)) return undefined;
  throw mayHaveStayed(new WorkbookError("sheet-changed", `${shape.label} was changed while room was made beside it.`));
}

function idsIn(columns: readonly Excel.TableColumn[]): string[] {
  return columns.map(({ id }) => String(id));
}

/** Undefined after a request that failed without telling what it had found before. */
function lookIfLoaded(table: Excel.Table): TableLook | undefined {
  try {
    return lookOf(table);
  } catch {
    return undefined;
  }
}

/** What a look would make of the table; undefined where it would refuse: then it looks. */
function settledAsKnown(shape: SourceShape, wanted: WantedRoom, known: TableLook): SettledRoom | undefined {
  try {
    const names = known.columns.map(({ name }) => name);
    return settleRoom(wanted, names, sentHeaders(shape));
  } catch (error) {
    if (error instanceof WorkbookError) return undefined;
    throw error;
  }
}
