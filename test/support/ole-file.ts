const SECTOR_BYTES = 512;
const ENTRIES_PER_SECTOR = 4;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/**
 * A file in the container of old Office documents (MS-CFB) with streams of these names, all of them empty. The root comes first by
 * itself.
 * @param behind what else stands in the file
 */
export function oleFile(names: readonly string[], behind: Uint8Array = new Uint8Array()): Uint8Array {
  const entries = ["Root Entry", ...names];
  const directorySectors = Math.ceil(entries.length / ENTRIES_PER_SECTOR);
  const file = new Uint8Array((2 + directorySectors) * SECTOR_BYTES + behind.length);
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true); // sectors of links
  view.setUint32(48, 1, true); // the directory begins behind them
  view.setUint32(60, END, true);
  view.setUint32(68, END, true);
  for (let place = 80; place < SECTOR_BYTES; place += 4) view.setUint32(place, FREE, true);
  for (let sector = 0; sector < SECTOR_BYTES / 4; sector++) {
    const isDirectory = sector >= 1 && sector <= directorySectors;
    const next = sector === directorySectors ? END : sector + 1;
    view.setUint32(SECTOR_BYTES + 4 * sector, sector === 0 ? 0xfffffffd : isDirectory ? next : FREE, true);
  }
  entries.forEach((name, index) => {
    const place = 2 * SECTOR_BYTES + 128 * index;
    [...name].forEach((letter, at) => view.setUint16(place + 2 * at, letter.charCodeAt(0), true));
    view.setUint16(place + 64, 2 * (name.length + 1), true);
    view.setUint8(place + 66, index === 0 ? 5 : 2);
  });
  file.set(behind, file.length - behind.length);
  return file;
}
