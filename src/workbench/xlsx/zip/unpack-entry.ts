import type { Packing } from "./packing";
import { damagedZip, type ZipError } from "./zip-error";
import { STORED, type ZipEntry } from "./zip-entry";

/** The most that deflate makes of a byte: a match of 258 bytes takes two bits. Source: zlib's technical details. */
const MOST_GROWTH = 1032;

/**
 * The content of an entry, proven by its checksum. No more is unpacked than the entry declares.
 * @throws ZipError `damaged` when size or checksum are not what the directory says
 */
export function unpackEntry(entry: ZipEntry, packing: Packing): Uint8Array {
  const bytes = entry.method === STORED ? entry.packed : inflated(entry, packing);
  if (packing.crc32(bytes) !== entry.crc) throw changedSince(entry);
  return bytes;
}

/**
 * The same content in pieces, as they are asked for. Only when the last one was given is the content proven.
 * @throws ZipError as `unpackEntry` does
 */
export async function* unpackEntryInPieces(entry: ZipEntry, packing: Packing): AsyncGenerator<Uint8Array> {
  checkGrowth(entry);
  let length = 0;
  let crc = 0;
  for await (const piece of entry.method === STORED ? [entry.packed] : inflatedPieces(entry, packing)) {
    length += piece.length;
    if (length > entry.size) throw longerThanDeclared(entry);
    crc = packing.crc32(piece, crc);
    yield piece;
  }
  if (length !== entry.size) throw shorterThanDeclared(entry);
  if (crc !== entry.crc) throw changedSince(entry);
}

async function* inflatedPieces({ name, packed }: ZipEntry, packing: Packing): AsyncGenerator<Uint8Array> {
  try {
    yield* packing.unpackInPieces(packed);
  } catch (cause) {
    throw damagedZip(`its part "${name}" cannot be unpacked`, cause);
  }
}

function inflated(entry: ZipEntry, packing: Packing): Uint8Array {
  const { name, packed, size } = entry;
  checkGrowth(entry);
  let bytes: Uint8Array | undefined;
  try {
    bytes = packing.unpack(packed, size);
  } catch (cause) {
    throw damagedZip(`its part "${name}" cannot be unpacked`, cause);
  }
  if (bytes === undefined) throw longerThanDeclared(entry);
  if (bytes.length !== size) throw shorterThanDeclared(entry);
  return bytes;
}

function checkGrowth({ name, packed, size }: ZipEntry): void {
  if (size > packed.length * MOST_GROWTH) throw damagedZip(`its part "${name}" cannot have the size that it declares`);
}

function longerThanDeclared({ name }: ZipEntry): ZipError {
  return damagedZip(`its part "${name}" is longer than it declares`);
}

function shorterThanDeclared({ name }: ZipEntry): ZipError {
  return damagedZip(`its part "${name}" is shorter than it declares`);
}

function changedSince({ name }: ZipEntry): ZipError {
  return damagedZip(`its part "${name}" has changed since it was written (its checksum is wrong)`);
}
