/** Rows from `first` to before `end`, and what they stand for. */
export interface RowInterval<Value> {
  readonly first: number;
  readonly end: number;
  readonly value: Value;
}

/**
 * Stretches of rows of which some are taken out and put back again; those that share a row with others are found without a look at the
 * rest. A segment tree over the stretches in the order of their first rows, each node with the last end below it.
 */
export class RowIntervals<Value> {
  private readonly intervals: readonly RowInterval<Value>[];
  private readonly leaves: number;
  /** Node 1 is the root, 2n and 2n + 1 stand below n; a leaf that was taken out ends at 0. */
  private readonly lastEnds: Int32Array;

  constructor(intervals: readonly RowInterval<Value>[]) {
    this.intervals = [...intervals].sort((a, b) => a.first - b.first);
    this.leaves = 2 ** Math.ceil(Math.log2(Math.max(1, intervals.length)));
    this.lastEnds = new Int32Array(2 * this.leaves);
    this.intervals.forEach(({ end }, place) => (this.lastEnds[this.leaves + place] = end));
    for (let node = this.leaves - 1; node > 0; node--) this.sumUp(node);
  }

  /** Takes out what shares a row with `first` to before `end`. @returns the places, for `valueAt` and `putBack` */
  take(first: number, end: number): number[] {
    const places: number[] = [];
    this.takeBelow(1, 0, this.leaves, first, end, places);
    return places;
  }

  valueAt(place: number): Value {
    return this.intervals[place]!.value;
  }

  putBack(place: number): void {
    const { end } = this.intervals[place]!;
    for (let node = this.leaves + place; node > 0 && this.lastEnds[node]! < end; node >>= 1) this.lastEnds[node] = end;
  }

  private takeBelow(node: number, from: number, to: number, first: number, end: number, places: number[]): void {
    if (this.lastEnds[node]! <= first || this.intervals[from]!.first >= end) return;
    if (node >= this.leaves) {
      places.push(from);
      this.lastEnds[node] = 0;
      return;
    }
    const middle = (from + to) >> 1;
    this.takeBelow(2 * node, from, middle, first, end, places);
    this.takeBelow(2 * node + 1, middle, to, first, end, places);
    this.sumUp(node);
  }

  private sumUp(node: number): void {
    this.lastEnds[node] = Math.max(this.lastEnds[2 * node]!, this.lastEnds[2 * node + 1]!);
  }
}
