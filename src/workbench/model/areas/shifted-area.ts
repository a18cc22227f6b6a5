import {
  areaOf,
  bottomOf,
  containsArea,
  intersectionOf,
  rightOf,
  SHEET_COLUMNS,
  SHEET_ROWS,
  WHOLE_SHEET,
  type Area,
} from "./area";

/** How cells changed: edited in place, or rows or columns of cells came (the rest moved down or right) or went. */
export type CellChangeType = "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted";

/** Cells that came or went, so that those below (rows) or right of them (columns) moved, as far as the area is wide or high. */
export interface CellShift {
  readonly sheetId: string;
  /** The cells that came, or those that went. */
  readonly area: Area;
  readonly type: Exclude<CellChangeType, "RangeEdited">;
}

/**
 * The place of an area after a shift on its sheet, the same object when it did not move; undefined when it went with its cells. Whole
 * rows and columns stay whole; what is pushed over the edge of the sheet is cut off.
 */
export function shiftedArea(area: Area, { area: changed, type }: Omit<CellShift, "sheetId">): Area | undefined {
  const isWhole = isVertical(type) ? area.rowCount === SHEET_ROWS : area.columnCount === SHEET_COLUMNS;
  if (isWhole || !containsArea(bandOf(changed, type), area)) return area;
  const isInsert = type === "RowInserted" || type === "ColumnInserted";
  const [start, count] = isVertical(type)
    ? shifted(area.row, area.rowCount, changed.row, changed.rowCount, isInsert)
    : shifted(area.column, area.columnCount, changed.column, changed.columnCount, isInsert);
  const moved = isVertical(type)
    ? { ...area, row: start, rowCount: count }
    : { ...area, column: start, columnCount: count };
  const kept = intersectionOf(moved, WHOLE_SHEET);
  return kept && containsArea(kept, area) && containsArea(area, kept) ? area : kept;
}

/** Cells that stay together in a shift: where they were, and where they are. Both begin with the same cell. */
export interface ShiftedPiece {
  readonly before: Area;
  readonly after: Area;
}

/**
 * The cells of an area after a shift on its sheet, for what belongs to each cell by itself: where some of them move and others stay,
 * the area falls into pieces. Cells that went are in none.
 */
export function shiftedPieces(area: Area, shift: Omit<CellShift, "sheetId">): ShiftedPiece[] {
  const band = bandOf(shift.area, shift.type);
  const inside = intersectionOf(area, band);
  const moved = inside && shiftedArea(inside, shift);
  if (inside === undefined || moved === inside) return [{ before: area, after: area }];
  const rest = isVertical(shift.type)
    ? [
        { ...area, columnCount: band.column - area.column },
        { ...area, column: rightOf(band), columnCount: rightOf(area) - rightOf(band) },
      ]
    : [
        { ...area, rowCount: band.row - area.row },
        { ...area, row: bottomOf(band), rowCount: bottomOf(area) - bottomOf(band) },
      ];
  const staying = rest.filter(({ rowCount, columnCount }) => rowCount > 0 && columnCount > 0);
  return [
    ...(moved === undefined ? [] : [{ before: withoutDeleted(inside, shift), after: moved }]),
    ...staying.map((part) => ({ before: part, after: part })),
  ];
}

/** An area that begins with its first cell that is still there. */
function withoutDeleted(area: Area, { area: changed, type }: Omit<CellShift, "sheetId">): Area {
  if (type === "RowDeleted" && changed.row <= area.row) {
    const row = Math.max(area.row, bottomOf(changed));
    return { ...area, row, rowCount: bottomOf(area) - row };
  }
  if (type === "ColumnDeleted" && changed.column <= area.column) {
    const column = Math.max(area.column, rightOf(changed));
    return { ...area, column, columnCount: rightOf(area) - column };
  }
  return area;
}

/** Whether some cells of an area would move and the others stay. */
export function tearsApart(area: Area, shift: Omit<CellShift, "sheetId">): boolean {
  return intersectionOf(area, movingPart(shift)) !== undefined && !containsArea(bandOf(shift.area, shift.type), area);
}

/** The cells that move, and those that go. */
export function movingPart({ area, type }: Omit<CellShift, "sheetId">): Area {
  return isVertical(type)
    ? { ...area, rowCount: SHEET_ROWS - area.row }
    : { ...area, columnCount: SHEET_COLUMNS - area.column };
}

function isVertical(type: CellShift["type"]): boolean {
  return type === "RowInserted" || type === "RowDeleted";
}

/** The columns in which cells move down or up, or the rows in which they move right or left. */
function bandOf(changed: Area, type: CellShift["type"]): Area {
  return isVertical(type)
    ? areaOf(0, changed.column, SHEET_ROWS, rightOf(changed) - changed.column)
    : areaOf(changed.row, 0, bottomOf(changed) - changed.row, SHEET_COLUMNS);
}

function shifted(start: number, count: number, at: number, changed: number, isInsert: boolean): [number, number] {
  const end = start + count;
  if (isInsert) {
    if (at <= start) return [start + changed, count];
    return at < end ? [start, count + changed] : [start, count];
  }
  const place = (position: number): number => (position <= at ? position : Math.max(at, position - changed));
  return [place(start), place(end) - place(start)];
}
