import { intersectionOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";

/** Merged cells of a sheet that have cells in common with an area. */
export function mergesIn(sheet: SheetModel, area: Area): Area[] {
  return sheet.mergedAreas.filter((merged) => intersectionOf(merged, area) !== undefined);
}

/**
 * Asks of the cells of an area whether merged cells cover them: all of a merge but its first cell. What is entered into a covered cell is
 * dropped, without a word. Source: Microsoft Support, "Merge and unmerge cells".
 */
export function coveredCells(sheet: SheetModel, area: Area): (row: number, column: number) => boolean {
  const merges = mergesIn(sheet, area);
  if (merges.length === 0) return () => false;
  return (row, column) => {
    const cell = { row, column, rowCount: 1, columnCount: 1 };
    const merged = merges.find((each) => intersectionOf(each, cell) !== undefined);
    return merged !== undefined && (merged.row !== row || merged.column !== column);
  };
}
