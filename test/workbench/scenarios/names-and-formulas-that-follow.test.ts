import { addTableColumn, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { link, packed, partsOf, workbookPackage } from "../../support/workbook-package";

const CELLS =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>' +
  '<c r="K1" t="inlineStr"><is><t>k</t></is></c><c r="L1" t="inlineStr"><is><t>l</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>T[[#This Row],[a]]*H2</f><v>2</v></c></row>' +
  '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f>T[[#This Row],[a]]*H3</f><v>4</v></c></row>' +
  '<row r="4"><c r="A4" t="inlineStr"><is><t>Total</t></is></c><c r="B4"><f>SUBTOTAL(109,T[b])</f><v>6</v></c></row></sheetData>';
const TABLE =
  '<table id="1" name="T" displayName="T" ref="A1:B4" totalsRowCount="1"><autoFilter ref="A1:B3"/><tableColumns count="2">' +
  '<tableColumn id="1" name="a" totalsRowLabel="Total"/><tableColumn id="2" name="b" totalsRowFunction="custom">' +
  "<calculatedColumnFormula>T[[#This Row],[a]]*Sheet1!H2</calculatedColumnFormula><totalsRowFormula>SUBTOTAL(109,T[b])+$H$2</totalsRowFormula></tableColumn></tableColumns></table>";
const OTHER =
  '<table id="2" name="Other" displayName="Other" ref="K1:L3"><autoFilter ref="K1:L3"><filterColumn colId="1"/><sortState ref="K2:L3"><sortCondition ref="L2:L3" descending="1"/></sortState></autoFilter>' +
  '<tableColumns count="2"><tableColumn id="1" name="k"><calculatedColumnFormula>N2+A2</calculatedColumnFormula></tableColumn><tableColumn id="2" name="l"><xmlColumnPr mapId="1" xpath="/K2/L2" xmlDataType="string"/></tableColumn></tableColumns></table>';

async function scored(parts: { sheet?: string; afterSheets?: string; around?: string } = {}) {
  const file = workbookPackage({
    sheet: (parts.sheet ?? CELLS) + (parts.around ?? ""),
    tables: [TABLE, OTHER],
    afterSheets: parts.afterSheets ?? "",
  });
  const workbook = await openWorkbook(file);
  addTableColumn(workbook.model, workbook.model.tableByName("T")!, "pane", { name: "Prediction" });
  return { before: partsOf(file), after: partsOf(await saveWorkbook(workbook)), workbook };
}

describe("a result column", () => {
  it("leaves the formulas of the table's columns and totals right", async () => {
    const { after } = await scored();
    const sheet = after["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain("<f>T[[#This Row],[a]]*I2</f><v>2</v>");
    expect(sheet).toContain("<f>SUBTOTAL(109,T[b])</f><v>6</v>");
    expect(sheet).not.toMatch(/r="C4"/);
    const table = after["xl/tables/table1.xml"]!;
    expect(table).toContain('ref="A1:C4" totalsRowCount="1"><autoFilter ref="A1:C3"/><tableColumns count="3">');
    expect(table).toContain("<calculatedColumnFormula>T[[#This Row],[a]]*Sheet1!I2</calculatedColumnFormula>");
    expect(table).toContain("<totalsRowFormula>SUBTOTAL(109,T[b])+$I$2</totalsRowFormula>");
  });

  it("takes another table along with its filter, its order and its formulas", async () => {
    const { after } = await scored();
    const table = after["xl/tables/table2.xml"]!;
    expect(table).toContain('ref="L1:M3"><autoFilter ref="L1:M3"><filterColumn colId="1"/>');
    expect(table).toContain('<sortState ref="L2:M3"><sortCondition ref="M2:M3" descending="1"/></sortState>');
    expect(table).toContain("<calculatedColumnFormula>O2+A2</calculatedColumnFormula>");
    expect(table).toContain('xpath="/K2/L2"');
  });

  it.each([
    ["a cell", "Sheet1!$H$2", "Sheet1!$I$2"],
    ["several areas", "Sheet1!$H$2:$H$3,Sheet1!$A$1,Sheet1!$K$9", "Sheet1!$I$2:$I$3,Sheet1!$A$1,Sheet1!$K$9"],
    ["cells of which some stay", "Sheet1!$H$2:$H$9", "Sheet1!$H$2:$H$9"],
    ["whole columns and rows", "Sheet1!$H:$H,Sheet1!$2:$3", "Sheet1!$H:$H,Sheet1!$2:$3"],
    ["cells of several sheets", "Sheet1:Sheet3!$H$2", "Sheet1:Sheet3!$H$2"],
    ["cells of another file", "[1]Sheet1!$H$2+'[2]Sheet1'!$H$2", "[1]Sheet1!$H$2+'[2]Sheet1'!$H$2"],
    ["cells of a sheet with an apostrophe", "'Bob''s'!$H$2+'Sheet1'!$H$2", "'Bob''s'!$H$2+'Sheet1'!$I$2"],
    ["columns of a table", "T[[#All],[a]]", "T[[#All],[a]]"],
    ["cells that are gone", "Sheet1!#REF!+Sheet1!$H$2", "Sheet1!#REF!+Sheet1!$I$2"],
    [
      "texts that look like cells",
      '"Sheet1!H2"&amp;INDIRECT("R2C8",FALSE)&amp;Sheet1!$H$2',
      '"Sheet1!H2"&amp;INDIRECT("R2C8",FALSE)&amp;Sheet1!$I$2',
    ],
    ["names that look like cells", "ABCD2+TAX2024+Sheet1!H2", "ABCD2+TAX2024+Sheet1!I2"],
    ["a formula with relative references", "SUM(Sheet1!H2,Sheet1!A2)", "SUM(Sheet1!I2,Sheet1!A2)"],
  ])("lets a name follow that stands for %s", async (_, stands, follows) => {
    const name = (text: string) => `<definedName name="Rate" comment="H2" localSheetId="0">${text}</definedName>`;
    const { after } = await scored({ afterSheets: `<definedNames>${name(stands)}</definedNames>` });
    expect(after["xl/workbook.xml"]!.replaceAll("&quot;", '"')).toContain(name(follows));
  });

  it.each([
    [
      "print areas and titles",
      '<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$H$1:$I$4,Sheet1!$A$1:$Z$99</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!$A:$B,Sheet1!$1:$1</definedName>',
      "Sheet1!$I$1:$J$4,Sheet1!$A$1:$Z$99</definedName>",
    ],
    [
      "the hidden name of a filter",
      '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Sheet1!$N$1:$O$4</definedName>',
      "Sheet1!$O$1:$P$4</definedName>",
    ],
    [
      "areas of a saved view",
      '<definedName name="Z_1A.wvu.PrintArea" localSheetId="0" hidden="1">Sheet1!$H$2</definedName>',
      "Sheet1!$I$2</definedName>",
    ],
  ])("takes along %s", async (_, names, follows) => {
    const { after } = await scored({ afterSheets: `<definedNames>${names}</definedNames>` });
    expect(after["xl/workbook.xml"]).toContain(follows);
  });

  it("takes along filters, sorting, links, watches, scenarios and marks, and leaves what belongs to columns and to the window", async () => {
    const stays = '<cols><col min="8" max="8" width="30" customWidth="1"/></cols>';
    const window =
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="H2"><pane xSplit="1" topLeftCell="H2" state="frozen"/><selection activeCell="H2" sqref="H2"/></sheetView></sheetViews>';
    const breaks = '<colBreaks count="1" manualBreakCount="1"><brk id="8" max="1048575" man="1"/></colBreaks>';
    const moving = (h: string, i: string, n: string) =>
      `<protectedRanges><protectedRange sqref="${h}2:${h}3" name="P"/></protectedRanges>` +
      `<scenarios current="0" sqref="${i}2"><scenario name="S" count="1"><inputCells r="${h}2" val="5"/></scenario></scenarios>` +
      `<autoFilter ref="${n}1:${n}3"><filterColumn colId="0"/></autoFilter><sortState ref="${h}2:${h}3"><sortCondition ref="${h}2:${h}3"/></sortState>` +
      `<hyperlinks><hyperlink ref="${h}2" location="Sheet1!${h}2"/></hyperlinks>${breaks}` +
      `<cellWatches><cellWatch r="${h}2"/><cellWatch r="A2"/></cellWatches><ignoredErrors><ignoredError sqref="${h}2" numberStoredAsText="1"/></ignoredErrors>`;
    const { after } = await scored({ sheet: window + stays + CELLS, around: moving("H", "I", "N") });
    const sheet = after["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain(window + stays);
    expect(sheet.slice(sheet.indexOf("</sheetData>") + 12)).toContain(moving("I", "J", "O"));
  });

  it("splits areas of which only some cells move", async () => {
    const { after } = await scored({
      around:
        '<protectedRanges><protectedRange sqref="H1:H9" name="P"/></protectedRanges><ignoredErrors><ignoredError sqref="A1:H9" twoDigitTextYear="1"/></ignoredErrors>',
    });
    const sheet = after["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain('<protectedRange sqref="I1:I4 H5:H9" name="P"/>');
    expect(sheet).toContain('<ignoredError sqref="A1:I4 A5:H9" twoDigitTextYear="1"/>');
  });

  it("that is taken out again leaves names and tables as they were", async () => {
    const { before, workbook } = await scored({
      afterSheets: '<definedNames><definedName name="Rate">Sheet1!$H$2</definedName></definedNames>',
    });
    const table = workbook.model.tableByName("T")!;
    deleteTableColumn(workbook.model, table, table.columns.at(-1)!.id, "pane");
    const after = partsOf(await saveWorkbook(workbook));
    for (const name of ["xl/workbook.xml", "xl/tables/table1.xml", "xl/tables/table2.xml"]) {
      expect([name, after[name]]).toEqual([name, before[name]]);
    }
  });
});

describe("formulas on other sheets that look at cells which made room", () => {
  it("follow in plain, array and filled formulas, and keep results and marks", async () => {
    const far = "xl/worksheets/sheet2.xml";
    const rows = (h: string) =>
      `<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A2">Sheet1!${h}2:${h}3*2</f><v>1</v></c><c r="B1" vm="1" t="e"><f ca="1">Sheet1!$${h}$2+H2+Bob!H2</f><v>#VALUE!</v></c></row>`;
    const filled =
      '<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">Sheet1!G2+1</f><v>1</v></c></row><row r="4"><c r="A4" t="str"><f t="shared" si="0"/><v>x</v></c></row>';
    const parts = partsOf(workbookPackage({ sheet: CELLS, tables: [TABLE] }));
    const file = packed({
      ...parts,
      "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
        "</sheets>",
        '<sheet name="Far" sheetId="2" r:id="rId8"/></sheets>',
      ),
      "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"]!.replace(
        "</Relationships>",
        `${link(8, "worksheet", "worksheets/sheet2.xml")}</Relationships>`,
      ),
      [far]: `<worksheet><sheetData>${rows("H")}${filled}</sheetData></worksheet>`,
    });
    const workbook = await openWorkbook(file);
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    const after = partsOf(await saveWorkbook(workbook))[far]!;
    expect(after).toContain(rows("I"));
    expect(after).toContain('<c r="A3"><f>Sheet1!H2+1</f><v>1</v></c>');
    expect(after).toContain('<c r="A4" t="str"><f>Sheet1!H3+1</f><v>x</v></c>');
  });
});
