import { fingerprintOf } from "../../core/request/row-fingerprint";

/** What stood in the rows of a table when it was last looked through, in eight bytes a row. */
export class PresentRows {
  private readonly fingerprints: Float64Array;
  private count = 0;
  private isSorted = true;

  /** @param most rows that will be added */
  constructor(most: number) {
    this.fingerprints = new Float64Array(most);
  }

  add(key: string): void {
    this.fingerprints[this.count++] = fingerprintOf(key);
    this.isSorted = false;
  }

  /** Whether a row holds this. By chance, hardly ever, it is said of one that is gone. */
  has(key: string): boolean {
    const present = this.fingerprints.subarray(0, this.count);
    if (!this.isSorted) present.sort();
    this.isSorted = true;
    const wanted = fingerprintOf(key);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (present[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return present[low] === wanted;
  }
}
