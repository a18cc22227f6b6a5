import type { RowOutcome } from "../../core/predictions/join-outcomes";

/** A row with a prediction that is not in the sheet, because the row was not where it had been read. */
export interface MovedRow {
  /** As it was counted when the run began. */
  readonly row: number;
  readonly outcome: RowOutcome;
  /** What was sent of it: rows with equal keys may have each other's predictions. */
  readonly key: string;
}

/** Rows that wait for their place, found by what was sent of them. */
export class RowPool {
  private readonly rows = new Map<string, MovedRow[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  put(row: MovedRow): void {
    const equal = this.rows.get(row.key);
    if (equal === undefined) this.rows.set(row.key, [row]);
    else equal.push(row);
    this.count++;
  }

  /** One of the rows of which this was sent; it is out then. */
  take(key: string): MovedRow | undefined {
    const equal = this.rows.get(key);
    const row = equal?.pop();
    if (equal?.length === 0) this.rows.delete(key);
    if (row !== undefined) this.count--;
    return row;
  }

  /** All that are left, the last ones of the table first. */
  left(): readonly MovedRow[] {
    return [...this.rows.values()].flat().sort((a, b) => b.row - a.row);
  }
}
