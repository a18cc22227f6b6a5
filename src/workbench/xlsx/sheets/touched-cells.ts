import { bottomOf, type Area } from "../../model/areas/area";
import type { CellPlace } from "./cell-moves";

/** The cells of a sheet that are to be written anew, row by row from above. */
export class TouchedCells {
  private readonly areas: readonly Area[];
  /** Those that begin above the row asked for and reach into it, or further. */
  private active: Area[] = [];
  private nextArea = 0;
  private readonly single = new Map<number, Set<number>>();
  private singleRows: readonly number[] | undefined;

  /** @param areas one column wide each, none within another */
  constructor(areas: readonly Area[]) {
    this.areas = [...areas].sort((a, b) => a.row - b.row);
  }

  get isEmpty(): boolean {
    return this.areas.length === 0 && this.single.size === 0;
  }

  /** One more cell: of any row before the first one is asked for, later of the row that was asked for last. */
  add({ row, column }: CellPlace): void {
    const columns = this.single.get(row);
    if (columns) columns.add(column);
    else this.single.set(row, new Set([column]));
  }

  /** The first row with such cells from a row on; Infinity for none. Rows must be asked for in order. */
  nextRow(from: number): number {
    this.goTo(from);
    if (this.active.length > 0) return from;
    const area = this.areas[this.nextArea]?.row ?? Infinity;
    this.singleRows ??= [...this.single.keys()].sort((a, b) => a - b);
    return Math.min(area, firstFrom(this.singleRows, from));
  }

  /** The columns of a row, in order. Rows must be asked for in order. */
  columnsOf(row: number): readonly number[] {
    this.goTo(row);
    const single = this.single.get(row);
    if (single === undefined && this.active.length === 1) return [this.active[0]!.column];
    const columns = new Set([...this.active.map(({ column }) => column), ...(single ?? [])]);
    return [...columns].sort((a, b) => a - b);
  }

  private goTo(row: number): void {
    const { areas } = this;
    if (this.active.some((area) => bottomOf(area) <= row)) {
      this.active = this.active.filter((area) => bottomOf(area) > row);
    }
    for (; this.nextArea < areas.length && areas[this.nextArea]!.row <= row; this.nextArea++) {
      if (bottomOf(areas[this.nextArea]!) > row) this.active.push(areas[this.nextArea]!);
    }
  }
}

/** The first of the numbers, which stand in order, that is not below another; Infinity for none. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low] ?? Infinity;
}
