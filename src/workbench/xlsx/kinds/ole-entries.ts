const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** No document has as many storages and streams; a directory that says so is damaged, or made to keep us busy. */
const MOST_ENTRIES = 20_000;
/** Sector numbers from here on say "end", "free" or the like. */
const FIRST_SPECIAL_SECTOR = 0xfffffffa;
const FREE_SECTOR = 0xffffffff;
const LINKS_IN_HEADER = 109;

/** Whether a file begins as the container of old Office documents does, in which encrypted new ones are wrapped as well. */
export function isOleFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

/**
 * Names of all storages and streams of such a file: they tell what kind of document it is. A text in a cell that reads the same is none.
 * Source: MS-CFB 2.2 (header), 2.3 (sector chains), 2.5 (where the links stand), 2.6 (directory entries).
 * @returns as many as can be read; none of a file that is cut short before them
 */
export function oleEntries(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = bytes.length < HEADER_BYTES ? 0 : view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const sectorBytes = 2 ** shift;
  const names: string[] = [];
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  // A chain ends with a number that no sector of the file has.
  while ((sector + 1) * sectorBytes < bytes.length && !seen.has(sector) && names.length < MOST_ENTRIES) {
    seen.add(sector);
    const from = (sector + 1) * sectorBytes;
    for (let place = from; place < from + sectorBytes && place + ENTRY_BYTES <= bytes.length; place += ENTRY_BYTES) {
      const nameBytes = view.getUint16(place + 64, true);
      if (nameBytes < 2 || nameBytes > 64) continue; // an entry that is not in use
      names.push(new TextDecoder("utf-16le").decode(bytes.subarray(place, place + nameBytes - 2)));
    }
    sector = nextSector(view, sector, sectorBytes);
  }
  return names;
}

/** The sector that follows in its chain, as the table of links says; a special number at the end or where the table cannot be read. */
function nextSector(view: DataView, sector: number, sectorBytes: number): number {
  const perSector = sectorBytes / 4;
  const table = sectorOfLinks(view, Math.floor(sector / perSector), sectorBytes);
  return numberIn(view, table, sector % perSector, sectorBytes);
}

/** Where the given sector of the table of links stands: the first 109 are named in the header, the others in a chain of their own. */
function sectorOfLinks(view: DataView, index: number, sectorBytes: number): number {
  if (index < LINKS_IN_HEADER) return view.getUint32(76 + 4 * index, true);
  const perSector = sectorBytes / 4 - 1; // the last number leads on
  let list = view.getUint32(68, true);
  let place = index - LINKS_IN_HEADER;
  for (; place >= perSector; place -= perSector) list = numberIn(view, list, perSector, sectorBytes);
  return numberIn(view, list, place, sectorBytes);
}

function numberIn(view: DataView, sector: number, index: number, sectorBytes: number): number {
  const place = (sector + 1) * sectorBytes + 4 * index;
  return sector < FIRST_SPECIAL_SECTOR && place + 4 <= view.byteLength ? view.getUint32(place, true) : FREE_SECTOR;
}
