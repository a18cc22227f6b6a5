import { readDirectory } from "../../../../src/workbench/xlsx/zip/zip-directory";
import { SCRIPT_PACKING } from "../../../../src/workbench/xlsx/zip/script-packing";
import { unpackEntry, unpackEntryInPieces } from "../../../../src/workbench/xlsx/zip/unpack-entry";
import { rawZip, type HeaderFields, type RawEntry } from "../../../support/raw-zip";

const CONTENT = "<a>".repeat(30_000);

describe.each([true, false])("unpackEntry and unpackEntryInPieces, stored: %s", (isStored) => {
  const entryOf = (lie: Partial<HeaderFields> = {}, content: RawEntry["content"] = CONTENT) =>
    readDirectory(rawZip([{ name: "a.xml", content, isStored, central: lie, local: lie }]))[0]!;

  it("give the same content", async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of unpackEntryInPieces(entryOf(), SCRIPT_PACKING)) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe(CONTENT);
    expect(Buffer.from(unpackEntry(entryOf(), SCRIPT_PACKING)).toString()).toBe(CONTENT);
  });

  const lies: [string, Partial<HeaderFields>][] = [["has changed since it was written", { crc: 5 }]];
  if (!isStored) {
    lies.push(
      ["is longer than it declares", { size: 89_999 }],
      ["is shorter than it declares", { size: 90_001 }],
      ["cannot have the size that it declares", { size: 900_000_000 }],
    );
  }
  it.each(lies)("say of a part that it %s", async (why, lie) => {
    const entry = entryOf(lie);
    const message = expect.stringContaining(`"a.xml" ${why}`) as string;
    expect(() => unpackEntry(entry, SCRIPT_PACKING)).toThrow(expect.objectContaining({ code: "damaged", message }));
    const readAll = async (): Promise<void> => {
      for await (const piece of unpackEntryInPieces(entry, SCRIPT_PACKING)) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(readAll()).rejects.toMatchObject({ code: "damaged", message });
  });
});
