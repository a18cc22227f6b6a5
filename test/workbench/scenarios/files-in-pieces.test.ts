import fc from "fast-check";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import type { Packing } from "../../../src/workbench/xlsx/zip/packing";
import { SCRIPT_PACKING } from "../../../src/workbench/xlsx/zip/script-packing";
import { inPieces } from "../../support/packing-contract";
import { runs } from "../../support/property-seed";
import { rawZip } from "../../support/raw-zip";
import { packed, partsOf, workbookPackage } from "../../support/workbook-package";

const FORMULA = "<f>A2&amp;&quot;\u{1F600}&quot;</f>";

/** Rows that most writers put, and rows in which a cut may fall into anything: markup, references, letters of several bytes. */
const ROWS = [
  `<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`,
  `<row r="2" spans="1:3" x14ac:dyDescent="0.25"><c r="A2"><v>-0.5</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"/></row>`,
  `\r\n <row r="3"><c r="A3" t="inlineStr"><is><t>\u00e4\u20ac\u{1F600}&#x1F600;&lt;row&gt;</t></is></c></row>`,
  `<!-- <row r="4"> & no reference --><row r="5"><c r="A5" t="str">${FORMULA}<v>x</v></c></row>`,
  `<row r="6"><c r="A6"><v>1e3</v><extLst><ext><row r="7"><c/></row></ext></extLst></c></row>`,
  `<row r="8"><c r="A8" t="str"><v><![CDATA[</row><row r="9">]]></v></c></row>`,
  `<row r="9"/><row/><row r="12"><c r="B12"><v>12.25</v></c><?row </row>?></row>`,
  `<row r="13"><c r="A13"><f t="shared" si="0" ref="A13:A14">B12*2</f><v>24.5</v></c></row>`,
  `<row r="14"><c r="A14"><f t="shared" si="0"/><v>0</v></c><c><v>3</v></c></row>`,
].join("");
const AROUND = [
  `<!-- <sheetData> --><sheetPr codeName="a>b"/><dimension ref="A1:C14"/><cols><col min="2" max="2" width="9"/></cols>`,
  `<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells><rowBreaks count="1"><brk id="3"/></rowBreaks><!-- \u{1F600} -->`,
] as const;
const FILE = workbookPackage({
  sheet: `${AROUND[0]}<sheetData>${ROWS}</sheetData>${AROUND[1]}`,
  sharedStrings: "<si><t>a</t></si><si><t>b</t></si>",
});
const SHEET = "xl/worksheets/sheet1.xml";
const LENGTH = new TextEncoder().encode(partsOf(FILE)[SHEET]).length;

describe("a sheet that comes in pieces", () => {
  it.each([
    ["as it is", FILE],
    ["with a prefix", prefixed()],
  ])("is read and saved as one that comes at once, wherever it is cut: %s", async (_what, file) => {
    const whole = await readAndSaved(file, []);
    expect(whole.values[2]).toEqual(["\u00e4\u20ac\u{1F600}\u{1F600}<row>", null, null, null]);
    expect(whole.values[7]![0]).toMatch(/^<\/(x:)?row><(x:)?row r="9">$/);
    expect(whole.values[13]!.slice(0, 2)).toEqual([0, 3]);
    const cuts = fc.oneof(
      fc.array(fc.nat({ max: LENGTH }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 90 }).map(everyBytes),
    );
    const property = fc.asyncProperty(cuts, async (places) => {
      expect(await readAndSaved(file, places)).toEqual(whole);
    });
    await fc.assert(property, { numRuns: runs(3_000, 150), examples: [[everyBytes(1)], [everyBytes(2)]] });
  });

  it("is read in UTF-16, too, wherever it is cut", async () => {
    const parts = partsOf(FILE);
    const utf16 = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${parts[SHEET]}`, "utf16le");
    const entries = Object.entries(parts).map(([name, text]) => ({ name, content: name === SHEET ? utf16 : text }));
    const whole = await readAndSaved(FILE, []);
    const property = fc.asyncProperty(fc.array(fc.nat({ max: 2 * LENGTH }), { maxLength: 9 }), async (places) => {
      const { model } = await openWorkbook(rawZip(entries), "a.xlsx", cutting(places));
      expect(model.sheets[0]!.readValues(areaOf(0, 0, 15, 4))).toEqual(whole.values);
    });
    await fc.assert(property, { numRuns: runs(1_000, 50) });
  });

  it.each([
    ["a row that is not closed", ROWS.replace(/<\/row>$/, ""), "its XML cannot be read"],
    ["a row that stands twice", `${ROWS}<row r="14"/>`, "row 14 stands twice"],
    ["text between rows", `${ROWS}text`, "text stands between its cells"],
    ["a reference that is none", `${ROWS}<row r="20"><c t="str"><v>&auml;</v></c></row>`, "a reference to a character"],
    ["a forbidden character", `${ROWS}<row r="20"><c t="str"><v>\u0001</v></c></row>`, "holds a character that no XML"],
    ["no closing tag", `${ROWS}</row>`, "is not closed by its own tag"],
  ])("is refused for %s, wherever it is cut", async (_what, rows, why) => {
    const file = workbookPackage({ sheet: `<sheetData>${rows}</sheetData>`, sharedStrings: "<si/><si/>" });
    for (const cut of [1, 7, 64, 5000]) {
      await expect(openWorkbook(file, "a.xlsx", cutting(everyBytes(cut)))).rejects.toMatchObject({
        code: "damaged",
        message: expect.stringContaining(why) as string,
      });
    }
  });
});

async function readAndSaved(file: Uint8Array, cuts: readonly number[]) {
  const opened = await openWorkbook(file, "a.xlsx", cutting(cuts));
  const sheet = opened.model.sheets[0]!;
  const values = sheet.readValues(areaOf(0, 0, 15, 4));
  const { mergedAreas } = sheet;
  for (const row of [0, 1, 4, 9, 13, 19]) sheet.setValue(row, 3, `new ${row}`);
  sheet.setValue(2, 0, 7);
  return { values, mergedAreas, sheet: partsOf(await saveWorkbook(opened))[SHEET] };
}

function everyBytes(count: number): number[] {
  return Array.from({ length: Math.floor(LENGTH / count) }, (_, index) => index * count);
}

function cutting(cuts: readonly number[]): Packing {
  const unpackInPieces = (packedBytes: Uint8Array): AsyncIterable<Uint8Array> => {
    const bytes = SCRIPT_PACKING.unpack(packedBytes, 1_000_000)!;
    return inPieces(
      bytes,
      cuts.filter((cut) => cut < bytes.length),
    );
  };
  return { ...SCRIPT_PACKING, unpackInPieces };
}

function prefixed(): Uint8Array {
  const parts = partsOf(FILE);
  const sheet = parts[SHEET]!.replace("<worksheet xmlns=", "<worksheet xmlns:x=")
    .replace(/<(\/?)(?=[a-z])/gi, "<$1x:")
    .replace('codeName="a>b"', 'codeName="a"');
  return packed({ ...parts, [SHEET]: sheet });
}
