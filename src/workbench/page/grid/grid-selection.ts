import { areaOf, bottomOf, rightOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import { blockEdge, type CellPosition } from "./block-edge";

export type { CellPosition } from "./block-edge";

/** What is selected in the grid: the active cell, and the corner of the selected area that moves with Shift. */
export interface GridSelection {
  readonly active: CellPosition;
  readonly end: CellPosition;
}

/** The keys that move a selection, as far as they matter here. */
export interface MoveKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly ctrlKey: boolean;
}

/** What the sheet holds, as far as keys go by it, and how far a page is. */
export interface GridBounds {
  /** Last row and column that hold something. */
  readonly last: CellPosition;
  readonly rowsPerPage: number;
  /** Rows that keys step over, as they are not shown. */
  readonly isRowHidden: (row: number) => boolean;
  readonly isBlank: (row: number, column: number) => boolean;
  /** The block of filled cells around a cell. */
  readonly regionAt: (cell: CellPosition) => Area;
  /** The column where a row of Tabs began: Enter goes back to it. */
  readonly tabbedFrom?: number;
}

export function areaOfSelection({ active, end }: GridSelection): Area {
  const row = Math.min(active.row, end.row);
  const column = Math.min(active.column, end.column);
  return areaOf(row, column, Math.abs(active.row - end.row) + 1, Math.abs(active.column - end.column) + 1);
}

export function isSameSelection(one: GridSelection, other: GridSelection | undefined): boolean {
  return other !== undefined && isSameCell(one.active, other.active) && isSameCell(one.end, other.end);
}

function isSameCell(one: CellPosition, other: CellPosition): boolean {
  return one.row === other.row && one.column === other.column;
}

/** An area with its first cell active. */
export function selectionOfArea({ row, column, rowCount, columnCount }: Area): GridSelection {
  return { active: { row, column }, end: { row: row + rowCount - 1, column: column + columnCount - 1 } };
}

export function selectionOfCell(cell: CellPosition): GridSelection {
  return { active: cell, end: cell };
}

/** What a click on a heading selects: its column, or all cells where it is no column's. @param prop of the grid's column: its number */
export function selectionOfHeading(prop: string | number): GridSelection {
  const column = Number(prop);
  if (!Number.isInteger(column)) return selectionOfArea(areaOf(0, 0, SHEET_ROWS, SHEET_COLUMNS));
  return selectionOfArea(areaOf(0, column, SHEET_ROWS, 1));
}

/** Where something is drawn. */
type Drawn = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/** Whether whole columns or rows are selected that are in view, wherever the sheet is scrolled to along them. @param first their first cell */
export function areLinesInView(selection: GridSelection, first: Drawn, view: Drawn): boolean {
  const { rowCount, columnCount } = areaOfSelection(selection);
  const isAcross = first.left < view.right && first.right > view.left;
  const isDown = first.top < view.bottom && first.bottom > view.top;
  if (rowCount === SHEET_ROWS) return isAcross || columnCount === SHEET_COLUMNS;
  return columnCount === SHEET_COLUMNS && isDown;
}

/** The selection after a key as in Excel, or undefined when the key moves nothing. Enter and Tab always leave one cell. */
export function moveSelection(selection: GridSelection, move: MoveKey, bounds: GridBounds): GridSelection | undefined {
  const { shiftKey, ctrlKey, key } = move;
  const { active } = selection;
  if (key === "Enter" && !ctrlKey) {
    const to = rowsOn(active, shiftKey ? -1 : 1, bounds);
    return selectionOfCell(shiftKey ? to : { ...to, column: bounds.tabbedFrom ?? to.column });
  }
  if (key === "Tab" && !ctrlKey) return selectionOfCell(columnsOn(active, shiftKey ? -1 : 1));
  if (key.toLowerCase() === "a" && ctrlKey) return everything(selection, bounds);
  if (key === " " && ctrlKey !== shiftKey) return wholeLines(areaOfSelection(selection), ctrlKey);
  const from = shiftKey ? selection.end : active;
  const to = target(from, key, ctrlKey, bounds);
  if (!to) return undefined;
  return shiftKey ? { active, end: to } : selectionOfCell(to);
}

/** Ctrl+A: the block of cells around the active one, and all that is used when that is selected already. */
function everything(selection: GridSelection, { last, regionAt }: GridBounds): GridSelection {
  const region = regionAt(selection.active);
  const area = areaOfSelection(selection);
  const isRegion = bottomOf(area) >= bottomOf(region) && rightOf(area) >= rightOf(region) && area.row <= region.row;
  return isRegion ? { active: { row: 0, column: 0 }, end: last } : selectionOfArea(region);
}

function wholeLines(area: Area, isColumns: boolean): GridSelection {
  return selectionOfArea(
    isColumns ? { ...area, row: 0, rowCount: SHEET_ROWS } : { ...area, column: 0, columnCount: SHEET_COLUMNS },
  );
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function target(from: CellPosition, key: string, isJump: boolean, bounds: GridBounds): CellPosition | undefined {
  const { last, rowsPerPage } = bounds;
  const arrow = ARROWS[key];
  if (arrow) {
    const step = (at: CellPosition) => (arrow[0] === 0 ? columnsOn(at, arrow[1]) : rowsOn(at, arrow[0], bounds));
    return isJump ? jump(from, step, bounds) : step(from);
  }
  switch (key) {
    case "PageUp":
      return rowsOn(from, -rowsPerPage, bounds);
    case "PageDown":
      return rowsOn(from, rowsPerPage, bounds);
    case "Home":
      return { row: isJump ? 0 : from.row, column: 0 };
    case "End":
      return isJump ? last : { ...from, column: last.column };
    default:
      return undefined;
  }
}

function jump(
  from: CellPosition,
  step: (at: CellPosition) => CellPosition,
  { last, isBlank }: GridBounds,
): CellPosition {
  return blockEdge(from, {
    isBlank: ({ row, column }) => isBlank(row, column),
    next: (at) => {
      const to = step(at);
      const isStuck = to.row === at.row && to.column === at.column;
      const isBeyond = to.row > Math.max(last.row, from.row) || to.column > Math.max(last.column, from.column);
      return isStuck || isBeyond ? undefined : to;
    },
  });
}

/** Rows further, and over hidden ones; stays where no shown row follows. */
function rowsOn(from: CellPosition, rows: number, { isRowHidden }: GridBounds): CellPosition {
  const step = Math.sign(rows);
  let row = Math.min(Math.max(from.row + rows, 0), SHEET_ROWS - 1);
  while (row >= 0 && row < SHEET_ROWS && isRowHidden(row)) row += step;
  return row < 0 || row >= SHEET_ROWS ? from : { ...from, row };
}

function columnsOn({ row, column }: CellPosition, columns: number): CellPosition {
  return { row, column: Math.min(Math.max(column + columns, 0), SHEET_COLUMNS - 1) };
}
