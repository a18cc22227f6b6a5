/** Neighbouring rows, counted from 0 in the source. */
export interface RowRange {
  readonly firstRow: number;
  readonly rowCount: number;
}

/** Ranges kept of one reason; past it rows are still counted, so that a million scattered rows do not fill the memory. */
const RANGES_KEPT = 10_000;

/** Rows that share a reason, added in rising order and packed into ranges. */
export class RowRanges {
  private readonly kept: { firstRow: number; rowCount: number }[] = [];
  private count = 0;
  private latest: number | undefined;

  /** @param most ranges kept; past it rows are still counted */
  constructor(private readonly most = RANGES_KEPT) {}

  /** A row that is added twice in a row, for two inputs from one column or two outputs, counts once. */
  add(row: number): void {
    if (row === this.latest) return;
    this.latest = row;
    this.count++;
    const last = this.kept.at(-1);
    if (last !== undefined && last.firstRow + last.rowCount === row) last.rowCount++;
    else if (this.kept.length < this.most) this.kept.push({ firstRow: row, rowCount: 1 });
  }

  get rowCount(): number {
    return this.count;
  }

  /** In rising order; the first ones, where there are very many. */
  get ranges(): readonly RowRange[] {
    return this.kept;
  }
}

/** The same rows in rising order, in as few ranges as there can be. @param ranges in any order, no row in two of them */
export function joinRanges(ranges: readonly RowRange[]): RowRange[] {
  const joined: { firstRow: number; rowCount: number }[] = [];
  for (const { firstRow, rowCount } of [...ranges].sort((a, b) => a.firstRow - b.firstRow)) {
    const last = joined.at(-1);
    if (last !== undefined && last.firstRow + last.rowCount === firstRow) last.rowCount += rowCount;
    else joined.push({ firstRow, rowCount });
  }
  return joined;
}
