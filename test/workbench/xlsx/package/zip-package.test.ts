import { strFromU8, unzipSync } from "fflate";
import { readDirectory } from "../../../../src/workbench/xlsx/zip/zip-directory";
import { ZipPackage } from "../../../../src/workbench/xlsx/package/zip-package";
import { rawZip, type RawEntry } from "../../../support/raw-zip";

const PICTURE = Uint8Array.from({ length: 3000 }, (_, index) => (index * index) % 251);
const XML = "<a>\u00e4</a>";

describe("ZipPackage", () => {
  it("copies what nothing changed byte for byte as it is packed, with its date, and writes changed parts under their old names", async () => {
    const entries: RawEntry[] = [
      { name: "XL\\Media\\Picture.PNG", content: PICTURE },
      { name: "/xl/./Sheet%201.xml", content: XML, follows: true, isWide: true },
      { name: "xl/stored.xml", content: XML, isStored: true },
    ];
    const file = rawZip(entries);
    const zip = new ZipPackage(file);
    expect(zip.partNames).toEqual(["XL/Media/Picture.PNG", "xl/Sheet%201.xml", "xl/stored.xml"]);
    zip.write("xl/sheet 1.xml", "<b/>");
    zip.write("xl/new.xml", "<c/>");
    const before = readDirectory(file);
    const after = readDirectory(await zip.toBytes());
    expect(after.map(({ name }) => name)).toEqual([...before.map(({ name }) => name), "xl/new.xml"]);
    for (const index of [0, 2]) {
      expect(after[index]!.packed).toEqual(before[index]!.packed);
      expect(after[index]!.modified).toBe(before[index]!.modified);
      expect(after[index]!.method).toBe(before[index]!.method);
    }
    expect(strFromU8(unzipSync(await zip.toBytes())["/xl/./Sheet%201.xml"]!)).toBe("<b/>");
  });

  it("gives a picture that is damaged back with its own checksum, so that it stays known as damaged", async () => {
    const zip = new ZipPackage(rawZip([{ name: "p.png", content: PICTURE, central: { crc: 1 }, local: { crc: 1 } }]));
    expect(readDirectory(await zip.toBytes())[0]).toMatchObject({ crc: 1, size: 3000 });
    expect(() => zip.read("p.png")).toThrow(/"p\.png" has changed since it was written/);
  });

  it.each([
    ["xl\\worksheets\\sheet1.xml"],
    ["/xl/worksheets/sheet1.xml"],
    ["./xl/worksheets/sheet1.xml"],
    ["XL/WorkSheets/SHEET1.xml"],
    ["xl/worksheets/sheet%31.xml"],
  ])("reads a part that its writer called %s", (name) => {
    const zip = new ZipPackage(rawZip([{ name, content: XML }]));
    expect(zip.has("xl/worksheets/sheet1.xml")).toBe(true);
    expect(zip.read("xl/worksheets/sheet1.xml")).toBe(XML);
    zip.remove("xl/worksheets/sheet1.xml");
    expect(zip.partNames).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "xl/__proto__/a.xml"])(
    "knows %s as a name like others",
    async (name) => {
      expect(new ZipPackage(rawZip([{ name: "a.xml", content: XML }])).has(name)).toBe(false);
      const zip = new ZipPackage(rawZip([{ name, content: XML }]));
      expect(zip.read(name)).toBe(XML);
      zip.write("new.xml", "<b/>");
      expect(readDirectory(await zip.toBytes()).map((entry) => entry.name)).toEqual([name, "new.xml"]);
    },
  );

  it("leaves folders out, and takes a name outside ASCII whether it is marked as UTF-8 or not", async () => {
    const marked = { flags: 0x800 };
    const zip = new ZipPackage(
      rawZip([
        { name: "xl/", content: "", isStored: true },
        { name: "xl\\media\\", content: "", isStored: true },
        { name: "xl/\u00e4.xml", content: "<a/>", central: marked, local: marked },
        { name: "xl/\u00f6.xml", content: "<o/>" },
        { name: Uint8Array.from([0x84, 0x2e, 0x78]), content: "<u/>" },
      ]),
    );
    expect(zip.partNames).toHaveLength(3);
    expect(zip.read("xl/%C3%A4.xml") + zip.read("XL/\u00d6.XML")).toBe("<a/><o/>");
    const names = readDirectory(await zip.toBytes()).map(({ nameBytes }) => [...nameBytes]);
    expect(names[2]).toEqual([0x84, 0x2e, 0x78]);
  });

  it.each([
    ["the same name", "xl/a.xml", "xl/a.xml"],
    ["another case", "xl/a.xml", "XL/A.xml"],
    ["another slash", "xl/a.xml", "xl\\a.xml"],
    ["a slash in front", "xl/a.xml", "/xl/a.xml"],
    ["letters as bytes", "xl/a.xml", "xl/%61.xml"],
  ])("refuses two parts with %s", (_what, first, second) => {
    const bytes = rawZip([
      { name: first, content: "<a/>" },
      { name: second, content: "<b/>" },
    ]);
    expect(() => new ZipPackage(bytes)).toThrow(/^The file is damaged: it has two parts of the name/);
  });

  it.each([
    ["is not there", "b.xml", { name: "a.xml", content: XML }],
    ["is empty", "a.xml", { name: "a.xml", content: "", isStored: true }],
    ["is empty, packed", "a.xml", { name: "a.xml", content: "" }],
    ["has another checksum, stored", "a.xml", { name: "a.xml", content: XML, isStored: true, ...both({ crc: 7 }) }],
    ["has another checksum, packed", "a.xml", { name: "a.xml", content: XML, ...both({ crc: 7 }) }],
    ["declares fewer bytes", "a.xml", { name: "a.xml", content: XML, ...both({ size: 5 }) }],
    ["declares more bytes", "a.xml", { name: "a.xml", content: XML, ...both({ size: 50 }) }],
    ["declares none", "a.xml", { name: "a.xml", content: XML, ...both({ size: 0 }) }],
    ["declares more than deflate can make", "a.xml", { name: "a.xml", content: XML, ...both({ size: 1_000_000 }) }],
    ["has half of its packed bytes", "a.xml", { name: "a.xml", content: PICTURE, ...both({ packedSize: 90 }) }],
    ["has no packed bytes", "a.xml", { name: "a.xml", content: XML, ...both({ packedSize: 0 }) }],
    [
      "is said to be packed and is not",
      "a.xml",
      { name: "a.xml", content: XML, isStored: true, ...both({ method: 8 }) },
    ],
  ] satisfies [string, string, RawEntry][])("refuses to read a part that %s", (_what, asked, entry) => {
    const zip = new ZipPackage(rawZip([entry]));
    expect(() => zip.read(asked)).toThrow(/^The file is damaged: .*\.$/);
  });
});

describe("a file that is zipped otherwise", () => {
  it.each([
    ["with a password", { flags: 1 }, "protected", 'zip archive with a password: its part "a.xml"'],
    ["by deflate64", { method: 9 }, "damaged", 'does not read: its part "a.xml" is compressed by method 9'],
    ["by another size in each header", { size: 8 }, "damaged", 'The file is damaged: its part "a.xml"'],
  ] as const)("is refused %s", (_what, fields, code, words) => {
    const bytes = rawZip([
      {
        name: "a.xml",
        content: XML,
        central: fields,
        ...(code === "protected" || "method" in fields ? both(fields) : {}),
      },
    ]);
    expect(() => new ZipPackage(bytes)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as Error,
    );
  });
});

function both(fields: RawEntry["central"]): Pick<RawEntry, "local" | "central"> {
  return { local: fields!, central: fields! };
}
