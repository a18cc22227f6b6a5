import { CancelledError } from "../../core/errors";
import type { ColumnPlace } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import type { RangeRef, TableRef } from "../reading/source-cells";
import { anchorNames } from "./anchor-names";
import { askForNames, setNames, type Anchor } from "./set-names";
import { structuredReference } from "./structured-reference";

type Place = Omit<ColumnPlace, "foundBy">;

/**
 * Gives the cells of a place the hidden names of a remembered column, in place of those it had. Either all stand, or those that stood before.
 *
 * A name for a table's column is a structured reference. Should an Excel not take one, it stands for the cells, which it follows as well.
 * Nothing says that a workbook whose structure is protected takes no names (Microsoft Support, "Protect a workbook", speaks of its sheets
 * alone); one that is open for reading refuses them.
 * @throws WorkbookError `sheet-changed` when the table or a column is gone; what Excel refused. RangeError for what is no id
 */
export async function anchorColumn(session: ExcelSession, columnId: string, place: Place): Promise<void> {
  const { source, resultColumns, reasonsColumn } = place;
  const names = anchorNames(columnId, resultColumns.columnIds.length);
  if (names === undefined) throw new RangeError("Not the id of a remembered column.");
  const wanted = [
    ...names.results.map((name, i) => ({ name, columnId: resultColumns.columnIds[i]! })),
    ...(reasonsColumn?.columnIds ?? []).map((id) => ({ name: names.reasons, columnId: id })),
  ];
  const ask = () => askForNames(session, [names.source, ...names.results, names.reasons]);
  const asked = ask();
  if (source.kind === "range") {
    await session.sync();
    return setNames(session, asked, anchorsInRange(session, source, names.source, wanted));
  }
  const anchors = await anchorsInTable(session, source, wanted);
  try {
    await setNames(session, asked, anchors);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    const askedAgain = ask();
    await session.sync();
    await setNames(
      session,
      askedAgain,
      anchors.map(({ name, cells }) => ({ name, cells })),
    );
  }
}

interface WantedName {
  readonly name: string;
  readonly columnId: string;
}

/** One sync: what table and columns are called now. */
async function anchorsInTable(
  session: ExcelSession,
  { tableId }: TableRef,
  wanted: readonly WantedName[],
): Promise<Anchor[]> {
  const table = session.workbook.tables.getItem(tableId).load("name");
  const columns = wanted.map(({ columnId }) => table.columns.getItem(Number(columnId)).load("name"));
  await session.sync();
  return columns.map((column, i) => ({
    name: wanted[i]!.name,
    cells: () => column.getDataBodyRange(),
    formula: structuredReference(table.name, column.name),
  }));
}

function anchorsInRange(
  session: ExcelSession,
  { sheetId, address }: RangeRef,
  sourceName: string,
  wanted: readonly WantedName[],
): Anchor[] {
  const sheet = session.workbook.worksheets.getItem(sheetId);
  const cellsAt = (at: string) => () => sheet.getRange(at);
  return [
    { name: sourceName, cells: cellsAt(address) },
    ...wanted.map(({ name, columnId }) => ({ name, cells: cellsAt(columnId) })),
  ];
}
