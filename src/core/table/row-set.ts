import type { TableRows } from "./cell-block";
import { joinRanges, type RowRange } from "./row-ranges";

/** Some rows of a source, asked for one by one. */
export class RowSet {
  /** In rising order, none beside another. */
  readonly ranges: readonly RowRange[];
  readonly rowCount: number;

  /** @param ranges in any order, no row in two of them */
  constructor(ranges: readonly RowRange[]) {
    this.ranges = joinRanges(ranges);
    this.rowCount = this.ranges.reduce((sum, range) => sum + range.rowCount, 0);
  }

  has(row: number): boolean {
    const { ranges } = this;
    let [from, to] = [0, ranges.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const { firstRow, rowCount } = ranges[middle]!;
      if (row < firstRow) to = middle;
      else if (row >= firstRow + rowCount) from = middle + 1;
      else return true;
    }
    return false;
  }

  /** Those of the rows that are in it, as blocks of neighbours in rising order. */
  *partsOf({ firstRow, cells }: TableRows): Generator<TableRows, void, undefined> {
    const end = firstRow + cells.rowCount;
    for (const range of this.ranges) {
      const from = Math.max(firstRow, range.firstRow);
      const to = Math.min(end, range.firstRow + range.rowCount);
      if (range.firstRow >= end) return;
      if (from < to) yield { firstRow: from, cells: cells.part(from - firstRow, to - firstRow) };
    }
  }

  /** The rows of the first `rowCount` of a source that are not in it, in rising order. */
  *othersOf(rowCount: number): Generator<number, void, undefined> {
    let next = 0;
    for (const range of [...this.ranges, { firstRow: rowCount, rowCount: 0 }]) {
      for (; next < Math.min(range.firstRow, rowCount); next++) yield next;
      next = range.firstRow + range.rowCount;
    }
  }

  /** How many of the first `rowCount` rows of a source are in it. */
  countIn(rowCount: number): number {
    return this.ranges.reduce((sum, range) => {
      return (
        sum + Math.max(0, Math.min(rowCount, range.firstRow + range.rowCount) - Math.min(rowCount, range.firstRow))
      );
    }, 0);
  }
}
