/** Rows `start` to before `end` that share a value. */
export interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/**
 * One value a row, kept as runs of equal values, because a column has few number formats and millions of rows.
 * Rows outside every run have the default. Reading is a binary search; appending in row order is constant time.
 */
export class RunList<T> {
  private runs: Run<T>[] = [];

  constructor(readonly defaultValue: T) {}

  get(row: number): T {
    const run = this.runs[this.firstEndingAfter(row)];
    return run !== undefined && run.start <= row ? run.value : this.defaultValue;
  }

  set(start: number, end: number, value: T): void {
    if (start >= end) return;
    const first = this.firstEndingAfter(start - 1);
    let last = first;
    while (last < this.runs.length && this.runs[last]!.start <= end) last++;
    const touched = this.runs.slice(first, last);
    const replacement: Run<T>[] = [];
    for (const run of touched) if (run.start < start) replacement.push({ ...run, end: Math.min(run.end, start) });
    if (value !== this.defaultValue) replacement.push({ start, end, value });
    for (const run of touched) if (run.end > end) replacement.push({ ...run, start: Math.max(run.start, end) });
    this.runs.splice(first, last - first, ...joined(replacement));
  }

  /** Moves every row from `at` on down by `count`; the new rows have `value`. */
  insert(at: number, count: number, value: T): void {
    const moved: Run<T>[] = [];
    for (const run of this.runs) {
      if (run.start < at) moved.push({ ...run, end: Math.min(run.end, at) });
      if (run.end > at) moved.push({ ...run, start: Math.max(run.start, at) + count, end: run.end + count });
    }
    this.runs = moved;
    this.set(at, at + count, value);
  }

  /** Takes rows out; those below move up. */
  remove(at: number, count: number): void {
    const end = at + count;
    const place = (row: number): number => (row <= at ? row : Math.max(at, row - count));
    this.runs = joined(
      this.runs
        .filter((run) => run.start < at || run.end > end)
        .map((run) => ({ ...run, start: place(run.start), end: place(run.end) })),
    );
  }

  /** The runs that differ from the default, in row order. */
  entries(): readonly Run<T>[] {
    return this.runs;
  }

  /** Those of them that have rows from `start` to before `end`. */
  within(start: number, end: number): readonly Run<T>[] {
    return this.runs
      .slice(this.firstEndingAfter(start), this.firstEndingAfter(end - 1) + 1)
      .filter((run) => run.start < end);
  }

  /** How many rows from `start` to before `end` they have. */
  countWithin(start: number, end: number): number {
    const counts = this.within(start, end).map((run) => Math.min(run.end, end) - Math.max(run.start, start));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  copy(): RunList<T> {
    const copy = new RunList(this.defaultValue);
    copy.runs = [...this.runs];
    return copy;
  }

  equals(other: RunList<T>): boolean {
    return (
      this.runs.length === other.runs.length &&
      this.runs.every(({ start, end, value }, i) => {
        const run = other.runs[i]!;
        return run.start === start && run.end === end && run.value === value;
      })
    );
  }

  clear(): void {
    this.runs = [];
  }

  private firstEndingAfter(row: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.runs[middle]!.end > row) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Neighbouring runs of one value become one. */
function joined<T>(runs: readonly Run<T>[]): Run<T>[] {
  const result: Run<T>[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    if (before !== undefined && before.end === run.start && before.value === run.value) {
      result[result.length - 1] = { ...before, end: run.end };
    } else if (run.start < run.end) {
      result.push(run);
    }
  }
  return result;
}
