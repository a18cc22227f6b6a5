import { bottomOf, isInSheet, rightOf, unionOf, type Area } from "../../model/areas/area";
import { shiftedPieces, type CellShift } from "../../model/areas/shifted-area";

/** An area may fall into four with each shift; beyond so many the smallest area around them stands for all. */
const MOST_PIECES = 1000;

/** Where a cell stands; rows and columns count from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where the cells of a sheet went since the file was opened, and where they came from. */
export class CellMoves {
  /** The cells left of it stand where they stood. */
  readonly firstColumn: number;

  /** @param shifts those of the sheet, in order */
  constructor(private readonly shifts: readonly CellShift[]) {
    this.firstColumn = shifts.reduce((first, { area }) => Math.min(first, area.column), Infinity);
  }

  /** Whether cells may stand in other rows now. */
  get isAcrossRows(): boolean {
    return this.shifts.some(({ type }) => isVertical(type));
  }

  /** The smallest area in which the cells of an area stand now, none of them blank. @returns undefined when all went */
  reachOf(area: Area): Area | undefined {
    const pieces = this.shifts.reduce<readonly Area[]>(
      (now, shift) => {
        const after = now.flatMap((piece) => shiftedPieces(piece, shift).map((moved) => moved.after));
        return after.length > MOST_PIECES ? [after.reduce(unionOf)] : after;
      },
      [area],
    );
    return pieces.length === 0 ? undefined : pieces.reduce(unionOf);
  }

  /** Whether a row held cells that moved, or may have got some. */
  concernsRow(row: number): boolean {
    return this.shifts.some(({ area, type }) => isVertical(type) || (row >= area.row && row < bottomOf(area)));
  }

  /** Where a cell stood in the file; undefined for one that came later. */
  before(place: CellPlace): CellPlace | undefined {
    return this.shifts.reduceRight<CellPlace | undefined>((now, shift) => now && placeBefore(now, shift), place);
  }

  /** Where a cell of the file stands now; undefined for one that went. */
  after(place: CellPlace): CellPlace | undefined {
    return this.shifts.reduce<CellPlace | undefined>((now, shift) => now && placeAfter(now, shift), place);
  }
}

export function isSamePlace(a: CellPlace, b: CellPlace | undefined): boolean {
  return a.row === b?.row && a.column === b.column;
}

function isVertical(type: CellShift["type"]): boolean {
  return type === "RowInserted" || type === "RowDeleted";
}

/** Whether a cell is among those that move, or come or go. */
function isConcerned({ row, column }: CellPlace, area: Area, type: CellShift["type"]): boolean {
  return isVertical(type)
    ? column >= area.column && column < rightOf(area) && row >= area.row
    : row >= area.row && row < bottomOf(area) && column >= area.column;
}

function placeBefore(place: CellPlace, { area, type }: CellShift): CellPlace | undefined {
  if (!isConcerned(place, area, type)) return place;
  const { row, column } = place;
  if (type === "RowDeleted") return { row: row + area.rowCount, column };
  if (type === "ColumnDeleted") return { row, column: column + area.columnCount };
  if (type === "RowInserted") return row < bottomOf(area) ? undefined : { row: row - area.rowCount, column };
  return column < rightOf(area) ? undefined : { row, column: column - area.columnCount };
}

function placeAfter(place: CellPlace, { area, type }: CellShift): CellPlace | undefined {
  if (!isConcerned(place, area, type)) return place;
  const { row, column } = place;
  if (type === "RowDeleted") return row < bottomOf(area) ? undefined : { row: row - area.rowCount, column };
  if (type === "ColumnDeleted") return column < rightOf(area) ? undefined : { row, column: column - area.columnCount };
  const moved =
    type === "RowInserted" ? { row: row + area.rowCount, column } : { row, column: column + area.columnCount };
  return isInSheet({ ...moved, rowCount: 1, columnCount: 1 }) ? moved : undefined;
}
