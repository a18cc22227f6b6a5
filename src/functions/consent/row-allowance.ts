import { fingerprintOf } from "../../core/request/row-fingerprint";

/** Rows that formulas send in a minute without being asked for. */
export const ROWS_A_MINUTE = 1_000;
const MINUTE_MS = 60_000;
/** So long rows may take that somebody has let go: a grant that is left over is none for other rows of another hour. */
const GRANT_MS = 5 * MINUTE_MS;
/** So long a row counts as sent before: longer than the longest time between two trials of it. */
const CHARGED_MS = 10 * MINUTE_MS;
const MOST_CHARGED = 100_000;

interface Grant {
  readonly place: string;
  readonly untilMs: number;
  left: number;
}

/** How many rows formulas may still send: an edit of some cells is nobody's business, a whole workbook is. */
export class RowAllowance {
  private grants: Grant[] = [];
  /** Rows that nobody was asked for, of the last minute. */
  private taken: { readonly atMs: number; readonly rowCount: number }[] = [];
  /** Rows that were counted, by what stands for their keys, and when they were last sent: one that failed is counted once. */
  private readonly charged = new Map<number, number>();

  /** @param now milliseconds of a clock that is never set */
  constructor(private readonly now: () => number) {}

  /**
   * Takes as many of these rows as may be sent now; those that somebody allowed go first.
   * @param place the endpoint
   * @param keys each stands for one row of one endpoint
   */
  take(place: string, keys: readonly string[]): ReadonlySet<string> {
    const nowMs = this.now();
    const fresh = this.uncounted(keys);
    let granted = 0;
    for (const grant of this.grants) {
      if (grant.place !== place) continue;
      const ofGrant = Math.min(fresh.length - granted, grant.left);
      grant.left -= ofGrant;
      granted += ofGrant;
    }
    const used = this.taken.reduce((sum, { rowCount }) => sum + rowCount, 0);
    const ofMinute = Math.min(fresh.length - granted, ROWS_A_MINUTE - used);
    if (ofMinute > 0) this.taken.push({ atMs: nowMs, rowCount: ofMinute });
    const held = new Set(fresh.slice(granted + ofMinute));
    const going = new Set(keys.filter((key) => !held.has(key)));
    for (const key of going) {
      const row = fingerprintOf(key);
      this.charged.delete(row);
      this.charged.set(row, nowMs);
    }
    return going;
  }

  /** Those of these rows that are not tried again, but sent for the first time in a while. */
  uncounted(keys: readonly string[]): readonly string[] {
    this.forgetUntil(this.now());
    return keys.filter((key) => !this.charged.has(fingerprintOf(key)));
  }

  /** Somebody has seen how many rows wait, and lets them go. */
  grant(place: string, rowCount: number): void {
    this.grants.push({ place, untilMs: this.now() + GRANT_MS, left: rowCount });
  }

  private forgetUntil(nowMs: number): void {
    this.grants = this.grants.filter(({ untilMs, left }) => left > 0 && nowMs < untilMs);
    this.taken = this.taken.filter(({ atMs }) => nowMs - atMs < MINUTE_MS);
    for (const [row, atMs] of this.charged) {
      if (nowMs - atMs < CHARGED_MS && this.charged.size <= MOST_CHARGED) return;
      this.charged.delete(row);
    }
  }
}
