import { damagedZip } from "./zip-error";
import { wideNumbers } from "./zip-directory-place";
import { ENCRYPTED, SIZES_FOLLOW, type ZipEntry } from "./zip-entry";

const HEADER = 0x04_03_4b_50;
const HEADER_BYTES = 30;
const ALL_ONES = 0xff_ff_ff_ff;

/** What the directory says of an entry, to be compared. */
type ToldEntry = Pick<ZipEntry, "name" | "nameBytes" | "flags" | "method" | "crc" | "size" | "packedSize">;

/**
 * The packed bytes of an entry, behind its own header: APPNOTE.TXT 4.3.7.
 * @throws ZipError `damaged` when the header is not there or says other things than the directory
 */
export function locatePacked(
  bytes: Uint8Array,
  view: DataView,
  told: ToldEntry,
  at: number,
  directoryStart: number,
): Uint8Array {
  const isThere = at + HEADER_BYTES <= directoryStart && view.getUint32(at, true) === HEADER;
  if (!isThere) throw damagedZip(`its part "${told.name}" is not where it should be`);
  const nameEnd = at + HEADER_BYTES + view.getUint16(at + 26, true);
  const start = nameEnd + view.getUint16(at + 28, true);
  const end = start + told.packedSize;
  if (end > directoryStart) throw damagedZip(`its part "${told.name}" is cut short`);
  const isSame =
    isSameName(bytes.subarray(at + HEADER_BYTES, nameEnd), told.nameBytes) &&
    ((view.getUint16(at + 6, true) ^ told.flags) & ENCRYPTED) === 0 &&
    view.getUint16(at + 8, true) === told.method &&
    hasSameSizes(view, told, at, nameEnd, start);
  if (!isSame) throw damagedZip(`its part "${told.name}" is described in two ways`);
  return bytes.subarray(start, end);
}

/** Writers that do not know the sizes yet write zeros, and the sizes behind the entry. */
function hasSameSizes(
  view: DataView,
  told: ToldEntry,
  at: number,
  extensionStart: number,
  extensionEnd: number,
): boolean {
  const mayFollow = (view.getUint16(at + 6, true) & SIZES_FOLLOW) !== 0;
  const isTold = (number: number, expected: number): boolean => number === expected || (mayFollow && number === 0);
  if (!isTold(view.getUint32(at + 14, true), told.crc)) return false;
  const narrow = [view.getUint32(at + 22, true), view.getUint32(at + 18, true)];
  const wide = narrow.includes(ALL_ONES) ? wideNumbers(view, extensionStart, extensionEnd) : [];
  const expected = [told.size, told.packedSize];
  return narrow.every((number, index) => {
    // Some streaming writers put all ones here and no number in the extension.
    const known = number === ALL_ONES ? (wide.shift() ?? (mayFollow ? 0 : number)) : number;
    return isTold(known, expected[index]!);
  });
}

function isSameName(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
