import { SHEET_COLUMNS, SHEET_ROWS } from "../../model/areas/area";
import { PlainNumber } from "./plain-number";

const QUOTE = 34;
const SLASH = 47;
const ZERO = 48;
const GREATER = 62;

const ROW = ascii('<row r="');
const SPANS = ascii(' spans="');
const DESCENT = ascii(' x14ac:dyDescent="');
const CELL = ascii('<c r="');
const STYLE = ascii(' s="');
const TYPE = ascii(' t="');
const VALUE = ascii("><v>");
const VALUE_END = ascii("</v></c>");
const CELLS_END = ascii("</row>");

/** What a plain cell is said to be: a number, the index of a shared text, 0 or 1 for false or true, or blank. */
export const PLAIN_KINDS = { blank: 0, number: 1, text: 2, truth: 3 } as const;

/**
 * A row as Excel and most writers put it, read from the bytes without a text being made of them: a sheet may have millions of such rows.
 * Cells hold numbers, shared texts, truths or nothing, and say where they stand; nothing else is in the row. What is not exactly so is
 * no plain row, and is read as XML, by which it may be right or damaged.
 */
export class PlainRow {
  /** Counts from 0. */
  row = -1;
  start = 0;
  /** Where ` spans="..."` stands, which is a hint for readers; both the same where it does not. */
  spansStart = 0;
  spansEnd = 0;
  /** Where the closing tag begins. */
  cellsEnd = 0;
  end = 0;
  count = 0;
  readonly columns = new Int32Array(SHEET_COLUMNS);
  readonly styles = new Int32Array(SHEET_COLUMNS);
  /** Of `PLAIN_KINDS`. */
  readonly kinds = new Uint8Array(SHEET_COLUMNS);
  readonly values = new Float64Array(SHEET_COLUMNS);
  private readonly number = new PlainNumber();
  private readonly labelBytes = new Uint8Array(7);
  private labelLength = 0;

  /**
   * Reads the row that begins at a place.
   * @param after the row before it
   * @returns false when there is none that is plain
   */
  read(bytes: Uint8Array, at: number, after: number): boolean {
    if (!standsAt(bytes, at, ROW)) return false;
    this.start = at;
    let position = this.readLabel(bytes, at + ROW.length);
    if (this.row <= after || this.row >= SHEET_ROWS || bytes[position] !== QUOTE) return false;
    position++;
    this.spansStart = position;
    if (standsAt(bytes, position, SPANS)) position = behindQuote(bytes, position + SPANS.length);
    this.spansEnd = position;
    if (standsAt(bytes, position, DESCENT)) position = behindQuote(bytes, position + DESCENT.length);
    if (bytes[position] !== GREATER) return false;
    position++;
    this.count = 0;
    while (bytes[position + 1] !== SLASH) {
      position = this.readCell(bytes, position);
      if (position < 0) return false;
    }
    if (!standsAt(bytes, position, CELLS_END)) return false;
    this.cellsEnd = position;
    this.end = position + CELLS_END.length;
    return true;
  }

  /** @returns where the number ends; `row` is -1 when it is none of a row */
  private readLabel(bytes: Uint8Array, at: number): number {
    let position = at;
    let number = 0;
    this.row = -1;
    for (let digit = digitAt(bytes, position); digit >= 0; digit = digitAt(bytes, ++position)) {
      if (position - at === this.labelBytes.length) return position;
      this.labelBytes[position - at] = bytes[position]!;
      number = number * 10 + digit;
    }
    this.labelLength = position - at;
    if (this.labelBytes[0] !== ZERO) this.row = number - 1;
    return position;
  }

  /** @returns where the cell ends; -1 when it is not plain */
  private readCell(bytes: Uint8Array, at: number): number {
    if (!standsAt(bytes, at, CELL)) return -1;
    let position = at + CELL.length;
    let column = 0;
    for (let letter = letterAt(bytes, position); letter > 0; letter = letterAt(bytes, ++position)) {
      column = column * 26 + letter;
      if (column > SHEET_COLUMNS) return -1;
    }
    column--;
    if (column < 0 || (this.count > 0 && column <= this.columns[this.count - 1]!)) return -1;
    for (let place = 0; place < this.labelLength; place++) {
      if (bytes[position++] !== this.labelBytes[place]) return -1;
    }
    if (bytes[position++] !== QUOTE) return -1;
    let style = 0;
    if (standsAt(bytes, position, STYLE)) {
      const from = (position += STYLE.length);
      for (let digit = digitAt(bytes, position); digit >= 0; digit = digitAt(bytes, ++position)) {
        style = style * 10 + digit;
      }
      const length = position - from;
      if (length < 1 || length > 8 || bytes[position++] !== QUOTE) return -1;
    }
    const { count } = this;
    this.columns[count] = column;
    this.styles[count] = style;
    this.count++;
    return this.readContent(bytes, position, count);
  }

  private readContent(bytes: Uint8Array, at: number, index: number): number {
    let position = at;
    let kind: number = PLAIN_KINDS.number;
    if (standsAt(bytes, position, TYPE)) {
      kind = kindOf(bytes[position + TYPE.length]!);
      position += TYPE.length + 1;
      if (kind < 0 || bytes[position++] !== QUOTE) return -1;
    }
    if (bytes[position] === SLASH) {
      this.kinds[index] = PLAIN_KINDS.blank;
      return bytes[position + 1] === GREATER ? position + 2 : -1;
    }
    if (!standsAt(bytes, position, VALUE)) return -1;
    position += VALUE.length;
    const { number } = this;
    const end = number.read(bytes, position, kind !== PLAIN_KINDS.number);
    if (end < 0 || !standsAt(bytes, end, VALUE_END)) return -1;
    if (kind === PLAIN_KINDS.truth && (number.value > 1 || end !== position + 1)) return -1;
    this.kinds[index] = kind;
    this.values[index] = number.value;
    return end + VALUE_END.length;
  }
}

function kindOf(letter: number): number {
  switch (letter) {
    case 110: // n
      return PLAIN_KINDS.number;
    case 115: // s
      return PLAIN_KINDS.text;
    case 98: // b
      return PLAIN_KINDS.truth;
    default:
      return -1;
  }
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

function digitAt(bytes: Uint8Array, at: number): number {
  const digit = bytes[at]! - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/** 1 to 26 for a capital letter, else 0. */
function letterAt(bytes: Uint8Array, at: number): number {
  const letter = bytes[at]! - 64;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

/** Behind the end of a value that holds no other signs than digits, points, colons and blanks; -1 when it does. */
function behindQuote(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let code = bytes[at]!; (code >= 48 && code <= 58) || code === 46 || code === 32; code = bytes[++at]!);
  return bytes[at] === QUOTE ? at + 1 : -1;
}
