import { isOleFile, oleEntries } from "../../../../src/workbench/xlsx/kinds/ole-entries";
import { oleFile } from "../../../support/ole-file";

const SECTOR_BYTES = 512;
const TABLES = 127;
const LINKS_IN_TABLE = 128;
const LINKS_IN_HEADER = 109;

/** A file whose directory is a long chain of sectors that it does not have, each of which is looked up far along a list in a circle. */
function endlessChain(): Uint8Array {
  const file = new Uint8Array((2 + TABLES) * SECTOR_BYTES);
  file.set(oleFile([]).subarray(0, SECTOR_BYTES));
  const view = new DataView(file.buffer);
  const place = (sector: number, index: number): number => (sector + 1) * SECTOR_BYTES + 4 * index;
  view.setUint32(68, 0, true);
  view.setUint32(place(0, TABLES), 0, true);
  const farSector = (link: number): number => {
    const table = LINKS_IN_HEADER + TABLES * 264_000 + Math.floor(link / LINKS_IN_TABLE);
    return table * LINKS_IN_TABLE + (link % LINKS_IN_TABLE);
  };
  view.setUint32(48, farSector(0), true);
  for (let table = 0; table < TABLES; table++) {
    view.setUint32(place(0, table), table + 1, true);
    for (let index = 0; index < LINKS_IN_TABLE; index++) {
      view.setUint32(place(table + 1, index), farSector(table * LINKS_IN_TABLE + index + 1), true);
    }
  }
  return file;
}

describe("the storages and streams of an old Office document", () => {
  it("are listed by name, over as many sectors as they take", () => {
    const names = Array.from({ length: 30 }, (_, index) => `Stream ${index}`);
    expect(isOleFile(oleFile(names))).toBe(true);
    expect(oleEntries(oleFile(names)).slice(0, 31)).toEqual(["Root Entry", ...names]);
  });

  it("are none in sectors that the file does not have", () => {
    expect(oleEntries(endlessChain())).toEqual([]);
  });
});
