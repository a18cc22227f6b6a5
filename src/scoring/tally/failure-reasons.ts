import type { RowFailure } from "../../core/predictions/join-outcomes";
import { RowRanges, type RowRange } from "../../core/table/row-ranges";

/** A reason, and the rows that have it. */
export interface RowsOfReason extends Omit<RowFailure, "others"> {
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** The reasons why rows of a run failed, each kept once, by number. A row with several reasons has one number for all of them. */
export class FailureReasons {
  private readonly numbers = new Map<string, number>();
  private readonly failures: (readonly RowFailure[])[] = [];

  numberOf({ others = [], ...first }: RowFailure): number {
    const all = [first, ...others];
    const key = JSON.stringify(all.map(keyOf));
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.failures.length);
    return this.failures.push(all) - 1;
  }

  /**
   * Rows by their reasons, those of most rows first; a row stands in the group of each of its reasons.
   * @param reasonOf the number of a row's reason; undefined for one that did not fail
   */
  groups(rowCount: number, reasonOf: (row: number) => number | undefined): RowsOfReason[] {
    const groups = new Map<string, { readonly failure: RowFailure; readonly rows: RowRanges }>();
    for (let row = 0; row < rowCount; row++) {
      const reason = reasonOf(row);
      if (reason === undefined) continue;
      for (const failure of this.failures[reason]!) {
        const key = keyOf(failure);
        const group = groups.get(key) ?? { failure, rows: new RowRanges() };
        groups.set(key, group);
        group.rows.add(row);
      }
    }
    return [...groups.values()]
      .map(({ failure, rows }) => ({ ...failure, rows: rows.ranges, rowCount: rows.rowCount }))
      .sort((a, b) => b.rowCount - a.rowCount);
  }
}

/** By what makes two failures the same. */
function keyOf({ code, column, message }: RowFailure): string {
  return JSON.stringify([code, column, message]);
}
