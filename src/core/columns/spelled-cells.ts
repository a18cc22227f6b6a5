const POINT = ".".charCodeAt(0);
const MINUS = "-".charCodeAt(0);
const ZERO = "0".charCodeAt(0);
/** Digits of any number that is put in one by one, with its sign, its point and what stands behind it. */
const MOST_DIGITS = 16;

/**
 * The JSON texts of cells as their letters, one cell behind the other, for whoever only looks at them: of a number that is written for no one
 * to keep, no text need be made.
 */
export class SpelledCells {
  /** UTF-16 units, as many of them as `length` says. */
  units = new Uint16Array(2 ** 14);
  length = 0;
  /** Where each cell begins among the units, in the order they were spelled. */
  starts = new Int32Array(2 ** 10);
  /** And ends. */
  ends = new Int32Array(2 ** 10);
  private count = 0;

  /** Forgets all cells, and makes room for so many. */
  restart(cellCount: number): void {
    this.length = 0;
    this.count = 0;
    if (cellCount <= this.starts.length) return;
    this.starts = new Int32Array(cellCount);
    this.ends = new Int32Array(cellCount);
  }

  /** One more cell. */
  text(text: string): void {
    const start = this.length;
    this.put(text);
    this.cell(start, this.length);
  }

  /** One more cell that reads as these units do, which stand there already. */
  cell(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  /** Letters of no cell as yet. */
  put(text: string): void {
    this.makeRoom(text.length);
    const { units } = this;
    let place = this.length;
    for (let i = 0; i < text.length; i++) units[place++] = text.charCodeAt(i);
    this.length = place;
  }

  /**
   * One more cell: a number.
   * @param whole below 2^31, without its sign
   * @param tenThousandths what stands behind its point, without zeros at the end; undefined where it has no point
   */
  number(isNegative: boolean, whole: number, tenThousandths?: number): void {
    const start = this.length;
    this.makeRoom(MOST_DIGITS);
    if (isNegative) this.units[this.length++] = MINUS;
    this.digits(whole, digitCount(whole));
    if (tenThousandths !== undefined) this.fraction(tenThousandths);
    this.cell(start, this.length);
  }

  private fraction(tenThousandths: number): void {
    this.units[this.length++] = POINT;
    let [rest, count] = [tenThousandths, 4];
    for (; count > 1 && rest % 10 === 0; count--) rest /= 10;
    this.digits(rest, count);
  }

  private digits(value: number, count: number): void {
    let rest = value | 0;
    this.length += count;
    for (let place = this.length - 1; place >= this.length - count; place--) {
      const left = (rest / 10) | 0;
      this.units[place] = ZERO + rest - left * 10;
      rest = left;
    }
  }

  private makeRoom(count: number): void {
    if (this.length + count <= this.units.length) return;
    const longer = new Uint16Array(Math.max(2 * this.units.length, this.length + count));
    longer.set(this.units.subarray(0, this.length));
    this.units = longer;
  }
}

function digitCount(whole: number): number {
  let count = 1;
  for (let power = 10; power <= whole; power *= 10) count++;
  return count;
}
