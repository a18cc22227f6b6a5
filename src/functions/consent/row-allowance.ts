/** Rows that formulas send in a minute without being asked for. */
export const ROWS_A_MINUTE = 1_000;
const MINUTE_MS = 60_000;

/** How many rows formulas may still send: an edit of some cells is nobody's business, a whole workbook is. */
export class RowAllowance {
  private granted = 0;
  private used = 0;
  private sinceMs = -Infinity;

  /** @param now milliseconds of a clock that is never set */
  constructor(private readonly now: () => number) {}

  /** Takes as many of these rows as may be sent now; those that somebody allowed go first. */
  take(rowCount: number): number {
    const nowMs = this.now();
    if (nowMs - this.sinceMs >= MINUTE_MS) {
      this.sinceMs = nowMs;
      this.used = 0;
    }
    const ofGranted = Math.min(rowCount, this.granted);
    this.granted -= ofGranted;
    const ofMinute = Math.min(rowCount - ofGranted, ROWS_A_MINUTE - this.used);
    this.used += ofMinute;
    return ofGranted + ofMinute;
  }

  /** Somebody has seen how many rows wait, and lets them go. */
  grant(rowCount: number): void {
    this.granted += rowCount;
  }
}
