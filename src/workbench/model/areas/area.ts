/** Rows and columns a sheet has. Source: Microsoft Support, "Excel specifications and limits". */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** A block of cells; rows and columns count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** Cells that one formula fills together; it stands at the first of them. */
export interface FilledArea extends Area {
  /** The formula's result has spread over them by itself: it gives way to what is entered there. Absent for an array formula. */
  readonly isSpill?: true;
}

export const WHOLE_SHEET: Area = { row: 0, column: 0, rowCount: SHEET_ROWS, columnCount: SHEET_COLUMNS };

export function areaOf(row: number, column: number, rowCount = 1, columnCount = 1): Area {
  return { row, column, rowCount, columnCount };
}

/** The first row below the area. */
export function bottomOf(area: Area): number {
  return area.row + area.rowCount;
}

/** The first column right of the area. */
export function rightOf(area: Area): number {
  return area.column + area.columnCount;
}

export function isInSheet(area: Area): boolean {
  return (
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount >= 1 &&
    area.columnCount >= 1 &&
    bottomOf(area) <= SHEET_ROWS &&
    rightOf(area) <= SHEET_COLUMNS
  );
}

/** The cells both areas have, or undefined when they have none in common. */
export function intersectionOf(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(bottomOf(a), bottomOf(b)) - row;
  const columnCount = Math.min(rightOf(a), rightOf(b)) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : undefined;
}

export function containsArea(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    bottomOf(inner) <= bottomOf(outer) &&
    rightOf(inner) <= rightOf(outer)
  );
}

/** The smallest area that holds both. */
export function unionOf(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rowCount: Math.max(bottomOf(a), bottomOf(b)) - row,
    columnCount: Math.max(rightOf(a), rightOf(b)) - column,
  };
}
