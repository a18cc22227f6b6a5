/** The grid keeps no cells: a row only knows its number in the sheet, and every text is asked for when it is drawn. */
export interface GridRow {
  readonly row: number;
}

/** Rows from `start` to before `end`. */
export interface HiddenRows {
  readonly start: number;
  readonly end: number;
}

/**
 * The rows of a sheet that the grid is given: those that are not hidden, so that a filter that leaves thirty of a million rows has it
 * draw thirty. Here an index counts the shown rows from 0, and a row is the sheet's own.
 */
export class ShownRows {
  private all: GridRow[] = [];
  private shown: readonly GridRow[] = [];
  private hidden: readonly HiddenRows[] = [];

  /** A list of its own after each change. */
  get rows(): readonly GridRow[] {
    return this.shown;
  }

  clear(): void {
    this.all = [];
    this.shown = [];
    this.hidden = [];
  }

  /**
   * @param rowCount rows of the sheet, which never become fewer
   * @param hidden in order; a run that is as before is the same object
   * @returns whether other rows are shown now
   */
  update(rowCount: number, hidden: readonly HiddenRows[]): boolean {
    const isSame = hidden.length === this.hidden.length && hidden.every((run, place) => run === this.hidden[place]);
    if (isSame && rowCount <= this.all.length) return false;
    while (this.all.length < rowCount) this.all.push({ row: this.all.length });
    this.hidden = [...hidden];
    this.shown = withoutRuns(this.all, hidden);
    return true;
  }

  /** The sheet's row at an index; below the last one, the last. */
  rowAt(index: number): number {
    return this.shown[Math.min(index, this.shown.length - 1)]?.row ?? 0;
  }

  /** The index of a row; of one that is not shown, of the next that is, or else of the last. */
  indexOf(row: number): number {
    let low = 0;
    let high = this.shown.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.shown[middle]!.row < row) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, Math.min(low, this.shown.length - 1));
  }
}

function withoutRuns(rows: readonly GridRow[], hidden: readonly HiddenRows[]): readonly GridRow[] {
  const shown: GridRow[] = [];
  let from = 0;
  for (const { start, end } of [...hidden, { start: rows.length, end: rows.length }]) {
    for (let row = from; row < Math.min(start, rows.length); row++) shown.push(rows[row]!);
    from = end;
  }
  return shown;
}
