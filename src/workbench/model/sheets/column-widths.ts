import { areaOf, SHEET_ROWS } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";

/** Widths of columns in characters of the default font, by column number. A column that is not in it is as wide as it comes. */
export type ColumnWidths = ReadonlyMap<number, number>;

/** The widths after a shift, which only whole columns take along; the same object when none has moved. */
export function shiftedWidths(widths: ColumnWidths, shift: Omit<CellShift, "sheetId">): ColumnWidths {
  const { area, type } = shift;
  const isOfColumns = type === "ColumnInserted" || type === "ColumnDeleted";
  if (!isOfColumns || area.rowCount < SHEET_ROWS || ![...widths.keys()].some((column) => column >= area.column)) {
    return widths;
  }
  const moved = [...widths].flatMap(([column, width]): [number, number][] => {
    const after = shiftedArea(areaOf(0, column, SHEET_ROWS), shift);
    return after === undefined ? [] : [[after.column, width]];
  });
  return new Map(moved);
}
