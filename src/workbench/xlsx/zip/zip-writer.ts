import { crc32 } from "./crc-32";
import type { Packing } from "./packing";
import { DEFLATED, NAME_IS_UTF8, SIZES_FOLLOW, STORED, type ZipEntry } from "./zip-entry";

const LOCAL_HEADER_BYTES = 30;
const HEADER_BYTES = 46;
const END_BYTES = 22;

/** The version of the format that reads deflated entries: APPNOTE.TXT 4.4.3. */
const VERSION = 20;

/** 1 January 1980, the first day zip knows, so that the same workbook always gives the same bytes. */
const FIRST_DAY = (1 << 21) | (1 << 16);

/** An entry for new content. @param before the entry in whose place it stands, which gives it its name */
export async function packEntry(
  name: string,
  content: AsyncIterable<Uint8Array>,
  packing: Packing,
  before?: ZipEntry,
): Promise<ZipEntry> {
  let crc = 0;
  let size = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      crc = packing.crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  };
  const packed = joined(await packing.pack(counted()));
  return { ...headOf(name, before), method: DEFLATED, crc, packedSize: packed.length, size, packed };
}

/** An entry for new content that is not packed. */
export function storeEntry(name: string, content: Uint8Array): ZipEntry {
  const { length } = content;
  return {
    ...headOf(name),
    method: STORED,
    crc: crc32(content),
    packedSize: length,
    size: length,
    packed: content,
  };
}

function headOf(name: string, before?: ZipEntry) {
  const nameBytes = before?.nameBytes ?? new TextEncoder().encode(name);
  const isAscii = nameBytes.every((byte) => byte < 128);
  return {
    name: before?.name ?? name,
    nameBytes,
    flags: before?.flags ?? (isAscii ? 0 : NAME_IS_UTF8),
    modified: FIRST_DAY,
    externalAttributes: before?.externalAttributes ?? 0,
    madeBy: before?.madeBy ?? VERSION,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * A zip file of these entries, their packed bytes as they are. Every size stands before its entry, as the most readers want it.
 * Source: APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16. Below 4 GB and 65,535 entries, which the limits of a package provide for.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const perEntry = ({ nameBytes, packed }: ZipEntry): number =>
    LOCAL_HEADER_BYTES + HEADER_BYTES + 2 * nameBytes.length + packed.length;
  const bytes = new Uint8Array(entries.reduce((total, entry) => total + perEntry(entry), END_BYTES));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const starts: number[] = [];
  for (const entry of entries) {
    starts.push(at);
    view.setUint32(at, 0x04_03_4b_50, true);
    writeCommon(view, at + 4, entry);
    bytes.set(entry.nameBytes, at + LOCAL_HEADER_BYTES);
    bytes.set(entry.packed, at + LOCAL_HEADER_BYTES + entry.nameBytes.length);
    at += LOCAL_HEADER_BYTES + entry.nameBytes.length + entry.packed.length;
  }
  const directoryStart = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, 0x02_01_4b_50, true);
    view.setUint16(at + 4, entry.madeBy, true);
    writeCommon(view, at + 6, entry);
    view.setUint32(at + 38, entry.externalAttributes, true);
    view.setUint32(at + 42, starts[index]!, true);
    bytes.set(entry.nameBytes, at + HEADER_BYTES);
    at += HEADER_BYTES + entry.nameBytes.length;
  });
  view.setUint32(at, 0x06_05_4b_50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directoryStart, true);
  view.setUint32(at + 16, directoryStart, true);
  return bytes;
}

/** The 24 bytes that both headers have in common, from the version on to the length of the name. */
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, entry.flags & ~SIZES_FOLLOW, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.modified, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packedSize, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}
