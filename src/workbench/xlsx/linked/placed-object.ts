import type { Area } from "../../model/areas/area";
import { bottomOf, rightOf } from "../../model/areas/area";
import type { CellShift } from "../../model/areas/shifted-area";
import { movedArea } from "../around/shift-edits";

/** What an object on a sheet does when cells move under it: keeps to all its cells, to its first cell, or to its place on the sheet. */
export type Placement = "moves-and-sizes" | "moves" | "stays";

/** A corner of an object: its cell, and whether it lies past that cell's left or upper edge. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly isPastLeft: boolean;
  readonly isPastTop: boolean;
}

/** By how many cells the two corners of an object move. */
export interface CornerMoves {
  readonly from: { readonly rows: number; readonly columns: number };
  readonly to: { readonly rows: number; readonly columns: number };
}

const NO_MOVE = { rows: 0, columns: 0 };

/**
 * Where pictures, charts, shapes and controls go when cells move under them. Excel takes along those that lie wholly in the rows (or
 * columns) whose cells move, stretches those into whose middle cells come, and leaves those in place that reach beyond; one that only
 * moves keeps its size (ECMA-376 Part 1, 20.5.3.2 ST_EditAs; the rule for cells instead of whole columns as EPPlus's tests have it).
 * An object over cells that are deleted stays, because nothing is to be lost.
 */
export function movesOf(from: Corner, to: Corner, placement: Placement, shifts: readonly CellShift[]): CornerMoves {
  const before = coveredArea(from, to);
  const after = placement === "stays" ? before : (movedArea(before, shifts) ?? before);
  const moved = { rows: after.row - before.row, columns: after.column - before.column };
  if (placement === "stays") return { from: NO_MOVE, to: NO_MOVE };
  if (placement === "moves") return { from: moved, to: moved };
  const end = { rows: bottomOf(after) - bottomOf(before), columns: rightOf(after) - rightOf(before) };
  return { from: moved, to: end };
}

/** The cells under an object. A corner on the very edge of a cell covers nothing of it. */
function coveredArea(from: Corner, to: Corner): Area {
  const lastRow = Math.max(from.row, to.isPastTop ? to.row : to.row - 1);
  const lastColumn = Math.max(from.column, to.isPastLeft ? to.column : to.column - 1);
  return {
    row: from.row,
    column: from.column,
    rowCount: lastRow - from.row + 1,
    columnCount: lastColumn - from.column + 1,
  };
}
