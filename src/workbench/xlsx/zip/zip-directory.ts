import { damagedZip, ZipError } from "./zip-error";
import { locateDirectory, wideNumbers } from "./zip-directory-place";
import { DEFLATED, ENCRYPTED, NAME_IS_UTF8, STORED, type ZipEntry } from "./zip-entry";
import { locatePacked } from "./zip-local-header";

const HEADER = 0x02_01_4b_50;
const HEADER_BYTES = 46;
const ALL_ONES = 0xff_ff_ff_ff;

/** The flag for strong encryption, and that for a directory that is encrypted itself: APPNOTE.TXT 4.4.4. */
const STRONGLY_ENCRYPTED = 1 << 6;
const DIRECTORY_ENCRYPTED = 1 << 13;

/** An entry and the bytes it takes of the file, its header included. */
interface PlacedEntry {
  readonly entry: ZipEntry;
  readonly start: number;
  readonly end: number;
}

/**
 * The entries of a zip file by its central directory, which alone counts; what the headers before the entries say must not contradict it.
 * Folders are left out. Source: PKWARE's APPNOTE.TXT 6.3, 4.3 (layout) and 4.5.3 (zip64).
 * @throws ZipError `damaged` where they contradict each other; for entries with a password; for any that is packed otherwise
 */
export function readDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, end, count } = locateDirectory(view);
  const placed: PlacedEntry[] = [];
  let at = start;
  while (at < end) {
    if (at + HEADER_BYTES > end || view.getUint32(at, true) !== HEADER)
      throw damagedZip("the list of its parts is broken");
    const next =
      at + HEADER_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw damagedZip("the list of its parts is cut short");
    placed.push(readEntry(bytes, view, at, start));
    at = next;
  }
  if (placed.length !== count) throw damagedZip("the list of its parts is incomplete");
  refuseOverlaps(placed);
  return placed.map(({ entry }) => entry).filter(({ name }) => !/[\\/]$/.test(name));
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directoryStart: number): PlacedEntry {
  const nameLength = view.getUint16(at + 28, true);
  const nameEnd = at + HEADER_BYTES + nameLength;
  const nameBytes = bytes.subarray(at + HEADER_BYTES, nameEnd);
  const flags = view.getUint16(at + 8, true);
  const name = nameOf(nameBytes, flags);
  const method = view.getUint16(at + 10, true);
  checkPacking(name, flags, method);
  const narrow = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  // Only fields that are full of ones have their number in the extension, in this order: APPNOTE.TXT 4.5.3.
  const wide = narrow.includes(ALL_ONES) ? wideNumbers(view, nameEnd, nameEnd + view.getUint16(at + 30, true)) : [];
  const [size = 0, packedSize = 0, start = 0] = narrow.map((number) => {
    const known = number === ALL_ONES ? wide.shift() : number;
    if (known === undefined) throw damagedZip(`the size or place of its part "${name}" is missing`);
    return known;
  });
  if (method === STORED && size !== packedSize) throw damagedZip(`its part "${name}" has two sizes`);
  const crc = view.getUint32(at + 16, true);
  const told = { name, nameBytes, flags, method, crc, size, packedSize };
  const packed = locatePacked(bytes, view, told, start, directoryStart);
  const modified = view.getUint32(at + 12, true);
  const externalAttributes = view.getUint32(at + 38, true);
  const madeBy = view.getUint16(at + 4, true);
  const entry = { ...told, modified, externalAttributes, madeBy, packed };
  return { entry, start, end: packed.byteOffset - bytes.byteOffset + packedSize };
}

function checkPacking(name: string, flags: number, method: number): void {
  if (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | DIRECTORY_ENCRYPTED)) {
    throw new ZipError("encrypted", `its part "${name}" is encrypted`);
  }
  if (method === STORED || method === DEFLATED) return;
  throw new ZipError("unknown-packing", `its part "${name}" is compressed by method ${method}`);
}

/** Writers often leave the flag out, so bytes that are UTF-8 are read as such; old ones mean a code page of DOS, in which ASCII is the same. */
function nameOf(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (flags & NAME_IS_UTF8) throw damagedZip("the name of one of its parts is unreadable", cause);
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Entries that share bytes are how a small file grows beyond all bounds, and no writer makes them. */
function refuseOverlaps(placed: readonly PlacedEntry[]): void {
  const inOrder = [...placed].sort((a, b) => a.start - b.start);
  inOrder.forEach(({ entry, start }, index) => {
    const before = inOrder[index - 1];
    if (before && start < before.end) {
      throw damagedZip(`its parts "${before.entry.name}" and "${entry.name}" lie over each other`);
    }
  });
}
