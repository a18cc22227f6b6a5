const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Stands for a character that is no letter of base64. */
const NONE = 64;
/** By code of a character below 128: the six bits that it stands for. */
const VALUES = new Uint8Array(128).fill(NONE);
for (let value = 0; value < LETTERS.length; value++) VALUES[LETTERS.charCodeAt(value)] = value;
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0));
const PADDING = "=".charCodeAt(0);
/** Bytes whose letters are put together at once; in threes, so that each but the last has no padding. */
const PIECE = 3 * 4096;

/** Bytes as text. Source: RFC 4648, section 4. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) pieces.push(pieceOf(bytes.subarray(start, start + PIECE)));
  return pieces.join("");
}

/** @returns undefined for a text that is none: blanks and missing padding are refused */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const length = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let [place, bits, count] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const value = code < VALUES.length ? VALUES[code]! : NONE;
    if (value === NONE) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[place++] = bits >>> count;
  }
  // Bits that no byte takes are nothing but padding.
  return (bits & ((1 << count) - 1)) === 0 ? bytes : undefined;
}

function pieceOf(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(PADDING);
  let place = 0;
  for (let i = 0; i < bytes.length; i += 3, place += 4) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    codes[place] = CODES[bits >>> 18]!;
    codes[place + 1] = CODES[(bits >>> 12) & 63]!;
    if (i < whole || bytes.length - whole === 2) codes[place + 2] = CODES[(bits >>> 6) & 63]!;
    if (i < whole) codes[place + 3] = CODES[bits & 63]!;
  }
  // Given as they are: spread out, each of them would cost ten times as much.
  return Reflect.apply(String.fromCharCode, undefined, codes) as string;
}
