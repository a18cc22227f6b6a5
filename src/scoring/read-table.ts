import type { SentColumn } from "../core/row-encoding";
import { encodingOf, observeCell, startProfile } from "../core/column-profile";
import { InputError } from "../core/errors";
import { throwIfCancelled } from "./cancellation";
import type { RowWindow, SourceShape, Workbook } from "./ports";

/** The source's row windows in order. One is read only when it is asked for, so that memory holds few at a time. */
export async function* readWindows(
  workbook: Workbook,
  shape: SourceShape,
  signal: AbortSignal,
): AsyncGenerator<RowWindow, void, undefined> {
  for (let row = 0; row < shape.rowCount;) {
    throwIfCancelled(signal);
    const window = await workbook.readWindow(shape, row, signal);
    if (window.rows.length === 0) throw new RangeError("A row window is empty.");
    yield window;
    row += window.rows.length;
  }
}

/**
 * Looks at every row once before anything is sent, and fixes for the whole table how each column is written:
 * decided batch by batch, one column would reach the model in two formats.
 * @throws InputError `no-columns` when nothing is to be sent or a column is not in the source
 */
export async function inspectColumns(
  workbook: Workbook,
  shape: SourceShape,
  sentColumns: readonly string[],
  signal: AbortSignal,
  onRowsRead: (rowsRead: number) => void,
): Promise<SentColumn[]> {
  const places = sentColumns.map((name) => ({ position: shape.columns.indexOf(name), profile: startProfile(name) }));
  if (places.length === 0) throw new InputError("no-columns", "No column is chosen to be sent.");
  const absent = places.find((place) => place.position < 0);
  if (absent !== undefined) {
    throw new InputError("no-columns", `There is no column named "${absent.profile.name}" in ${shape.label}.`);
  }
  for await (const window of readWindows(workbook, shape, signal)) {
    for (const row of window.rows) {
      for (const { position, profile } of places) observeCell(profile, row[position] ?? null);
    }
    onRowsRead(window.firstRow + window.rows.length);
  }
  return places.map(({ position, profile }) => ({
    name: profile.name,
    position,
    encoding: encodingOf(profile, shape.dateSystem),
  }));
}
