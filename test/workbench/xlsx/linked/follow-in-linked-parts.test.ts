import { areaOf } from "../../../../src/workbench/model/areas/area";
import { deleteCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../../src/workbench/xlsx/save-workbook";
import { partsOf } from "../../../support/workbook-package";
import {
  changedBeside,
  linkedPackage,
  OTHER_SHEET,
  SHEET,
  withResultColumn,
  WORKBOOK,
  type LinkedPart,
} from "../../../support/linked-package";

const DRAWING: LinkedPart = {
  kind: "drawing",
  target: "../drawings/drawing1.xml",
  name: "xl/drawings/drawing1.xml",
  xml: "<xdr:wsDr/>",
};
const FAR_DRAWING: LinkedPart = { ...DRAWING, from: OTHER_SHEET };
const from = DRAWING.name!;

function placedNote(cell: string, column: number): string {
  const corner = (name: string, place: number): string =>
    `<${name}><xdr:col>${place}</xdr:col><xdr:colOff>10</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></${name}>`;
  const anchor = `<anchor moveWithCells="false">${corner("from", column)}${corner("to", column + 2)}</anchor>`;
  return `<comment ref="${cell}" authorId="0"><text/><mc:AlternateContent><mc:Choice Requires="v2"><commentPr>${anchor}</commentPr></mc:Choice></mc:AlternateContent></comment>`;
}

/** What a part says, by its link; how it reads once column H of the rows 1 to 4 is column I. */
const SAYINGS: readonly [string, readonly LinkedPart[], string, string][] = [
  [
    "a note of a comments part at an absolute target, in another case",
    [{ kind: "comments", target: "/XL/Comments1.xml", name: "xl/comments1.xml" }],
    `<x:comments><x:commentList><x:comment ref="H2" authorId="0"/><x:comment ref="H6" authorId="0"/></x:commentList></x:comments>`,
    `<x:comments><x:commentList><x:comment ref="I2" authorId="0"/><x:comment ref="H6" authorId="0"/></x:commentList></x:comments>`,
  ],
  [
    "notes whose boxes the comments part places, as LibreOffice does",
    [{ kind: "comments", target: "../comments1.xml", name: "xl/comments1.xml" }],
    `<comments><commentList>${placedNote("H2", 8)}${placedNote("H6", 8)}</commentList></comments>`,
    `<comments><commentList>${placedNote("I2", 9)}${placedNote("H6", 8)}</commentList></comments>`,
  ],
  [
    "a thread of comments",
    [
      {
        kind: "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        target: "../threadedComments/threadedComment1.xml",
        name: "xl/threadedComments/threadedComment1.xml",
      },
    ],
    `<ThreadedComments><threadedComment ref="H3" id="{1}"><text>see H3</text></threadedComment></ThreadedComments>`,
    `<ThreadedComments><threadedComment ref="I3" id="{1}"><text>see H3</text></threadedComment></ThreadedComments>`,
  ],
  [
    "a chart of another sheet, in a folder of its own: series, their names, categories, error bars, labels from cells, filtered series",
    [FAR_DRAWING, { from, kind: "chart", target: "../graphs/a.xml", name: "xl/graphs/a.xml" }],
    `<c:ser><c:tx><c:strRef><c:f>Sheet1!$H$1</c:f></c:strRef></c:tx><c:errBars><c:plus><c:numRef><c:f>(Sheet1!$H$2,Sheet1!$H$6)</c:f></c:numRef></c:plus></c:errBars>` +
      `<c:val><c:numRef><c:f>Sheet1!$H$2:$H$4</c:f><c:numCache><c:pt idx="0"><c:v>2</c:v></c:pt></c:numCache></c:numRef></c:val>` +
      `<c:ext><c15:datalabelsRange><c15:f>Sheet1!$H$2:$H$4</c15:f></c15:datalabelsRange><c15:fullRef><c15:sqref>Sheet1!$H$2:$H$4</c15:sqref></c15:fullRef></c:ext></c:ser>`,
    `<c:ser><c:tx><c:strRef><c:f>Sheet1!$I$1</c:f></c:strRef></c:tx><c:errBars><c:plus><c:numRef><c:f>(Sheet1!$I$2,Sheet1!$H$6)</c:f></c:numRef></c:plus></c:errBars>` +
      `<c:val><c:numRef><c:f>Sheet1!$I$2:$I$4</c:f><c:numCache><c:pt idx="0"><c:v>2</c:v></c:pt></c:numCache></c:numRef></c:val>` +
      `<c:ext><c15:datalabelsRange><c15:f>Sheet1!$I$2:$I$4</c15:f></c15:datalabelsRange><c15:fullRef><c15:sqref>Sheet1!$I$2:$I$4</c15:sqref></c15:fullRef></c:ext></c:ser>`,
  ],
  [
    "a chart of cells of which some stay",
    [DRAWING, { from, kind: "chart", target: "../charts/chart1.xml", name: "xl/charts/chart1.xml" }],
    `<c:numRef><c:f>Sheet1!$H$1:$H$6</c:f><c:numCache><c:ptCount val="6"/></c:numCache></c:numRef>`,
    `<c:numRef><c:f>(Sheet1!$I$1:$I$4,Sheet1!$H$5:$H$6)</c:f><c:numCache><c:ptCount val="6"/></c:numCache></c:numRef>`,
  ],
  [
    "a chart of Excel 2016",
    [
      DRAWING,
      {
        from,
        kind: "http://schemas.microsoft.com/office/2014/relationships/chartEx",
        target: "/xl/charts/chartEx1.xml",
        name: "xl/charts/chartEx1.xml",
      },
    ],
    `<cx:numDim type="val"><cx:f dir="row">Sheet1!$H$2:$H$4</cx:f><cx:nf>Sheet1!$H$1</cx:nf></cx:numDim>`,
    `<cx:numDim type="val"><cx:f dir="row">Sheet1!$I$2:$I$4</cx:f><cx:nf>Sheet1!$I$1</cx:nf></cx:numDim>`,
  ],
  [
    "a chart that has a sheet of its own",
    [
      { from: WORKBOOK, kind: "chartsheet", target: "chartsheets/sheet1.xml", name: "xl/chartsheets/sheet1.xml" },
      { ...DRAWING, from: "xl/chartsheets/sheet1.xml" },
      { from, kind: "chart", target: "../charts/chart1.xml", name: "xl/charts/chart1.xml" },
    ],
    `<c:f>'Sheet1'!$H$2:$H$4</c:f>`,
    `<c:f>'Sheet1'!$I$2:$I$4</c:f>`,
  ],
  [
    "a shape inside a chart that shows a cell",
    [
      DRAWING,
      { from, kind: "chart", target: "../charts/chart1.xml", name: "xl/charts/chart1.xml", xml: "<c:chart/>" },
      {
        from: "xl/charts/chart1.xml",
        kind: "chartUserShapes",
        target: "../drawings/drawing2.xml",
        name: "xl/drawings/drawing2.xml",
      },
    ],
    `<c:userShapes><cdr:sp macro="" textlink="Sheet1!$H$2"/></c:userShapes>`,
    `<c:userShapes><cdr:sp macro="" textlink="Sheet1!$I$2"/></c:userShapes>`,
  ],
  [
    "a text box and a picture that show cells of their own sheet",
    [{ ...DRAWING, name: "xl/drawings/Drawing1.xml" }],
    `<xdr:wsDr><xdr:sp macro="" textlink="$H$2"/><xdr:pic><a14:cameraTool cellRange="$H$1:$H$3" spid="_x0000_s1025"/></xdr:pic></xdr:wsDr>`,
    `<xdr:wsDr><xdr:sp macro="" textlink="$I$2"/><xdr:pic><a14:cameraTool cellRange="$I$1:$I$3" spid="_x0000_s1025"/></xdr:pic></xdr:wsDr>`,
  ],
  [
    "a text box of another sheet, which shows cells of both",
    [FAR_DRAWING],
    `<xdr:wsDr><xdr:sp textlink="Sheet1!$H$2"/><xdr:sp textlink="$H$2"/><xdr:sp textlink="'Other one'!$H$2"/></xdr:wsDr>`,
    `<xdr:wsDr><xdr:sp textlink="Sheet1!$I$2"/><xdr:sp textlink="$H$2"/><xdr:sp textlink="'Other one'!$H$2"/></xdr:wsDr>`,
  ],
  [
    "a drop-down control",
    [
      {
        kind: "ctrlProp",
        target: "../ctrlProps/ctrlProp1.xml",
        name: "xl/ctrlProps/ctrlProp1.xml",
      },
    ],
    `<formControlPr objectType="Drop" fmlaLink="$H$2" fmlaRange="Sheet1!$H$1:$H$4" fmlaGroup="$H$6" sel="0"/>`,
    `<formControlPr objectType="Drop" fmlaLink="$I$2" fmlaRange="Sheet1!$I$1:$I$4" fmlaGroup="$H$6" sel="0"/>`,
  ],
  [
    "a legacy control of another sheet",
    [
      {
        from: OTHER_SHEET,
        kind: "vmlDrawing",
        target: "../drawings/vmlDrawing3.vml",
        name: "xl/drawings/vmlDrawing3.vml",
      },
    ],
    `<xml><br><v:shape><x:ClientData ObjectType="List"><x:FmlaLink>Sheet1!$H$2</x:FmlaLink><x:FmlaRange>$H$2</x:FmlaRange></x:ClientData></v:shape></xml>`,
    `<xml><br><v:shape><x:ClientData ObjectType="List"><x:FmlaLink>Sheet1!$I$2</x:FmlaLink><x:FmlaRange>$H$2</x:FmlaRange></x:ClientData></v:shape></xml>`,
  ],
  [
    "the source of a PivotTable, and the sources of one that consolidates",
    [
      {
        from: WORKBOOK,
        kind: "pivotCacheDefinition",
        target: "pivotCache/pivotCacheDefinition1.xml",
        name: "xl/pivotCache/pivotCacheDefinition1.xml",
      },
    ],
    `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="H1:H4" sheet="SHEET1"/></cacheSource><rangeSet ref="H1:H4" sheet="Sheet1"/><rangeSet ref="H1:H4" sheet="Other one"/><rangeSet ref="H1:H4" sheet="Sheet1" r:id="rId2"/><rangeSet name="H1"/></pivotCacheDefinition>`,
    `<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="I1:I4" sheet="SHEET1"/></cacheSource><rangeSet ref="I1:I4" sheet="Sheet1"/><rangeSet ref="H1:H4" sheet="Other one"/><rangeSet ref="H1:H4" sheet="Sheet1" r:id="rId2"/><rangeSet name="H1"/></pivotCacheDefinition>`,
  ],
  [
    "cells mapped to XML",
    [{ kind: "tableSingleCells", target: "../tables/tableSingleCells1.xml", name: "xl/tables/tableSingleCells1.xml" }],
    `<singleXmlCells><singleXmlCell id="1" r="H2" connectionId="0"/><singleXmlCell id="2" r="H6"/></singleXmlCells>`,
    `<singleXmlCells><singleXmlCell id="1" r="I2" connectionId="0"/><singleXmlCell id="2" r="H6"/></singleXmlCells>`,
  ],
  [
    "a query that takes a parameter from a cell",
    [{ from: WORKBOOK, kind: "connections", target: "connections.xml", name: "xl/connections.xml" }],
    `<connections><connection id="1"><parameters count="1"><parameter parameterType="cell" cell="Sheet1!$H$2"/></parameters></connection></connections>`,
    `<connections><connection id="1"><parameters count="1"><parameter parameterType="cell" cell="Sheet1!$I$2"/></parameters></connection></connections>`,
  ],
  [
    "a saved view with filters",
    [
      {
        kind: "http://schemas.microsoft.com/office/2019/04/relationships/namedSheetView",
        target: "../namedSheetViews/namedSheetView1.xml",
        name: "xl/namedSheetViews/namedSheetView1.xml",
      },
    ],
    `<namedSheetViews><namedSheetView name="V"><nsvFilter filterId="{1}" ref="G1:H4"/><nsvFilter ref="A1:A4" tableId="1"/></namedSheetView></namedSheetViews>`,
    `<namedSheetViews><namedSheetView name="V"><nsvFilter filterId="{1}" ref="H1:I4"/><nsvFilter ref="A1:A4" tableId="1"/></namedSheetView></namedSheetViews>`,
  ],
  [
    "values that come on their own, whose sheets are named by id",
    [
      {
        from: WORKBOOK,
        kind: "volatileDependencies",
        target: "volatileDependencies.xml",
        name: "xl/volatileDependencies.xml",
      },
    ],
    `<volTypes><volType type="realTimeData"><main first="rtd"><tp><tr r="H2" s="1"/><tr r="H2" s="7"/><tr r="H6" s="1"/></tp></main></volType></volTypes>`,
    `<volTypes><volType type="realTimeData"><main first="rtd"><tp><tr r="I2" s="1"/><tr r="H2" s="7"/><tr r="H6" s="1"/></tp></main></volType></volTypes>`,
  ],
  [
    "a dialog sheet whose controls look at cells",
    [{ from: WORKBOOK, kind: "dialogsheet", target: "dialogsheets/sheet1.xml", name: "xl/dialogsheets/sheet1.xml" }],
    `<dialogsheet><controls><control><controlPr linkedCell="Sheet1!$H$2" listFillRange="$H$2"/></control></controls></dialogsheet>`,
    `<dialogsheet><controls><control><controlPr linkedCell="Sheet1!$I$2" listFillRange="$H$2"/></control></controls></dialogsheet>`,
  ],
  [
    "a sheet of macros of the time before VBA",
    [
      {
        from: WORKBOOK,
        kind: "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
        target: "macrosheets/sheet1.xml",
        name: "xl/macrosheets/sheet1.xml",
      },
    ],
    `<xm:macrosheet><sheetData><row r="1"><c r="H2"><f>SELECT(Sheet1!H2)</f></c></row></sheetData></xm:macrosheet>`,
    `<xm:macrosheet><sheetData><row r="1"><c r="H2"><f>SELECT(Sheet1!I2)</f></c></row></sheetData></xm:macrosheet>`,
  ],
];

describe("parts that speak of cells which made room for a result column", () => {
  it.each(SAYINGS)("follow them: %s", async (_name, linked, before, after) => {
    const part = linked.at(-1)!;
    const file = linkedPackage([...linked.slice(0, -1), { ...part, xml: before }]);
    const parts = await withResultColumn(file);
    expect(parts[part.name!]).toBe(after);
    expect(changedBeside(file, parts)).toEqual([part.name]);
  });

  it("stay as they are where they speak of other cells, other sheets or other workbooks", async () => {
    const file = linkedPackage([
      DRAWING,
      {
        from,
        kind: "chart",
        target: "../charts/chart1.xml",
        name: "xl/charts/chart1.xml",
        xml: `<c:c><c:f>Sheet1!$A$1:$A$4</c:f><c:f>[1]Sheet1!$H$2</c:f><c:v>Sheet1!$H$2</c:v></c:c>`,
      },
      {
        kind: "comments",
        target: "../comments1.xml",
        name: "xl/comments1.xml",
        xml: `<c><comment ref="A2"/><comment ref="H5"/></c>`,
      },
      {
        from: WORKBOOK,
        kind: "externalLink",
        target: "externalLinks/externalLink1.xml",
        name: "xl/externalLinks/externalLink1.xml",
        xml: `<externalLink><definedName name="a" refersTo="=Sheet1!$H$2"/></externalLink>`,
      },
      {
        from: WORKBOOK,
        kind: "sheetMetadata",
        target: "metadata.xml",
        name: "xl/metadata.xml",
        xml: `<metadata><f>Sheet1!$H$2</f></metadata>`,
      },
      {
        from: "",
        kind: "custom-properties",
        target: "docProps/custom.xml",
        name: "docProps/custom.xml",
        xml: `<property linkTarget="Side"/>`,
      },
    ]);
    expect(changedBeside(file, await withResultColumn(file))).toEqual([]);
  });

  it("are left as they came where they are damaged, and cost nobody the file", async () => {
    const chart = { from, kind: "chart", target: "../charts/chart1.xml", name: "xl/charts/chart1.xml" };
    const file = linkedPackage([DRAWING, { ...chart, xml: `<c:c><c:f>Sheet1!$H$2</c:f></c:d>` }]);
    expect(changedBeside(file, await withResultColumn(file))).toEqual([]);
  });

  it("are left alone where a chart brings its own data, whatever its sheets are called", async () => {
    const chart = `<c:chartSpace><c:f>Sheet1!$H$2</c:f><c:externalData r:id="rId1"/></c:chartSpace>`;
    const file = linkedPackage([
      DRAWING,
      { from, kind: "chart", target: "../charts/chart1.xml", name: "xl/charts/chart1.xml", xml: chart },
    ]);
    expect(changedBeside(file, await withResultColumn(file))).toEqual([]);
  });

  it("go with a note whose cell is deleted: the note, its thread and its box, and nothing of others", async () => {
    const box = (column: number): string =>
      `<v:shape><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
    const workbook = await openWorkbook(
      linkedPackage([
        {
          kind: "comments",
          target: "../c.xml",
          name: "xl/c.xml",
          xml: `<l><comment ref="B2"><t/></comment><comment ref="H2"/></l>`,
        },
        {
          kind: "threadedComment",
          target: "../t.xml",
          name: "xl/t.xml",
          xml: `<l><threadedComment ref="B2"/><threadedComment ref="H2"/></l>`,
        },
        { kind: "vmlDrawing", target: "../v.vml", name: "xl/v.vml", xml: `<xml>${box(1)}${box(7)}</xml>` },
      ]),
    );
    const [sheet] = workbook.model.sheets;
    deleteCells(workbook.model, sheet!.id, areaOf(1, 1, 1, 1), "left", "user");
    const parts = partsOf(await saveWorkbook(workbook));
    expect([parts["xl/c.xml"], parts["xl/t.xml"], parts["xl/v.vml"]]).toEqual([
      `<l><comment ref="G2"/></l>`,
      `<l><threadedComment ref="G2"/></l>`,
      `<xml>${box(6)}</xml>`,
    ]);
  });

  it("are edited once where two ways lead to them", async () => {
    const cache = {
      kind: "pivotCacheDefinition",
      name: "xl/pivotCache/p1.xml",
      xml: `<worksheetSource ref="H1:H4" sheet="Sheet1"/>`,
    };
    const file = linkedPackage([
      {
        from: OTHER_SHEET,
        kind: "pivotTable",
        target: "../pivotTables/pivotTable1.xml",
        name: "xl/pivotTables/pivotTable1.xml",
        xml: `<pivotTableDefinition name="P"><location ref="A1:B4"/></pivotTableDefinition>`,
      },
      { ...cache, from: "xl/pivotTables/pivotTable1.xml", target: "../pivotCache/p1.xml" },
      { ...cache, from: WORKBOOK, target: "pivotCache/p1.xml" },
    ]);
    const parts = await withResultColumn(file);
    expect(parts[cache.name]).toBe(`<worksheetSource ref="I1:I4" sheet="Sheet1"/>`);
  });

  it("follow in the sheet part too: controls and embedded objects, with what they look at", async () => {
    const anchor = (column: number): string =>
      `<anchor moveWithCells="1"><from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>${column + 1}</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>5</xdr:rowOff></to></anchor>`;
    const objects = (column: number, cell: string): string =>
      `<oleObjects><mc:AlternateContent><mc:Choice Requires="x14"><oleObject progId="P" link="[1]!''''"><objectPr>${anchor(column)}</objectPr></oleObject></mc:Choice></mc:AlternateContent></oleObjects>` +
      `<controls><control name="c"><controlPr linkedCell="${cell}" listFillRange="Sheet1!${cell}">${anchor(column)}</controlPr></control></controls>`;
    const parts = await withResultColumn(linkedPackage([], objects(7, "$H$2")));
    expect(parts[SHEET]).toContain(objects(8, "$I$2"));
  });
});
