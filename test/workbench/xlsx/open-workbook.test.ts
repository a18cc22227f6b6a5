import { zipSync } from "fflate";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTableColumn, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { cellError } from "../../../src/workbench/model/texts/cell-content";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { rawZip } from "../../support/raw-zip";
import { link, partsOf, workbookPackage } from "../../support/workbook-package";

const TABLE_HEAD = 'id="7" name="Sales" displayName="Sales" ref="A1:B3" totalsRowShown="0"';
const TABLE_ROWS =
  '<sheetData><row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row></sheetData>';

describe("openWorkbook", () => {
  it("reads every kind of cell", async () => {
    const sheet = await onlySheet({
      sheet: `<sheetData><row r="2"><c r="B2" t="s"><v>1</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#DIV/0!</v></c><c r="E2"><v>1.5E-7</v></c>
        <c r="F2" t="str"><f>A1&amp;"x"</f><v>ok</v></c><c r="G2" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c><c r="H2" t="d"><v>2024-02-29T12:00:00</v></c><c r="I2" s="0"/></row></sheetData>`,
      sharedStrings:
        '<si><t>zero</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch &lt;_x000D_</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si>',
    });
    expect(sheet.readValues(areaOf(1, 1, 1, 8))).toEqual([
      ["rich <\r", true, cellError("#DIV/0!"), 1.5e-7, "ok", "in line", 45351.5, null],
    ]);
    expect(sheet.getFormula(1, 5)).toBe('=A1&"x"');
  });

  it("reads truth values in every spelling, and none as false that is not", async () => {
    const cells = ["1", "0", "true", "false", "TRUE", " False "].map((text) => `<c t="b"><v>${text}</v></c>`);
    const sheet = await onlySheet({ sheet: `<sheetData><row>${cells.join("")}</row></sheetData>` });
    expect(sheet.readValues(areaOf(0, 0, 1, 6))).toEqual([[true, false, true, false, true, false]]);
  });

  it("gives dates as the serials that stand in the file, with their formats", async () => {
    const sheet = await onlySheet({
      properties: '<workbookPr date1904="1"/>',
      styles:
        '<numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" quotePrefix="1"/><xf numFmtId="170"><alignment wrapText="1"/></xf></cellXfs>',
      sheet:
        '<cols><col min="3" max="3" width="9" style="1"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>45000.123456789123</v></c><c r="B1" s="2"><v>99999999</v></c></row></sheetData>',
    });
    expect(sheet.getContent(0, 0)).toEqual({
      value: 45000.123456789123,
      numberFormat: "m/d/yyyy",
      quotePrefix: true,
      fill: "",
    });
    expect(sheet.getContent(0, 1)).toMatchObject({ value: 99999999, numberFormat: "yyyy\\-mm\\-dd" });
    expect(sheet.getNumberFormat(500, 2)).toBe("m/d/yyyy");
  });

  it("knows the date system, hidden sheets and protection", async () => {
    const { model } = await openWorkbook(
      workbookPackage({
        properties: '<workbookPr date1904="true"/>',
        sheet: '<sheetData/><sheetProtection sheet="1"/>',
      }),
    );
    expect(model.dateSystem).toBe(1904);
    expect(model.sheets[0]!.isProtected).toBe(true);
    expect(model.sheets[0]!.visible).toBe(true);
  });

  it("writes filled formulas out for each cell", async () => {
    const sheet = await onlySheet({
      sheet: `<sheetData><row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1*$B$1+SUM(A:A)&amp;"A1"</f><v>1</v></c></row>
        <row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row></sheetData>`,
    });
    expect(sheet.getFormula(1, 2)).toBe('=A2*$B$1+SUM(A:A)&"A1"');
  });

  it("reads tables that name no header row count, with links from the package's root, and prefixed elements", async () => {
    const opened = await openWorkbook(
      workbookPackage({
        sheet: TABLE_ROWS,
        tables: [
          `<x:table xmlns:x="m" ${TABLE_HEAD}><x:autoFilter ref="A1:B3"><x:filterColumn colId="1"><x:filters><x:filter val="2"/></x:filters></x:filterColumn></x:autoFilter><x:tableColumns count="2"><x:tableColumn id="3" name="a"/><x:tableColumn id="9" name="b"><x:calculatedColumnFormula>1</x:calculatedColumnFormula></x:tableColumn></x:tableColumns></x:table>`,
        ],
        tableTarget: (number) => `/xl/tables/table${number}.xml`,
      }),
    );
    expect(opened.model.tables.map(({ name, area, showHeaders }) => [name, area, showHeaders])).toEqual([
      ["Sales", areaOf(0, 0, 3, 2), true],
    ]);
    expect(opened.model.sheets[0]!.dirtyAreas()).toEqual([]);
  });

  it("keeps what it does not know when a column is taken out: filters follow their column, ids stay unique", async () => {
    const table = `<table xmlns="m" ${TABLE_HEAD}><autoFilter ref="A1:B3"><filterColumn colId="0"><filters/></filterColumn><filterColumn colId="1"><filters><filter val="2"/></filters></filterColumn></autoFilter><tableColumns count="2"><tableColumn id="3" name="a"/><tableColumn id="9" name="b" dataDxfId="4"/></tableColumns><extLst><ext uri="u"/></extLst></table>`;
    const opened = await openWorkbook(workbookPackage({ sheet: TABLE_ROWS, tables: [table] }));

    const model = opened.model.tables[0]!;
    deleteTableColumn(opened.model, model, model.columns[0]!.id, "user");
    addTableColumn(opened.model, model, "pane", { name: "new" });
    const saved = partsOf(await saveWorkbook(opened))["xl/tables/table1.xml"];
    expect(saved).toContain(
      '<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn></autoFilter>' +
        '<tableColumns count="2"><tableColumn id="9" name="b" dataDxfId="4"/><tableColumn id="10" name="new"/></tableColumns><extLst>',
    );
  });

  it("leaves cells that did not change as they stand in the file, and asks for calculation when a formula is overwritten", async () => {
    const opened = await openWorkbook(
      workbookPackage({
        sheet: `<sheetData><row r="1" ht="20" spans="1:3"><c r="A1" t="s" ph="1"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="4">A1+1</f><v>2</v></c></row><row r="2"><c r="B2"><f t="shared" si="4"/><v>3</v></c></row></sheetData><mergeCells count="1"/>`,
        sharedStrings: "<si><r><rPr><b/></rPr><t>bold</t></r></si>",
        afterSheets: "<definedNames/>",
        workbookLinks: link(8, "calcChain", "calcChain.xml"),
        extra: { "xl/calcChain.xml": "<calcChain/>" },
      }),
    );
    opened.model.sheets[0]!.setValue(0, 1, "-5");
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(
      '<row r="1" ht="20"><c r="A1" t="s" ph="1"><v>0</v></c><c r="B1" s="1" t="inlineStr"><is><t xml:space="preserve">-5</t></is></c></row>' +
        '<row r="2"><c r="B2"><f>A2+1</f><v>3</v></c></row></sheetData><mergeCells count="1"/>',
    );
    expect(parts["xl/workbook.xml"]).toContain('<definedNames/><calcPr fullCalcOnLoad="1"/>');
    expect(Object.keys(parts)).not.toContain("xl/calcChain.xml");
    expect(parts["[Content_Types].xml"]).not.toContain("calcChain");
    expect(parts["xl/_rels/workbook.xml.rels"]).not.toContain("calcChain");
  });

  it("leaves cells that say nothing of their place where they stand when one before them goes", async () => {
    const opened = await openWorkbook(
      workbookPackage({
        sheet: '<sheetData><row><c><v>1</v></c><c t="b"><v>1</v></c></row><row><c/></row></sheetData>',
      }),
    );
    opened.model.sheets[0]!.setValue(0, 0, null);
    const saved = await saveWorkbook(opened);
    expect(partsOf(saved)["xl/worksheets/sheet1.xml"]).toContain(
      '<row><c r="B1" t="b"><v>1</v></c></row><row><c/></row>',
    );
    expect((await openWorkbook(saved)).model.sheets[0]!.readValues(areaOf(0, 0, 1, 2))).toEqual([[null, true]]);
  });

  it.each([
    ["a text file", new TextEncoder().encode("a,b\n1,2"), "not-a-workbook"],
    ["nothing at all", new Uint8Array(), "not-a-workbook"],
    ["another kind of zip", zipSync({ "a.txt": new Uint8Array(3) }), "not-a-workbook"],
    ["an Excel 97 file", ole("Workbook"), "old-format"],
    ["a file with a password", ole("EncryptedPackage"), "protected"],
    [
      "a zip archive with a password",
      rawZip([{ name: "a.xml", content: new Uint8Array(3), central: { flags: 1 }, local: { flags: 1 } }]),
      "protected",
    ],
    ["a file cut in two", workbookPackage({ sheet: TABLE_ROWS }).slice(0, 900), "damaged"],
    ["a sheet cut in two", workbookPackage({ sheet: '<sheetData><row r="1"><c r="A1"><v>1' }), "damaged"],
    [
      "a text that is missing",
      workbookPackage({ sheet: '<sheetData><row><c t="s"><v>5</v></c></row></sheetData>' }),
      "damaged",
    ],
    [
      "a number that is none",
      workbookPackage({ sheet: "<sheetData><row><c><v>1e999</v></c></row></sheetData>" }),
      "damaged",
    ],
    [
      "a number that only JavaScript reads",
      workbookPackage({ sheet: "<sheetData><row><c><v>0x10</v></c></row></sheetData>" }),
      "damaged",
    ],
    [
      "a truth value that is none",
      workbookPackage({ sheet: '<sheetData><row><c t="b"><v>ja</v></c></row></sheetData>' }),
      "damaged",
    ],
  ])("refuses %s with one sentence", async (_what, bytes, code) => {
    await expect(openWorkbook(bytes)).rejects.toMatchObject({
      name: "WorkbookFileError",
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/) as string,
    });
  });
});

async function onlySheet(xml: Parameters<typeof workbookPackage>[0]) {
  const { model } = await openWorkbook(workbookPackage(xml));
  return model.sheets[0]!;
}

/** The beginning of an OLE compound file with a stream of that name. */
function ole(stream: string): Uint8Array {
  const name = new Uint8Array(new Uint16Array([...stream].map((letter) => letter.charCodeAt(0))).buffer);
  const bytes = new Uint8Array(1024);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(name, 512);
  return bytes;
}
