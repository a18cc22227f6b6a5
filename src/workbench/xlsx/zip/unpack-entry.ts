import type { Packing } from "./packing";
import { damagedZip } from "./zip-error";
import { STORED, type ZipEntry } from "./zip-entry";

/** The most that deflate makes of a byte: a match of 258 bytes takes two bits. Source: zlib's technical details. */
const MOST_GROWTH = 1032;

/**
 * The content of an entry, proven by its checksum. No more is unpacked than the entry declares.
 * @throws ZipError `damaged` when size or checksum are not what the directory says
 */
export function unpackEntry(entry: ZipEntry, packing: Packing): Uint8Array {
  const bytes = entry.method === STORED ? entry.packed : inflated(entry, packing);
  if (packing.crc32(bytes) !== entry.crc) {
    throw damagedZip(`its part "${entry.name}" has changed since it was written (its checksum is wrong)`);
  }
  return bytes;
}

function inflated({ name, packed, size }: ZipEntry, packing: Packing): Uint8Array {
  if (size > packed.length * MOST_GROWTH) throw damagedZip(`its part "${name}" cannot have the size that it declares`);
  let bytes: Uint8Array | undefined;
  try {
    bytes = packing.unpack(packed, size);
  } catch (cause) {
    throw damagedZip(`its part "${name}" cannot be unpacked`, cause);
  }
  if (bytes === undefined) throw damagedZip(`its part "${name}" is longer than it declares`);
  if (bytes.length !== size) throw damagedZip(`its part "${name}" is shorter than it declares`);
  return bytes;
}
