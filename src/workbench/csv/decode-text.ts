/** Byte order marks by what they announce. */
const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/**
 * The text of a file and how it was written: as its byte order mark says, else UTF-8, and windows-1252 where it is no UTF-8, which
 * text of a Western Windows never is by chance once it has a letter beyond ASCII.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (marked) return decoded(bytes, marked.encoding);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return decoded(bytes, "windows-1252");
  }
}

function decoded(bytes: Uint8Array, encoding: string): { readonly text: string; readonly encoding: string } {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
