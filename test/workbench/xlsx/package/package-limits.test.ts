import { randomBytes } from "node:crypto";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { checkFileSize, MOST_ENTRIES, MOST_PART_BYTES } from "../../../../src/workbench/xlsx/package/package-limits";
import { ZipPackage } from "../../../../src/workbench/xlsx/package/zip-package";
import { rawZip, type RawEntry } from "../../../support/raw-zip";
import { link, partsOf, workbookPackage } from "../../../support/workbook-package";

const MEGABYTE = 1_000_000;

describe("the limits of a package", () => {
  it.each([
    ["78 kB with 20 million blank cells", "<c/>", 80],
    ["blanks", " ", 100],
    ["texts", "<si/>", 70],
  ])("refuse %s before anything is unpacked", async (_what, piece, megabytes) => {
    const content = new Uint8Array(Buffer.alloc(megabytes * MEGABYTE, piece));
    const rest = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
    const entries = Object.entries(rest).map(([name, text]) => ({ name, content: text }));
    const file = rawZip([...entries, { name: "xl/worksheets/sheet9.xml", content }]);
    expect(file.length).toBeLessThan(megabytes * 1_600);
    await expect(openWorkbook(file)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("times its size") as string,
    });
  });

  it("refuse many parts that are each within bounds, whatever else makes the file large", () => {
    const bomb = new Uint8Array(10 * MEGABYTE);
    const parts = [1, 2, 3, 4].map((number): RawEntry => ({ name: `xl/${number}.xml`, content: bomb }));
    const picture = { name: "p.png", content: randomBytes(2 * MEGABYTE), isStored: true };
    expect(() => new ZipPackage(rawZip([picture, ...parts]))).toThrow(tooLarge("more than 400 times its size"));
    expect(new ZipPackage(rawZip([picture, ...parts.slice(1)])).partNames).toHaveLength(4);
  });

  it("stop at a part that grows beyond what it declares, early", () => {
    const lie = { size: 30_000 };
    const content = new Uint8Array(Buffer.alloc(120 * MEGABYTE, "<c/>"));
    const zip = new ZipPackage(rawZip([{ name: "a.xml", content, local: lie, central: lie }]));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => zip.read("a.xml")).toThrow(/"a\.xml" is longer than it declares/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MEGABYTE);
  });

  it.each([
    ["a part that no text can hold", MOST_PART_BYTES + 1, `its part "a.xml" has 537 MB`],
    ["parts of more than 2 GB together", 2_000 * MEGABYTE + 1, "more than 2,000 MB when unpacked"],
  ])("refuse %s", (_what, size, why) => {
    const content = randomBytes(6 * MEGABYTE);
    const file = rawZip([{ name: "a.xml", content, local: { size }, central: { size } }]);
    expect(() => new ZipPackage(file).read("a.xml")).toThrow(tooLarge(why));
  });

  it("refuse a file by its size, before it is read", () => {
    expect(() => checkFileSize(500 * MEGABYTE + 1)).toThrow(tooLarge("it has more than 500 MB. Open it in Excel"));
    expect(() => checkFileSize(500 * MEGABYTE)).not.toThrow();
  });

  it("refuse more parts than a workbook has", () => {
    const entries = Array.from({ length: MOST_ENTRIES + 1 }, (_, index) => ({
      name: `${index}`,
      content: "",
      isStored: true,
    }));
    expect(() => new ZipPackage(rawZip(entries, { isWide: true }))).toThrow(tooLarge("more than 50,000 parts"));
  });

  it("open and save a workbook of as many parts as are allowed, each found at once", () => {
    const entries = Array.from({ length: MOST_ENTRIES }, (_, index) => ({
      name: `xl/${index}.xml`,
      content: "<a/>",
      isStored: true,
    }));
    const zip = new ZipPackage(rawZip(entries, { isWide: true }));
    for (const { name } of entries) {
      if (zip.has(name.toUpperCase())) zip.write(name, "<b/>");
    }
    expect(zip.partNames).toHaveLength(MOST_ENTRIES);
    expect(zip.read("xl/49999.xml")).toBe("<b/>");
  });

  it("refuse a workbook that lists more sheets than it can have", async () => {
    const sheets = Array.from(
      { length: 200_000 },
      (_, index) => `<sheet name="${index}" sheetId="${index}" r:id="rId1"/>`,
    );
    const parts = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("</sheets>", `${sheets.join("")}</sheets>`);
    const file = rawZip(Object.entries(parts).map(([name, content]) => ({ name, content })));
    await expect(openWorkbook(file)).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("more than 5,000 sheets") as string,
    });
  });

  it("take thousands of links and names in a moment", async () => {
    const links = Array.from({ length: 20_000 }, (_, index) => link(index + 100, "unknown", `${index}.xml`));
    const names = Array.from({ length: 20_000 }, () => `<definedName name="n">Sheet1!$A$1</definedName>`);
    const { model } = await openWorkbook(
      workbookPackage({
        sheet: "<sheetData/>",
        workbookLinks: links.join(""),
        afterSheets: `<definedNames>${names.join("")}</definedNames>`,
      }),
    );
    expect(model.definedNames.get("n")).toHaveLength(20_000);
  });
});

function tooLarge(why: string): Error {
  return expect.objectContaining({ code: "too-large", message: expect.stringContaining(why) }) as Error;
}
