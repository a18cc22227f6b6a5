import { packed, partsOf, workbookPackage, type WorkbookXml } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (address: string, value: number) => `<c r="${address}"><v>${value}</v></c>`;

const COLUMNS =
  '<tableColumn id="1" xr3:uid="{1}" uniqueName="1" name="a" queryTableFieldId="1"/>' +
  '<tableColumn id="4" uniqueName="4" name="b" queryTableFieldId="5" dataDxfId="0"/>';
const FIELDS =
  '<queryTableField id="1" name="a" tableColumnId="1"/><queryTableField id="5" name="b" tableColumnId="4"/>';

interface QueryFile {
  readonly columns?: string;
  readonly queryTable?: string | undefined;
  readonly names?: string;
  readonly tableLinks?: string | undefined;
}

function queryTable(fields = FIELDS, refresh = 'nextId="6"', after = "", name = "ExternalData_1"): string {
  const count = fields.match(/queryTableField /g)?.length ?? 0;
  return (
    `<queryTable xmlns="${MAIN}" name="${name}" connectionId="1" autoFormatId="16"><queryTableRefresh ${refresh}>` +
    `<queryTableFields count="${count}">${fields}</queryTableFields>${after}</queryTableRefresh></queryTable>`
  );
}

const NAME = '<definedName name="ExternalData_1" localSheetId="0" hidden="1">Sheet1!$A$1:$B$3</definedName>';

/** A table as Excel saves one that Power Query feeds: a and b, two rows; c right of it. */
function queryFile({ columns = COLUMNS, names = NAME, ...parts }: QueryFile = {}, more: Partial<WorkbookXml> = {}) {
  const query = "queryTable" in parts ? parts.queryTable : queryTable();
  const target = "../queryTables/queryTable1.xml";
  const link = `<Relationships xmlns="${LINKS}"><Relationship Id="rId1" Type="${KINDS}/queryTable" Target="${target}"/></Relationships>`;
  const links = "tableLinks" in parts ? parts.tableLinks : link;
  return workbookPackage({
    sheet:
      `<sheetData><row r="1">${text("A1", "a")}${text("B1", "b")}</row>` +
      `<row r="2">${number("A2", 1)}${number("B2", 2)}</row><row r="3">${number("A3", 3)}${number("B3", 4)}</row></sheetData>`,
    tables: [
      `<table xmlns="${MAIN}" xmlns:xr3="x" id="1" name="T" displayName="T" ref="A1:B3" tableType="queryTable" totalsRowShown="0">` +
        `<autoFilter ref="A1:B3"/><tableColumns count="2">${columns}</tableColumns></table>`,
    ],
    afterSheets: names === "" ? "" : `<definedNames>${names}</definedNames>`,
    extra: {
      ...(query === undefined ? {} : { "xl/queryTables/queryTable1.xml": query }),
      ...(links === undefined ? {} : { "xl/tables/_rels/table1.xml.rels": links }),
    },
    ...more,
  });
}

async function scoredParts(bytes: Uint8Array, ...options: string[]): Promise<Record<string, string>> {
  const { file, sent } = await scoreFile(bytes, ...options);
  expect(sent).toHaveLength(2);
  return partsOf(file!);
}

/** What the query's part says of its fields. */
function fieldsOf(parts: Record<string, string>): string {
  return /<queryTableRefresh.*<\/queryTableRefresh>/s.exec(parts["xl/queryTables/queryTable1.xml"]!)![0];
}

describe("a table that a query feeds", () => {
  it.each([queryFile(), workbookPackage({ sheet: "<sheetData/>" })])(
    "is told to keep its rows only until the query is refreshed",
    async (file) => {
      const { told, sent } = await scoreFile(file);
      const line =
        'A query feeds the table "T": once it is refreshed, predictions may stand beside other rows. Score it again then.';
      expect(told.includes(line)).toBe(sent.length > 0);
    },
  );

  it("gets its new column in the table, among the query's fields and in the name of its cells", async () => {
    const parts = await scoredParts(queryFile());
    expect(parts["xl/tables/table1.xml"]).toContain(
      `<tableColumns count="3">${COLUMNS}<tableColumn id="5" uniqueName="5" name="Prediction" queryTableFieldId="6"/></tableColumns>`,
    );
    expect(fieldsOf(parts)).toBe(
      `<queryTableRefresh nextId="7" unboundColumnsRight="1"><queryTableFields count="3">${FIELDS}` +
        '<queryTableField id="6" dataBound="0" tableColumnId="5"/></queryTableFields></queryTableRefresh>',
    );
    expect(parts["xl/workbook.xml"]).toContain(
      '<definedName name="ExternalData_1" localSheetId="0" hidden="1">Sheet1!$A$1:$C$3</definedName>',
    );
  });

  it("keeps columns of the analyst's own, fields that were deleted, and ids that were given away", async () => {
    const own =
      '<queryTableField id="1" name="a" tableColumnId="1"/><queryTableField id="7" dataBound="0" fillFormulas="1" tableColumnId="4"/>';
    const deleted = '<queryTableDeletedFields count="1"><deletedField name="z"/></queryTableDeletedFields>';
    const query = queryTable(own, 'preserveSortFilterLayout="0" nextId="9" unboundColumnsRight="1"', deleted);
    const parts = await scoredParts(queryFile({ queryTable: query }));
    expect(fieldsOf(parts)).toBe(
      '<queryTableRefresh preserveSortFilterLayout="0" nextId="10" unboundColumnsRight="2"><queryTableFields count="3">' +
        `${own}<queryTableField id="9" dataBound="0" tableColumnId="5"/></queryTableFields>${deleted}</queryTableRefresh>`,
    );
  });

  it("keeps what its rows are sorted by, over the new width", async () => {
    const sort = (ref: string) => `<sortState ref="${ref}"><sortCondition ref="B2:B3"/></sortState>`;
    const parts = await scoredParts(queryFile({ queryTable: queryTable(FIELDS, 'nextId="6"', sort("A2:B3")) }));
    expect(fieldsOf(parts)).toContain(`</queryTableFields>${sort("A2:C3")}</queryTableRefresh>`);
  });

  it("is known by a name with underscores for the blanks of its query, also in a part with prefixes", async () => {
    const query = queryTable(FIELDS, 'nextId="6"', "", "My Query 1").replace(/<(\/?)(?=[a-z])/gi, "<$1x:");
    const names = '<definedName name="My_Query_1" localSheetId="0">\'Sheet1\'!$A$1:$B$3</definedName>';
    const parts = await scoredParts(queryFile({ queryTable: query.replace("xmlns=", "xmlns:x="), names }));
    expect(parts["xl/queryTables/queryTable1.xml"]).toContain(
      '<x:queryTableField id="6" dataBound="0" tableColumnId="5"/></x:queryTableFields>',
    );
    expect(parts["xl/workbook.xml"]).toContain("'Sheet1'!$A$1:$C$3</definedName>");
  });

  it("follows when it is moved aside for another table's column", async () => {
    const rows = [1, 2, 3].map(
      (row) =>
        `<row r="${row}">${row === 1 ? text("A1", "x") : number(`A${row}`, row)}` +
        `${row === 1 ? text("B1", "a") + text("C1", "b") : number(`B${row}`, 1) + number(`C${row}`, 2)}</row>`,
    );
    const file = partsOf(queryFile());
    const parts = await scoredParts(
      packed({
        ...file,
        "xl/worksheets/sheet1.xml": file["xl/worksheets/sheet1.xml"]!.replace(
          /<sheetData>.*<\/sheetData>/s,
          `<sheetData>${rows.join("")}</sheetData>`,
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="${LINKS}">${[1, 2].map((id) => `<Relationship Id="rId${id}" Type="${KINDS}/table" Target="../tables/table${id}.xml"/>`).join("")}</Relationships>`,
        "xl/tables/table1.xml": file["xl/tables/table1.xml"]!.replaceAll("A1:B3", "B1:C3").replaceAll('"T"', '"Q"'),
        "xl/tables/table2.xml": `<table xmlns="${MAIN}" id="2" name="T" displayName="T" ref="A1:A3"><tableColumns count="1"><tableColumn id="1" name="x"/></tableColumns></table>`,
        "xl/workbook.xml": file["xl/workbook.xml"]!.replace("$A$1:$B$3", "$B$1:$C$3"),
      }),
    );
    expect(parts["xl/tables/table1.xml"]).toContain('ref="C1:D3"');
    expect(parts["xl/workbook.xml"]).toContain(">Sheet1!$C$1:$D$3</definedName>");
    expect(parts["xl/queryTables/queryTable1.xml"]).toBe(file["xl/queryTables/queryTable1.xml"]);
  });

  it.each<[string, QueryFile, string]>([
    ["the query's part was lost", { queryTable: undefined, tableLinks: undefined }, "the query itself is missing"],
    ["the link leads nowhere", { queryTable: undefined }, "the query itself is missing"],
    [
      "the query does not know a column",
      { queryTable: queryTable('<queryTableField id="1" name="a" tableColumnId="1"/>') },
      'the query does not know the column "b"',
    ],
    ["its cells have no name", { names: "" }, "the name ExternalData_1, which stands for its cells, is missing"],
    [
      "another sheet's cells have that name",
      { names: '<definedName name="ExternalData_1">Other!$A$1</definedName>' },
      "the name ExternalData_1, which stands for its cells, is missing",
    ],
  ])("is refused before anything is sent where %s", async (_what, parts, reason) => {
    const outcome = await scoreFile(queryFile(parts));
    expect(outcome.sent).toEqual([]);
    expect(outcome.file).toBeUndefined();
    expect(outcome.said).toBe(
      `The table "T" takes no new column: the file says that a query feeds it, but ${reason}. ` +
        "Open the file in Excel, let Excel repair it, save it, then try again.",
    );
  });
});

describe("a table that something else hangs on", () => {
  it("is one of an XML map: the new column is mapped to nothing", async () => {
    const mapped =
      '<tableColumn id="1" uniqueName="a" name="a"><xmlColumnPr mapId="1" xpath="/r/a" xmlDataType="double"/></tableColumn>' +
      '<tableColumn id="2" uniqueName="b" name="b"><xmlColumnPr mapId="1" xpath="/r/b" xmlDataType="double"/></tableColumn>';
    const file = partsOf(queryFile({ columns: mapped, queryTable: undefined, tableLinks: undefined, names: "" }));
    const table = file["xl/tables/table1.xml"]!.replace('"queryTable"', '"xml"').replace(
      'id="1" name',
      'id="1" connectionId="1" name',
    );
    const parts = await scoredParts(packed({ ...file, "xl/tables/table1.xml": table, "xl/xmlMaps.xml": "<MapInfo/>" }));
    expect(parts["xl/tables/table1.xml"]).toContain(
      `<tableColumns count="3">${mapped}<tableColumn id="3" uniqueName="3" name="Prediction"/></tableColumns>`,
    );
    expect(parts["xl/xmlMaps.xml"]).toBe("<MapInfo/>");
  });

  it("is one with slicers and a data model: their columns keep their ids", async () => {
    const columns = '<tableColumn id="7" name="a"/><tableColumn id="3" name="b"/>';
    const slicer =
      '<slicerCacheDefinition><extLst><ext><x15:tableSlicerCache tableId="1" column="7"/></ext></extLst></slicerCacheDefinition>';
    const model = '<connections><connection id="1" name="WorksheetConnection_Book1!T" type="102"/></connections>';
    const file = partsOf(queryFile({ columns, queryTable: undefined, tableLinks: undefined, names: "" }));
    const parts = await scoredParts(
      packed({
        ...file,
        "xl/tables/table1.xml": file["xl/tables/table1.xml"]!.replace(' tableType="queryTable"', ""),
        "xl/slicerCaches/slicerCache1.xml": slicer,
        "xl/connections.xml": model,
      }),
    );
    expect(parts["xl/tables/table1.xml"]).toContain(
      `<tableColumns count="3">${columns}<tableColumn id="8" name="Prediction"/></tableColumns>`,
    );
    expect(parts["xl/slicerCaches/slicerCache1.xml"]).toBe(slicer);
    expect(parts["xl/connections.xml"]).toBe(model);
  });
});
