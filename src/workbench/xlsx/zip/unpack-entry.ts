import { Inflate } from "fflate";
import { crc32 } from "./crc-32";
import { damagedZip, ZipError } from "./zip-error";
import { STORED, type ZipEntry } from "./zip-entry";

/** What is unpacked between two looks at the size: at most 1,032 times as much, so that an entry that lies is found out early. */
const PIECE_BYTES = 16_384;

/** The most that deflate makes of a byte: a match of 258 bytes takes two bits. Source: zlib's technical details. */
const MOST_GROWTH = 1032;

/**
 * The content of an entry, proven by its checksum. No more is unpacked than the entry declares.
 * @throws ZipError `damaged` when size or checksum are not what the directory says
 */
export function unpackEntry(entry: ZipEntry): Uint8Array {
  const bytes = entry.method === STORED ? entry.packed : inflated(entry);
  if (crc32(bytes) !== entry.crc) {
    throw damagedZip(`its part "${entry.name}" has changed since it was written (its checksum is wrong)`);
  }
  return bytes;
}

function inflated(entry: ZipEntry): Uint8Array {
  const { name, packed, size } = entry;
  if (size > packed.length * MOST_GROWTH) throw damagedZip(`its part "${name}" cannot have the size that it declares`);
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length > size) throw damagedZip(`its part "${name}" is longer than it declares`);
    bytes.set(piece, length);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
    }
  } catch (cause) {
    if (cause instanceof ZipError) throw cause;
    throw damagedZip(`its part "${name}" cannot be unpacked`, cause);
  }
  if (length !== size) throw damagedZip(`its part "${name}" is shorter than it declares`);
  return bytes;
}
