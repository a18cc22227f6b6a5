import { ROW_STATES, type RowState } from "../../core/memory/row-state";
import { joinRanges, RowRanges } from "../../core/table/row-ranges";
import type { ColumnCheck } from "./memory-look";

/** Nothing is to be done about these rows. */
const NOT_LISTED: readonly RowState[] = ["current", "left-out"];

/** How many rows are in each state, and which. */
export class StateCount {
  private readonly ranges = new Map<RowState, RowRanges>();
  private readonly numbers = new Map<RowState, number>();

  /** @param row rising from call to call */
  add(row: number, state: RowState): void {
    this.numbers.set(state, this.of(state) + 1);
    if (NOT_LISTED.includes(state)) return;
    this.rangesOf(state).add(row);
  }

  private rangesOf(state: RowState): RowRanges {
    const ranges = this.ranges.get(state) ?? new RowRanges();
    this.ranges.set(state, ranges);
    return ranges;
  }

  /** The same rows once it is proven that none has changed since all were scored: what stands there is true, and what does not has failed. */
  asProven(): StateCount {
    const proven = new StateCount();
    proven.numbers.set("current", this.of("unknown"));
    proven.numbers.set("left-out", this.of("left-out"));
    proven.numbers.set("failed", this.of("failed") + this.of("new"));
    const failed = joinRanges([...(this.rows.failed ?? []), ...(this.rows.new ?? [])]);
    for (const { firstRow, rowCount } of failed) {
      for (let row = firstRow; row < firstRow + rowCount; row++) proven.rangesOf("failed").add(row);
    }
    return proven;
  }

  of(state: RowState): number {
    return this.numbers.get(state) ?? 0;
  }

  /** Whether there is nothing to be done about any row. */
  get areAllCurrent(): boolean {
    return ROW_STATES.every((state) => NOT_LISTED.includes(state) || this.of(state) === 0);
  }

  get counts(): ColumnCheck["counts"] {
    const counts = ROW_STATES.map((state) => [state, this.of(state)] as const);
    return Object.fromEntries(counts) as Record<RowState, number>;
  }

  get rows(): ColumnCheck["rows"] {
    return Object.fromEntries([...this.ranges].map(([state, { ranges }]) => [state, ranges]));
  }
}
