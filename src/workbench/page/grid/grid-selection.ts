import { areaOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

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

/** Where Ctrl and an arrow jump to, and how far a page is. */
export interface GridBounds {
  /** Last row and column that hold something. */
  readonly last: CellPosition;
  readonly rowsPerPage: number;
  /** Rows that keys step over, as they are not shown. */
  readonly isRowHidden: (row: number) => boolean;
}

export function areaOfSelection({ active, end }: GridSelection): Area {
  const row = Math.min(active.row, end.row);
  const column = Math.min(active.column, end.column);
  return areaOf(row, column, Math.abs(active.row - end.row) + 1, Math.abs(active.column - end.column) + 1);
}

/** An area with its first cell active. */
export function selectionOfArea({ row, column, rowCount, columnCount }: Area): GridSelection {
  return { active: { row, column }, end: { row: row + rowCount - 1, column: column + columnCount - 1 } };
}

export function selectionOfCell(cell: CellPosition): GridSelection {
  return { active: cell, end: cell };
}

/** The selection after a key as in Excel, or undefined when the key moves nothing. Enter and Tab always leave one cell. */
export function moveSelection(selection: GridSelection, move: MoveKey, bounds: GridBounds): GridSelection | undefined {
  const { shiftKey, ctrlKey, key } = move;
  const { last } = bounds;
  if (key === "Enter" && !ctrlKey) return selectionOfCell(rowsOn(selection.active, shiftKey ? -1 : 1, bounds));
  if (key === "Tab" && !ctrlKey) return selectionOfCell(columnsOn(selection.active, shiftKey ? -1 : 1));
  if (key === "a" && ctrlKey) return { active: { row: 0, column: 0 }, end: last };
  const from = shiftKey ? selection.end : selection.active;
  const to = target(from, key, ctrlKey, bounds);
  if (!to) return undefined;
  return shiftKey ? { active: selection.active, end: to } : selectionOfCell(to);
}

function target(from: CellPosition, key: string, isJump: boolean, bounds: GridBounds): CellPosition | undefined {
  const { last, rowsPerPage } = bounds;
  switch (key) {
    case "ArrowUp":
      return isJump ? { ...from, row: 0 } : rowsOn(from, -1, bounds);
    case "ArrowDown":
      return isJump ? { ...from, row: Math.max(from.row, last.row) } : rowsOn(from, 1, bounds);
    case "ArrowLeft":
      return isJump ? { ...from, column: 0 } : columnsOn(from, -1);
    case "ArrowRight":
      return isJump ? { ...from, column: Math.max(from.column, last.column) } : columnsOn(from, 1);
    case "PageUp":
      return rowsOn(from, -rowsPerPage, bounds);
    case "PageDown":
      return rowsOn(from, rowsPerPage, bounds);
    case "Home":
      return { row: isJump ? 0 : from.row, column: 0 };
    case "End":
      return isJump ? last : undefined;
    default:
      return undefined;
  }
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
