import { SpelledCells } from "../columns/spelled-cells";
import type { SentRows } from "./sent-rows";

/** Odd numbers without pattern in their bits, so that each character reaches all bits to its left. */
const [FIRST_STEP, SECOND_STEP] = [0x9e3779b1, 0x85ebca77];

/** Taken out of its object once: the loops below go over every character of a table. */
const { imul } = Math;

const words = new Uint32Array(2);
const COMMA = ",".charCodeAt(0);
/** Used anew each time: it is as large as it ever had to be. */
const spelled = new SpelledCells();

/**
 * A short stand-in for the key of a row: a whole number of 53 bits. Equal keys have equal ones; that two others share one is as likely as by
 * chance, about n * n / 2^54 among n keys that nobody made up to collide.
 * @param key as `rowKey` gives it
 */
export function fingerprintOf(key: string): number {
  hashText(key, words);
  return (words[0]! >>> 11) * 2 ** 32 + words[1]!;
}

/**
 * 64 bits that stand for a text, as two words.
 * @param into gets them: the first 32 bits, then the other ones; no object is made, for a table has many rows
 */
export function hashText(text: string, into: Uint32Array): void {
  let first = text.length;
  let second = ~text.length;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    first = imul(first ^ unit, FIRST_STEP);
    first ^= first >>> 15;
    second = imul(second ^ unit, SECOND_STEP);
    second ^= second >>> 13;
  }
  into[0] = mixBits(first ^ imul(second, FIRST_STEP));
  into[1] = mixBits(second ^ imul(first, SECOND_STEP));
}

/** Of each row the 64 bits that `hashText` gives of its key, as two words; no text is made of it. */
export function hashRows({ length, columns }: SentRows): readonly [Uint32Array, Uint32Array] {
  spelled.restart(length * columns.length);
  for (const column of columns) column.spell(spelled);
  const [firsts, seconds] = [new Uint32Array(length), new Uint32Array(length)];
  for (let row = 0; row < length; row++) {
    hashCells(spelled, row, length, columns.length, words);
    firsts[row] = words[0]!;
    seconds[row] = words[1]!;
  }
  return [firsts, seconds];
}

/** As `hashText`, of the cells of a row parted by commas. @param step from one cell of the row to the next */
function hashCells(
  { units, starts, ends }: SpelledCells,
  row: number,
  step: number,
  cellCount: number,
  into: Uint32Array,
): void {
  const end = row + step * cellCount;
  let letters = Math.max(0, cellCount - 1);
  for (let cell = row; cell < end; cell += step) letters += ends[cell]! - starts[cell]!;
  let first = letters;
  let second = ~letters;
  for (let cell = row; cell < end; cell += step) {
    if (cell !== row) {
      first = imul(first ^ COMMA, FIRST_STEP);
      first ^= first >>> 15;
      second = imul(second ^ COMMA, SECOND_STEP);
      second ^= second >>> 13;
    }
    for (let place = starts[cell]!; place < ends[cell]!; place++) {
      const unit = units[place]!;
      first = imul(first ^ unit, FIRST_STEP);
      first ^= first >>> 15;
      second = imul(second ^ unit, SECOND_STEP);
      second ^= second >>> 13;
    }
  }
  into[0] = mixBits(first ^ imul(second, FIRST_STEP));
  into[1] = mixBits(second ^ imul(first, SECOND_STEP));
}

/** Each bit of the result depends on all bits of the value. Source of the constants: Austin Appleby, MurmurHash3, the 32-bit finalizer. */
export function mixBits(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
