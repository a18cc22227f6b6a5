import { bottomOf, rightOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";

/** Blank rows and columns shown beyond the cells that hold something, so that a sheet never seems to end. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 8;
const LEAST_ROWS = 120;
const LEAST_COLUMNS = 20;

/**
 * How much of a sheet the grid draws: all that is used or selected, and some blank cells beyond. Whole columns or rows that are
 * selected do not make it draw a million cells.
 */
export function gridExtent(
  used: Area | undefined,
  selected: Area | undefined,
): { rowCount: number; columnCount: number } {
  const reach = [used, selected].filter((area) => area !== undefined && !isWhole(area)) as Area[];
  const lastRow = Math.max(0, ...reach.map(bottomOf));
  const lastColumn = Math.max(0, ...reach.map(rightOf));
  return {
    rowCount: Math.min(Math.max(lastRow + SPARE_ROWS, LEAST_ROWS), SHEET_ROWS),
    columnCount: Math.min(Math.max(lastColumn + SPARE_COLUMNS, LEAST_COLUMNS), SHEET_COLUMNS),
  };
}

function isWhole({ rowCount, columnCount }: Area): boolean {
  return rowCount === SHEET_ROWS || columnCount === SHEET_COLUMNS;
}
