import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { packed, partsOf, readWithExcelJs, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";
import { withoutMemory } from "../without-memory";

const TABLE = `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="day"/></tableColumns></table>`;
const SHEET =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>day</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>2</v></c><c r="B2" s="1" t="d"><v>2024-05-18T00:00:00</v></c></row></sheetData>' +
  '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
const STYLES = '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>';
const PLAIN = partsOf(workbookPackage({ sheet: SHEET, tables: [TABLE], styles: STYLES }));

const SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature";
const linked = (...links: readonly [type: string, target: string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(([type, target], index) => `<Relationship Id="s${index}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** As Excel signs a workbook; with a signed macro project beside it, and marked as final. */
const SIGNATURE_PARTS = {
  "_xmlsignatures/origin.sigs": "",
  "_xmlsignatures/_rels/origin.sigs.rels": linked(
    [`${SIGNATURE}/signature`, "sig1.xml"],
    [`${SIGNATURE}/signature`, "sig2.xml"],
  ),
  "_xmlsignatures/sig1.xml": "<Signature/>",
  "_xmlsignatures/_rels/sig1.xml.rels": linked([`${SIGNATURE}/certificate`, "certificates/ann.cer"]),
  "_xmlsignatures/certificates/ann.cer": "x",
  "_xmlsignatures/sig2.xml": "<Signature/>",
};
const OTHER_PARTS = {
  "xl/vbaProjectSignature.bin": "macros",
  "docProps/custom.xml": "<Properties>_MarkAsFinal</Properties>",
};

function signed(parts: Readonly<Record<string, string>> = SIGNATURE_PARTS): Uint8Array {
  return packed({
    ...PLAIN,
    ...OTHER_PARTS,
    ...parts,
    "_rels/.rels": PLAIN["_rels/.rels"]!.replace(
      "</Relationships>",
      `<Relationship Id="rId5" Type="${SIGNATURE}/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>`,
    ),
    "[Content_Types].xml": PLAIN["[Content_Types].xml"]!.replace(
      "</Types>",
      '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>' +
        '<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>',
    ),
  });
}

/** The same workbook as Excel saves it as "Strict Open XML". */
const STRICT = packed(
  Object.fromEntries(
    Object.entries(PLAIN).map(([name, text]) => [
      name,
      text
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replace("<workbook ", '<workbook conformance="strict" '),
    ]),
  ),
);
const USUAL_NAMES = /schemas\.openxmlformats\.org\/(officeDocument|spreadsheetml)/;

describe("a signed workbook", () => {
  it("is scored, and saved without the signatures, which is said", async () => {
    const { sent, told, file } = await scoreFile(signed());
    expect(sent).toHaveLength(1);
    expect(told).toContainEqual(expect.stringMatching(/^The workbook is digitally signed\. A signature is void once/));
    const parts = partsOf(file!);
    expect(Object.keys(parts).filter((name) => name.includes("_xmlsignatures"))).toEqual([]);
    expect(parts["_rels/.rels"]).toBe(PLAIN["_rels/.rels"]);
    expect(parts["[Content_Types].xml"]).not.toContain("sig1.xml");
    expect(parts).toMatchObject(OTHER_PARTS);
    expect((await openWorkbook(file!)).notices).toEqual([]);
    expect((await readWithExcelJs(file!)).getWorksheet("Sheet1")?.getCell("C2").value).toBe(0);
  });

  it.each([
    ["one from which the signatures were taken already", signed({ "_xmlsignatures/origin.sigs": "" })],
    ["one whose links lead nowhere", signed({})],
    ["one of which the macros alone are signed", packed({ ...PLAIN, ...OTHER_PARTS })],
  ])("is not %s: nothing is said, and all parts stay", async (_what, before) => {
    const { told, file } = await scoreFile(before);
    expect(told.join()).not.toMatch(/signed/);
    expect(withoutMemory(partsOf(file!))).toEqual(withoutMemory(partsOf(before)));
  });
});

describe("a Strict Open XML workbook", () => {
  it("is scored with its dates, and stays strict", async () => {
    const { sent, file } = await scoreFile(STRICT);
    expect(JSON.parse(sent[0]!)).toMatchObject({ a: 2, day: expect.stringMatching(/^2024-05-18/) as string });
    const parts = partsOf(file!);
    expect(Object.entries(parts).filter(([, text]) => USUAL_NAMES.test(text))).toEqual([]);
    expect(parts["xl/workbook.xml"]).toContain('conformance="strict"');
    expect(parts["xl/tables/table1.xml"]).toContain('ref="A1:C2"');
  });

  it("gets sheets and tables in its own names", async () => {
    const opened = await openWorkbook(STRICT);
    const sheet = opened.model.addSheet("New");
    sheet.setValue(0, 0, "x");
    opened.model.addTable(
      sheet.id,
      { name: "Other", area: { row: 0, column: 0, rowCount: 2, columnCount: 1 } },
      "user",
    );
    const parts = partsOf(await saveWorkbook(opened));
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(["xl/worksheets/sheet2.xml", "xl/tables/table2.xml"]));
    expect(Object.entries(parts).filter(([, text]) => USUAL_NAMES.test(text))).toEqual([]);
    expect((await openWorkbook(packed(parts))).model.tables.map(({ name }) => name)).toEqual(["T", "Other"]);
  });

  it("without styles gets them in its own names", async () => {
    const { "xl/styles.xml": _styles, ...parts } = partsOf(STRICT);
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]!.replace(
      /<Relationship Id="rId3"[^>]*>/,
      "",
    );
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]!.replace(' s="1"', "");
    const opened = await openWorkbook(packed(parts));
    opened.model.sheets[0]!.setNumberFormat({ row: 1, column: 0, rowCount: 1, columnCount: 1 }, "0.00");
    const saved = partsOf(await saveWorkbook(opened));
    expect(saved["xl/styles.xml"]).toContain("http://purl.oclc.org/ooxml/spreadsheetml/main");
    expect(Object.entries(saved).filter(([, text]) => USUAL_NAMES.test(text))).toEqual([]);
  });
});
