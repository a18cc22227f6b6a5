import type { RowRange } from "../../core/table/row-ranges";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { MarkShades, type MarksPlace } from "./mark-shades";
import { refill } from "./refill";

/**
 * Fills the result cells of some rows with a soft yellow, hidden ones too; a cell that bears a mark keeps it. A cell whose fill could not be
 * brought back as it was, a pattern or a gradient, is left alone.
 * @param rows counted from 0 in the source; those it no longer has are passed over
 * @throws WorkbookError `sheet-changed` when the result columns are gone; what Excel refuses
 */
export async function markRows(
  session: ExcelSession,
  place: MarksPlace,
  resultColumns: ResultColumns,
  rows: readonly RowRange[],
): Promise<void> {
  const shades = (place.marks ??= new MarkShades());
  await refill(session, resultColumns, rows, ({ color, isFilled }) =>
    shades.formerOf(color) === undefined ? shades.shadeFor(isFilled ? color : "") : undefined,
  );
}

/** Whether any result cell bears a mark, of an earlier session too. @throws as markRows */
export async function hasMarks(
  session: ExcelSession,
  place: MarksPlace,
  resultColumns: ResultColumns,
): Promise<boolean> {
  const shades = (place.marks ??= new MarkShades());
  let isAny = false;
  await refill(session, resultColumns, undefined, ({ color }) => {
    isAny ||= shades.formerOf(color) !== undefined;
    return undefined;
  });
  return isAny;
}

/**
 * Gives every marked cell of result columns the fill that it had before; one that was filled with something else meanwhile keeps that.
 * @throws as markRows
 */
export async function unmarkRows(
  session: ExcelSession,
  place: MarksPlace,
  resultColumns: ResultColumns,
): Promise<void> {
  const shades = (place.marks ??= new MarkShades());
  await refill(session, resultColumns, undefined, ({ color }) => shades.formerOf(color));
}
