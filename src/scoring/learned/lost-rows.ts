import { joinRanges, type RowRange } from "../../core/table/row-ranges";

/**
 * Rows whose batches were given up for a reason that may pass: they are tried once more at the end of a run. Only where they stand is
 * kept, not what was sent, so that memory does not grow with the cells of a table.
 */
export class LostRows {
  private readonly added: { firstRow: number; rowCount: number }[] = [];
  private count = 0;

  /** @param rows each of them new, in any order over all calls */
  add(rows: readonly number[]): void {
    for (const row of rows) {
      const last = this.added.at(-1);
      if (last !== undefined && last.firstRow + last.rowCount === row) last.rowCount++;
      else this.added.push({ firstRow: row, rowCount: 1 });
    }
    this.count += rows.length;
  }

  get rowCount(): number {
    return this.count;
  }

  /** In rising order, none touching the next. */
  ranges(): readonly RowRange[] {
    return joinRanges(this.added);
  }
}
