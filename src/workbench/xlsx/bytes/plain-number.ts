const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const SMALL_E = 101;
const CAPITAL_E = 69;

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** The longest number of which a text is made at once; longer ones nobody writes. */
const MOST_SIGNS = 400;

const MOST_EXACT = Number.MAX_SAFE_INTEGER;

/** One number at a time that is read from bytes. */
export class PlainNumber {
  /** The number last read. */
  value = 0;

  /**
   * Reads a number as files write them: a sign, digits with a point, an exponent; the same double that JavaScript makes of its text. Where
   * digits and power of ten are both doubles without loss, one division gives it (W. D. Clinger, "How to read floating point numbers
   * accurately", 1990); else the text is left to JavaScript.
   * @param isIndex whether only digits may stand there
   * @returns where it ends; -1 when there is none that is finite
   */
  read(bytes: Uint8Array, at: number, isIndex: boolean): number {
    let position = at;
    let code = bytes[position]!;
    const isNegative = code === MINUS;
    if (isNegative || code === PLUS) code = bytes[++position]!;
    const digitsStart = position;
    let digits = 0;
    for (; code >= ZERO && code <= 57; code = bytes[++position]!) digits = digits * 10 + (code - ZERO);
    let digitCount = position - digitsStart;
    if (isIndex) {
      this.value = digits;
      return position === at || digitsStart !== at || digitCount > 15 ? -1 : position;
    }
    let scale = 0;
    if (code === POINT) {
      const from = ++position;
      for (code = bytes[position]!; code >= ZERO && code <= 57; code = bytes[++position]!) {
        digits = digits * 10 + (code - ZERO);
      }
      scale = position - from;
      digitCount += scale;
    }
    if (digitCount === 0) return -1;
    if (code === SMALL_E || code === CAPITAL_E) {
      const end = behindExponent(bytes, position + 1);
      return end < 0 ? -1 : this.leaveToScript(bytes, at, end);
    }
    if (digitCount > 16 || digits > MOST_EXACT || scale > 22) return this.leaveToScript(bytes, at, position);
    const positive = scale === 0 ? digits : digits / POWERS[scale]!;
    this.value = isNegative ? -positive : positive;
    return position;
  }

  private leaveToScript(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > MOST_SIGNS) return -1;
    this.value = Number(String.fromCharCode(...bytes.subarray(start, end)));
    return Number.isFinite(this.value) ? end : -1;
  }
}

function behindExponent(bytes: Uint8Array, at: number): number {
  let position = at;
  if (bytes[position] === PLUS || bytes[position] === MINUS) position++;
  const from = position;
  while (bytes[position]! >= ZERO && bytes[position]! <= 57) position++;
  return position === from ? -1 : position;
}
