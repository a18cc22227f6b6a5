/** Odd numbers without pattern in their bits, so that each character reaches all bits to its left. */
const [FIRST_STEP, SECOND_STEP] = [0x9e3779b1, 0x85ebca77];

/** Taken out of its object once: the loops below go over every character of a table. */
const { imul } = Math;

const words = new Uint32Array(2);

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

/** Each bit of the result depends on all bits of the value. Source of the constants: Austin Appleby, MurmurHash3, the 32-bit finalizer. */
export function mixBits(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
