import { readDirectory } from "../../../../src/workbench/xlsx/zip/zip-directory";
import { SCRIPT_PACKING } from "../../../../src/workbench/xlsx/zip/script-packing";
import { unpackEntry } from "../../../../src/workbench/xlsx/zip/unpack-entry";
import { join, rawZip, type RawEnd, type RawEntry } from "../../../support/raw-zip";

const A: RawEntry = { name: "a.xml", content: "<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>" };
const B: RawEntry = { name: "b.xml", content: "<b/>" };
const NOISE = new TextEncoder().encode("behind the end");

describe("readDirectory", () => {
  it.each([
    ["packed", A, {}],
    ["stored", { ...A, isStored: true }, {}],
    ["with sizes behind the bytes", { ...A, follows: true }, {}],
    ["with sizes behind the bytes, without a signature", { ...A, follows: "unsigned" }, {}],
    ["with sizes before and behind", { ...A, follows: true, local: { size: A.content.length } }, {}],
    ["stored, with sizes behind the bytes", { ...A, isStored: true, follows: true }, {}],
    ["of 64 bits", { ...A, isWide: true }, {}],
    ["of 64 bits, with sizes behind the bytes", { ...A, isWide: true, follows: true }, {}],
    ["of a directory of 64 bits", A, { isWide: true }],
    ["all of 64 bits", { ...A, isWide: true, follows: true }, { isWide: true }],
    ["with a comment", A, { comment: NOISE }],
    [
      "with a comment that looks like an end",
      A,
      { comment: new TextEncoder().encode(`PK\x05\x06${" end".repeat(9)}`) },
    ],
    ["with bytes behind the end", A, { after: NOISE }],
    ["with zeros behind the end", A, { after: new Uint8Array(4096) }],
  ] satisfies [string, RawEntry, RawEnd][])("reads entries %s", (_what, entry, end) => {
    const entries = readDirectory(rawZip([entry, { ...B, isWide: entry === A }], end));
    expect(entries.map((one) => new TextDecoder().decode(unpackEntry(one, SCRIPT_PACKING)))).toEqual([
      A.content,
      B.content,
    ]);
  });

  it("reads an empty package", () => {
    expect(readDirectory(rawZip([]))).toEqual([]);
  });

  it.each([
    ["another name", { name: new TextEncoder().encode("c.xml") }],
    ["a longer name", { name: new TextEncoder().encode("a.xml.") }],
    ["the same name with another slash", { name: new TextEncoder().encode("a\\xml") }],
    ["another method", { method: 0 }],
    ["another checksum", { crc: 5 }],
    ["another size", { size: 5 }],
    ["another packed size", { packedSize: 5 }],
    ["no size, without saying that it follows", { size: 0 }],
    ["a password", { flags: 1 }],
  ] satisfies [string, RawEntry["local"]][])("refuses an entry whose own header says %s", (_what, local) => {
    expect(() => readDirectory(rawZip([{ ...A, local }, B]))).toThrow(/^its part "a\.xml" is described in two ways/);
  });

  it.each([
    ["stands elsewhere", { start: 3 }, "where it should be"],
    ["stands behind the end", { start: 9_999_999 }, "where it should be"],
    ["is longer than the file", { packedSize: 9_999 }, "cut short"],
    ["stands where another one does", { start: 0 }, "two ways|over each other"],
    ["is stored and has two sizes", { method: 0 }, "two sizes"],
  ] satisfies [string, RawEntry["central"], string][])("refuses an entry that %s", (_what, central, why) => {
    expect(() => readDirectory(rawZip([A, { ...B, central }]))).toThrow(new RegExp(`(${why})`));
  });

  it("refuses entries that lie over each other, as bombs have them", () => {
    const inner = rawZip([B]).subarray(0, 34 + 6);
    const outer = rawZip([
      { name: "a.xml", content: inner, isStored: true },
      { ...B, central: { start: 35 } },
    ]);
    expect(() => readDirectory(outer)).toThrow(/"a\.xml" and "b\.xml" lie over each other/);
  });

  it.each([
    ["a directory of fewer entries than there are", rawZip([A, B], { count: 1 })],
    ["a directory of more entries than there are", rawZip([A, B], { count: 3 })],
    ["a wide directory of another number of entries", rawZip([A, B], { count: 1, isWide: true })],
    ["bytes before the first entry", rawZip([A, B], { before: NOISE })],
    ["a file that is cut", rawZip([A, B]).slice(0, -30)],
    ["a file whose first half is missing", rawZip([A, B]).slice(60)],
    ["a file that is put behind another", join(rawZip([A]), rawZip([B]))],
    ["a comment that says it is the end", rawZip([A, B], { comment: rawZip([]) })],
  ])("refuses %s", (_what, bytes) => {
    expect(() => readDirectory(bytes)).toThrow(expect.objectContaining({ name: "ZipError", code: "damaged" }));
  });

  it.each([1, 1 | (1 << 6), 1 << 13])("says of flags %s that there is a password", (flags) => {
    expect(() => readDirectory(rawZip([{ ...A, central: { flags }, local: { flags } }]))).toThrow(
      expect.objectContaining({ code: "encrypted", message: 'its part "a.xml" is encrypted' }),
    );
  });

  it.each([9, 12, 14, 93, 99])("refuses what is packed by method %s by name", (method) => {
    expect(() => readDirectory(rawZip([{ ...A, central: { method }, local: { method } }]))).toThrow(
      new RegExp(`"a\\.xml" is compressed by method ${method}`),
    );
  });
});
