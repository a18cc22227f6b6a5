import { addTableColumn, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { link, packed, partsOf, workbookPackage } from "../../support/workbook-package";

const TABLE = `<table id="1" name="T" displayName="T" ref="A1:A4"><tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>`;
const STYLES = `<fonts count="2"><font/><font><b/></font></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="2" fontId="1"/></cellXfs>`;
const SHEET =
  `<dimension ref="A1:C6"/><sheetData>` +
  `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="1"><v>7</v></c><c r="C1"><v>7</v></c></row>` +
  `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f t="array" ref="B2:B3">A2:A3*C1</f><v>7</v></c><c r="C2" s="1"/></row>` +
  `<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>14</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>` +
  `<row r="6"><c r="A6"><f>SUM(B1:C4)</f><v>28</v></c></row></sheetData>` +
  `<mergeCells count="2"><mergeCell ref="B4:C4"/><mergeCell ref="A8:B8"/></mergeCells>` +
  `<conditionalFormatting sqref="B1:B4 C9"><cfRule type="expression" priority="1"><formula>$B1&gt;"B1"</formula></cfRule></conditionalFormatting>` +
  `<dataValidations count="1"><dataValidation type="list" sqref="C1"><formula1>$C$2:$C$3</formula1></dataValidation></dataValidations>` +
  `<hyperlinks><hyperlink ref="C1" location="A1"/></hyperlinks><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>` +
  `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormatting><x14:cfRule><xm:f>Sheet1!$C$1</xm:f></x14:cfRule><xm:sqref>C1:C4</xm:sqref></x14:conditionalFormatting></ext></extLst>`;

const FILE = workbookPackage({
  sheet: SHEET,
  styles: STYLES,
  tables: [TABLE],
  afterSheets: `<definedNames><definedName name="Side">Sheet1!$B$1:$B$4</definedName><definedName name="Below">Sheet1!$B$9</definedName></definedNames>`,
  workbookLinks: link(4, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
  extra: {
    "xl/pivotCache/pivotCacheDefinition1.xml": `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="B1:C4" sheet="Sheet1"/></cacheSource></pivotCacheDefinition>`,
    "xl/charts/chart1.xml": `<c:chartSpace><c:val><c:numRef><c:f>Sheet1!$C$1:$C$3</c:f></c:numRef></c:val></c:chartSpace>`,
    "xl/comments1.xml": `<comments><commentList><comment ref="C2" authorId="0"/></commentList></comments>`,
    "xl/drawings/vmlDrawing1.vml": `<xml><x:ClientData><x:Row>1</x:Row><x:Column>2</x:Column></x:ClientData></xml>`,
  },
});

/** The file with links from its sheet to the comments and their boxes. */
async function opened() {
  const workbook = await openWorkbook(withSheetLinks(FILE));
  return { ...workbook, table: workbook.model.tables[0]! };
}

function withSheetLinks(file: Uint8Array): Uint8Array {
  const rels = "xl/worksheets/_rels/sheet1.xml.rels";
  const parts = partsOf(file);
  const more = link(2, "vmlDrawing", "../drawings/vmlDrawing1.vml") + link(3, "comments", "../comments1.xml");
  return packed({ ...parts, [rels]: parts[rels]!.replace("</Relationships>", `${more}</Relationships>`) });
}

describe("what stands around cells that made room for a result column", () => {
  it("follows them: merged cells, rules, links, comments, names, charts and PivotTable sources", async () => {
    const { table, ...workbook } = await opened();
    addTableColumn(workbook.model, table, "pane", { name: "Prediction" });
    const parts = partsOf(await saveWorkbook(workbook));
    const sheet = parts["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain(`<mergeCells count="2"><mergeCell ref="C4:D4"/><mergeCell ref="A8:B8"/></mergeCells>`);
    expect(sheet).toMatch(/sqref="C1:C4"><cfRule [^>]*><formula>\$C1&gt;&quot;B1&quot;<\/formula>/);
    expect(sheet).toMatch(/sqref="C9"><cfRule [^>]*><formula>\$B9&gt;&quot;B1&quot;<\/formula>/);
    expect(sheet).toContain(`sqref="D1"><formula1>$D$2:$D$3</formula1>`);
    expect(sheet).toContain(`<hyperlink ref="D1" location="A1"/>`);
    expect(sheet).toContain(`<xm:f>Sheet1!$D$1</xm:f></x14:cfRule><xm:sqref>D1:D4</xm:sqref>`);
    expect(parts["xl/workbook.xml"]).toContain(`>Sheet1!$C$1:$C$4</definedName>`);
    expect(parts["xl/workbook.xml"]).toContain(`>Sheet1!$B$9</definedName>`);
    expect(parts["xl/charts/chart1.xml"]).toContain(`<c:f>Sheet1!$D$1:$D$3</c:f>`);
    expect(parts["xl/comments1.xml"]).toContain(`<comment ref="D2" authorId="0"/>`);
    expect(parts["xl/drawings/vmlDrawing1.vml"]).toContain(`<x:Row>1</x:Row><x:Column>3</x:Column>`);
    expect(parts["xl/pivotCache/pivotCacheDefinition1.xml"]).toContain(`ref="C1:D4" sheet="Sheet1"`);
  });

  it("is the cells' formulas, array formulas and looks as well", async () => {
    const { table, ...workbook } = await opened();
    addTableColumn(workbook.model, table, "pane", { name: "Prediction" });
    const sheet = partsOf(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain(`<c r="B1" t="inlineStr"><is><t xml:space="preserve">Prediction</t></is></c>`);
    expect(sheet).toContain(`<c r="C1" s="1"><v>7</v></c><c r="D1"><v>7</v></c></row>`);
    expect(sheet).toContain(`<c r="C2"><f t="array" ref="C2:C3">A2:A3*D1</f><v>7</v></c><c r="D2" s="1"/></row>`);
    expect(sheet).toContain(`<c r="A6"><f>SUM(C1:D4)</f><v>28</v></c>`);
  });

  it("is as before once the column is removed again", async () => {
    const { table, ...workbook } = await opened();
    const column = addTableColumn(workbook.model, table, "pane", { name: "Prediction" });
    deleteTableColumn(workbook.model, table, column.id, "pane");
    const before = partsOf(workbook.bytes);
    const after = partsOf(await saveWorkbook(workbook));
    for (const [name, text] of Object.entries(before)) {
      if (!/worksheets\/sheet1|workbook\.xml$/.test(name)) expect([name, after[name]]).toEqual([name, text]);
    }
    expect(after["xl/workbook.xml"]).toContain(`>Sheet1!$B$1:$B$4</definedName>`);
    expect(cellsOf(after["xl/worksheets/sheet1.xml"]!)).toEqual(cellsOf(before["xl/worksheets/sheet1.xml"]!));
  });

  it("goes with the cells that are deleted, without leaving an empty list", async () => {
    const file = workbookPackage({
      sheet: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData><dataValidations count="1"><dataValidation type="whole" sqref="B2"/></dataValidations><hyperlinks><hyperlink ref="B2"/><hyperlink ref="A2"/></hyperlinks><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
      tables: [
        `<table id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`,
      ],
    });
    const workbook = await openWorkbook(file);
    deleteTableColumn(workbook.model, workbook.model.tables[0]!, 2, "pane");
    const sheet = partsOf(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain(`</sheetData><hyperlinks><hyperlink ref="A2"/></hyperlinks><tableParts`);
  });

  it("includes no PivotTable, which stays where it is", async () => {
    const parts = partsOf(withSheetLinks(FILE));
    const rels = "xl/worksheets/_rels/sheet1.xml.rels";
    const pivot = link(4, "pivotTable", "../pivotTables/pivotTable1.xml");
    const file = packed({
      ...parts,
      [rels]: parts[rels]!.replace("</Relationships>", `${pivot}</Relationships>`),
      "xl/pivotTables/pivotTable1.xml": `<pivotTableDefinition><location ref="F1:G3"/></pivotTableDefinition>`,
    });
    const { model } = await openWorkbook(file);
    expect(() => addTableColumn(model, model.tables[0]!, "pane")).toThrow(
      expect.objectContaining({ rule: "cells-in-the-way" }),
    );
  });
});

/** Each cell that holds something or has a look, by address. */
function cellsOf(sheet: string): string[] {
  return [...sheet.matchAll(/<c r="(\w+)"( s="1")?[^>]*?(?:\/>|>(.*?)<\/c>)/g)]
    .map(
      ([, address, style = "", content = ""]) => `${address}${style}: ${content.replace(/ xml:space="preserve"/, "")}`,
    )
    .filter((cell) => !cell.endsWith(" ") || cell.includes("s="));
}
