import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const text = (address: string, value: string, style = "") =>
  `<c r="${address}"${style} t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (address: string, value: number, style = "") => `<c r="${address}"${style}><v>${value}</v></c>`;

const HEADERS = `<row r="1">${text("A1", "a")}${text("B1", "b")}</row>`;
const ROWS = [2, 3, 4].map((row) => `<row r="${row}">${number(`A${row}`, row)}${number(`B${row}`, row * 10)}</row>`);
const COLUMNS = '<tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns>';

function table(ref: string, attributes: string, inside: string, name = "T", id = 1): string {
  return `<table xmlns="m" id="${id}" name="${name}" displayName="${name}" ref="${ref}"${attributes}>${inside}</table>`;
}

function file(rows: readonly string[], ...tables: readonly string[]): Uint8Array {
  return workbookPackage({ sheet: `<sheetData>${rows.join("")}</sheetData>`, tables });
}

async function savedTable(bytes: Uint8Array): Promise<string> {
  return partsOf((await scoreFile(bytes)).file!)["xl/tables/table1.xml"]!;
}

describe("a totals row", () => {
  const totals = `<row r="5">${text("A5", "Total")}<c r="B5"><f>SUBTOTAL(109,T[b])</f><v>90</v></c></row>`;
  const columns =
    '<tableColumns count="2"><tableColumn id="1" name="a" totalsRowLabel="Total"/>' +
    '<tableColumn id="2" name="b" totalsRowFunction="sum" totalsRowDxfId="0"/></tableColumns>';

  it("is not scored, and stays with its functions and labels", async () => {
    const filter = '<autoFilter ref="A1:B4"/>';
    const { sent, file: written } = await scoreFile(
      file([HEADERS, ...ROWS, totals], table("A1:B5", ' totalsRowCount="1"', filter + columns)),
    );
    expect(sent).toEqual(['{"a":2,"b":20}', '{"a":3,"b":30}', '{"a":4,"b":40}']);
    const parts = partsOf(written!);
    expect(parts["xl/tables/table1.xml"]).toContain('ref="A1:C5" totalsRowCount="1"><autoFilter ref="A1:C4"/>');
    expect(parts["xl/tables/table1.xml"]).toContain(
      '<tableColumn id="2" name="b" totalsRowFunction="sum" totalsRowDxfId="0"/><tableColumn id="3" name="Prediction"/>',
    );
    expect(parts["xl/worksheets/sheet1.xml"]).not.toContain('r="C5"');
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("<f>SUBTOTAL(109,T[b])</f>");
  });

  it("and the header row look the same over the new column, which has no total", async () => {
    const styles =
      '<fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
      '<cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="2" fontId="1" applyFont="1" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs>';
    const bytes = workbookPackage({
      sheet:
        `<sheetData><row r="1">${text("A1", "a", ' s="1"')}${text("B1", "b", ' s="1"')}</row>` +
        `<row r="2">${number("A2", 2)}${number("B2", 20, ' s="3"')}</row>` +
        `<row r="3">${text("A3", "Total", ' s="1"')}${number("B3", 20, ' s="2"')}${text("C3", "note")}</row></sheetData>`,
      styles,
      tables: [table("A1:B3", ' totalsRowCount="1"', columns)],
    });
    const { file: written } = await scoreFile(bytes);
    const { model } = await openWorkbook(written!);
    const saved = partsOf(written!);
    const styleOf = (address: string) =>
      Number(new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(saved["xl/worksheets/sheet1.xml"]!)?.[1] ?? 0);
    const fontOf = (style: number) =>
      /fontId="(\d+)"/.exec([...saved["xl/styles.xml"]!.matchAll(/<xf[^>]*>/g)].map(String)[style]!)?.[1];
    expect(styleOf("C3")).toBe(2);
    expect(fontOf(styleOf("C1"))).toBe("1");
    expect(styleOf("C2")).toBe(0);
    expect(model.sheets[0]!.getContent(2, 2)).toEqual({
      value: null,
      quotePrefix: false,
      numberFormat: "0.00",
      fill: "",
    });
    expect(model.sheets[0]!.getValue(2, 3)).toBe("note");
  });

  it.each(["0", "1"])("that was shown once, or never (totalsRowShown %s), hides no row of data", async (shown) => {
    const { sent, file: written } = await scoreFile(
      file([HEADERS, ...ROWS], table("A1:B4", ` totalsRowShown="${shown}"`, columns)),
    );
    expect(sent).toHaveLength(3);
    expect(partsOf(written!)["xl/tables/table1.xml"]).toContain(`ref="A1:C4" totalsRowShown="${shown}"`);
  });

  it("leaves one row of data to score where the table has no more", async () => {
    const bytes = file(
      [HEADERS, ROWS[0]!, totals.replaceAll("5", "3")],
      table("A1:B3", ' totalsRowCount="1"', columns),
    );
    expect((await scoreFile(bytes)).sent).toEqual(['{"a":2,"b":20}']);
  });
});

describe("a table without data", () => {
  it.each([
    ["an insert row", table("A1:B2", ' insertRow="1" totalsRowShown="0"', COLUMNS)],
    ["an insert row that pushed cells down", table("A1:B2", ' insertRow="1" insertRowShift="1"', COLUMNS)],
    ["one blank row", table("A1:B2", "", COLUMNS)],
  ])("of %s has nothing to score", async (_what, part) => {
    await expect(scoreFile(file([HEADERS], part))).rejects.toMatchObject({ code: "empty-table" });
  });

  it("and without a row for it is no table that Excel opens: named, with what to do", async () => {
    await expect(scoreFile(file([HEADERS], table("A1:B1", "", COLUMNS)))).rejects.toMatchObject({
      code: "damaged",
      message:
        'The file is damaged: table "T" (A1:B1) has no room for a row of data. Open it in Excel and save it again.',
    });
  });
});

describe("what a table is filtered and sorted by", () => {
  const hidden = [ROWS[0]!, ROWS[1]!.replace("<row", '<row hidden="1"'), ROWS[2]!];

  it.each([
    ["chosen values", '<filters blank="1"><filter val="2"/></filters>'],
    ["dates in groups", '<filters><dateGroupItem year="2024" dateTimeGrouping="year"/></filters>'],
    ["conditions", '<customFilters and="1"><customFilter operator="greaterThan" val="1"/></customFilters>'],
    ["a colour", '<colorFilter dxfId="0" cellColor="0"/>'],
    ["an icon", '<iconFilter iconSet="3Arrows" iconId="1"/>'],
    ["the highest", '<top10 val="2" filterVal="20"/>'],
    ["the average", '<dynamicFilter type="aboveAverage" val="3"/>'],
  ])("keeps its column and its rows: %s", async (_what, filter) => {
    const column = `<filterColumn colId="1">${filter}</filterColumn>`;
    const bytes = file(
      [HEADERS, ...hidden],
      table("A1:B4", "", `<autoFilter ref="A1:B4">${column}</autoFilter>${COLUMNS}`),
    );
    const { sent, file: written } = await scoreFile(bytes);
    expect(sent).toHaveLength(3);
    const parts = partsOf(written!);
    expect(parts["xl/tables/table1.xml"]).toContain(`<autoFilter ref="A1:C4">${column}</autoFilter>`);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<row hidden="1" r="3"');
  });

  it("keeps buttons hidden that are, and a table without buttons without", async () => {
    const buttons = '<filterColumn colId="0" hiddenButton="1"/>';
    expect(
      await savedTable(
        file([HEADERS, ...ROWS], table("A1:B4", "", `<autoFilter ref="A1:B4">${buttons}</autoFilter>${COLUMNS}`)),
      ),
    ).toContain(`<autoFilter ref="A1:C4">${buttons}</autoFilter>`);
    expect(await savedTable(file([HEADERS, ...ROWS], table("A1:B4", "", COLUMNS)))).not.toContain("autoFilter");
  });

  it.each([
    ["beside the filter", (sort: string) => `<autoFilter ref="A1:B4"/>${sort}`],
    ["in the filter", (sort: string) => `<autoFilter ref="A1:B4">${sort}</autoFilter>`],
    ["without a filter", (sort: string) => sort],
  ])("keeps the order of rows, over the new width: %s", async (_what, place) => {
    const conditions =
      '<sortCondition descending="1" ref="B2:B4"/><sortCondition ref="A2:A4" customList="x,y"/><extLst/>';
    const sort = (ref: string) => `<sortState caseSensitive="1" ref="${ref}">${conditions}</sortState>`;
    const part = await savedTable(file([HEADERS, ...ROWS], table("A1:B4", "", place(sort("A2:B4")) + COLUMNS)));
    expect(part).toContain(sort("A2:C4"));
  });

  it("moves with a table that makes room for another one's column", async () => {
    const rows = [1, 2, 3, 4].map((row) => {
      const cells = ["A", "C", "D"].map((letter) =>
        row === 1 ? text(`${letter}1`, letter) : number(`${letter}${row}`, row),
      );
      return `<row r="${row}">${cells.join("")}</row>`;
    });
    const sort = '<sortState ref="C2:D4"><sortCondition ref="D2:D4"/></sortState>';
    const filter =
      '<autoFilter ref="C1:D4"><filterColumn colId="1"><filters><filter val="2"/></filters></filterColumn></autoFilter>';
    const other = table(
      "C1:D4",
      "",
      filter +
        sort +
        '<tableColumns count="2"><tableColumn id="1" name="C"/><tableColumn id="2" name="D"/></tableColumns>',
      "Other",
      2,
    );
    const own = table("A1:A4", "", '<tableColumns count="1"><tableColumn id="1" name="A"/></tableColumns>');
    const { file: written } = await scoreFile(file(rows, own, other));
    const part = partsOf(written!)["xl/tables/table2.xml"]!;
    expect(part).toContain('ref="D1:E4"');
    expect(part).toContain('<autoFilter ref="D1:E4"><filterColumn colId="1">');
    expect(part).toContain('<sortState ref="D2:E4"><sortCondition ref="E2:E4"/></sortState>');
  });
});
