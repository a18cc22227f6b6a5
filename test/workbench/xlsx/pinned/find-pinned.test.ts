import { findPinned } from "../../../../src/workbench/xlsx/pinned/find-pinned";
import type { SheetInFile } from "../../../../src/workbench/xlsx/pinned/sheet-in-file";
import { formatArea } from "../../../../src/workbench/model/areas/a1-address";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { ZipPackage } from "../../../../src/workbench/xlsx/package/zip-package";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { link, packed, partsOf, workbookPackage } from "../../../support/workbook-package";

const PLAIN = workbookPackage({ sheet: "<sheetData/>" });

/** What is found on a sheet, as "Sheet1!A1:B2 keeps place: the thing". */
function foundOn(sheet: Partial<SheetInFile>, file = PLAIN): string[] {
  const zip = new ZipPackage(file);
  const whole = {
    zip,
    name: "Sheet1",
    partName: "xl/worksheets/sheet1.xml",
    links: [],
    workbookLinks: [],
    definedNames: new Map<string, string[]>(),
    aroundRows: "",
    whatIfTables: [],
  };
  return findPinned({ ...whole, ...sheet }).map(
    ({ sheetName, area, keeps, what }) => `${sheetName}!${formatArea(area)} keeps ${keeps}: ${what}`,
  );
}

describe("what cannot follow when cells move", () => {
  it("is nothing on a sheet with what can", () => {
    const sparklines = '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:g><xm:f>A1</xm:f></x14:g></ext>';
    const barId = '<ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{A1}</x14:id></ext>';
    const rules = `<conditionalFormatting sqref="C1"><cfRule><extLst>${barId}</extLst></cfRule></conditionalFormatting>`;
    expect(
      foundOn({ aroundRows: `<worksheet>${rules}<extLst>${sparklines}<ext uri="x"/></extLst></worksheet>` }),
    ).toEqual([]);
  });

  it("are PivotTables, which keep their place", () => {
    const parts = {
      ...partsOf(PLAIN),
      "xl/p1.xml": '<pivotTableDefinition name="Sales"><location ref="H2:K9"/></pivotTableDefinition>',
    };
    const links = [
      { id: "rId1", kind: "pivotTable", target: "xl/p1.xml" },
      { id: "rId2", kind: "pivotTable", target: "xl/gone.xml" },
    ];
    expect(foundOn({ links }, packed(parts))).toEqual(["Sheet1!H2:K9 keeps place: the PivotTable Sales"]);
  });

  it("are filters, of a sheet and of its views, which keep their shape", () => {
    const view =
      '<x:customSheetViews><x:customSheetView><x:autoFilter ref="A1:B9"/></x:customSheetView></x:customSheetViews>';
    expect(foundOn({ aroundRows: `<x:worksheet><x:autoFilter ref="$M$1:$N$4"/>${view}</x:worksheet>` })).toEqual([
      "Sheet1!M1:N4 keeps shape: the AutoFilter",
      "Sheet1!A1:B9 keeps shape: the AutoFilter",
    ]);
  });

  it("are what-if tables with their inputs above and left, and the cells that they put these into", () => {
    const whatIfTables = [{ area: areaOf(4, 3, 3, 2), inputCells: ["A1", "B1"] }];
    expect(foundOn({ whatIfTables })).toEqual([
      "Sheet1!C4:E7 keeps place: the what-if table",
      "Sheet1!A1 keeps sight: the what-if table",
      "Sheet1!B1 keeps sight: the what-if table",
    ]);
  });

  it("are links over several cells, which keep their shape", () => {
    const links = '<hyperlinks><hyperlink ref="H1:H9" r:id="rId1"/><hyperlink ref="K1" location="A1"/></hyperlinks>';
    expect(foundOn({ aroundRows: `<worksheet>${links}</worksheet>` })).toEqual(["Sheet1!H1:H9 keeps shape: the link"]);
  });

  it("are sources of a consolidation, on whatever sheet of this workbook", () => {
    const refs =
      '<dataRef ref="A1:B4" sheet="Other"/><dataRef ref="C1:C4"/><dataRef ref="D1" sheet="Far" r:id="rId9"/><dataRef name="Named"/>';
    expect(foundOn({ aroundRows: `<dataConsolidate><dataRefs>${refs}</dataRefs></dataConsolidate>` })).toEqual([
      "Other!A1:B4 keeps sight: the consolidation on the sheet Sheet1",
      "Sheet1!C1:C4 keeps sight: the consolidation on the sheet Sheet1",
    ]);
  });

  it("are cells that an unknown extension names, in whatever way", () => {
    const unknown =
      '<ext uri="{0}"><y:marks><y:mark ref="H2:H3 K1"/><xm:f>Other!$B$2+SUM([1]Far!C1,D4)</xm:f><xm:sqref>E1</xm:sqref></y:marks></ext>';
    const what = 'the extension "marks" of the sheet Sheet1';
    const known = '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><xm:sqref>Z1</xm:sqref></ext>';
    expect(foundOn({ aroundRows: `<extLst>${unknown}${known}</extLst>` })).toEqual([
      `Sheet1!H2:H3 keeps sight: ${what}`,
      `Sheet1!K1 keeps sight: ${what}`,
      `Other!B2 keeps sight: ${what}`,
      `Sheet1!D4 keeps sight: ${what}`,
      `Sheet1!E1 keeps sight: ${what}`,
    ]);
  });

  it("are none in a part of an unknown kind that is no XML", () => {
    const links = ["blob.bin", "blank.dat", "broken.xml"].map((name, i) => {
      return { id: `rId${i}`, kind: "marks", target: `xl/${name}` };
    });
    const parts = { "xl/blob.bin": "\0\u0001 A1", "xl/blank.dat": "", "xl/broken.xml": '<marks><mark cell="H2">' };
    expect(foundOn({ links }, packed({ ...partsOf(PLAIN), ...parts }))).toEqual([]);
  });

  it("is known to the model as soon as a file is open", async () => {
    const cells =
      '<row r="5"><c r="D5"><f t="dataTable" ref="D5:E7" dt2D="1" dtr="1" r1="A1" r2="A2"/><v>4</v></c></row>';
    const { model } = await openWorkbook(
      workbookPackage({
        sheet: `<sheetData>${cells}</sheetData><autoFilter ref="M1:N4"/>`,
        workbookLinks: link(9, "theme", "theme/theme1.xml"),
      }),
    );
    expect(model.sheets[0]!.pinned.map(({ area, what, keeps }) => [formatArea(area), what, keeps])).toEqual([
      ["M1:N4", "the AutoFilter", "shape"],
      ["C4:E7", "the what-if table", "place"],
      ["A1", "the what-if table", "sight"],
      ["A2", "the what-if table", "sight"],
    ]);
  });
});
