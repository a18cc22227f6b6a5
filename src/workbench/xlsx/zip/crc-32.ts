/** Bytes that one step takes: a table for each, so that a large sheet costs little beside its unpacking ("slicing by four"). */
const SLICES = 4;
const TABLE = makeTable();

/** The checksum of zip entries (CRC-32 of ISO 3309, polynomial 0xEDB88320), of bytes that may come in pieces. @param before of the bytes before these */
export function crc32(bytes: Uint8Array, before = 0): number {
  const end = bytes.length - (bytes.length % SLICES);
  let crc = ~before;
  let at = 0;
  while (at < end) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      TABLE[768 + (crc & 255)]! ^
      TABLE[512 + ((crc >>> 8) & 255)]! ^
      TABLE[256 + ((crc >>> 16) & 255)]! ^
      TABLE[crc >>> 24]!;
    at += SLICES;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}

function makeTable(): Int32Array {
  const table = new Int32Array(256 * SLICES);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
    table[byte] = crc;
  }
  for (let at = 256; at < table.length; at++) {
    const shorter = table[at - 256]!;
    table[at] = (shorter >>> 8) ^ table[shorter & 255]!;
  }
  return table;
}
