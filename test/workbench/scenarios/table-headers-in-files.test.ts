import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { workbookPackage } from "../../support/workbook-package";

const text = (value: string) => ` t="inlineStr"><is><t xml:space="preserve">${value}</t></is>`;

interface Header {
  /** What the table part calls the column, as XML; absent for no column. */
  readonly name?: string;
  /** What stands after the address of its header cell; absent for no cell. */
  readonly cell?: string;
}

interface TableXml {
  readonly attributes?: string;
  readonly ref?: string;
  readonly head?: string;
  readonly styles?: string;
}

/** A file with a table T of these headers in row 1, and one row of numbers. */
function fileOf(headers: readonly Header[], xml: TableXml = {}): Uint8Array {
  const cells = headers.map(({ cell }, place) => (cell === undefined ? "" : `<c r="${"ABCDEFGH"[place]}1"${cell}</c>`));
  const values = headers.map((_, place) => `<c r="${"ABCDEFGH"[place]}2"><v>${place}</v></c>`);
  const names = headers.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const columns = names.map((name, place) => `<tableColumn id="${place + 1}" name="${name}"/>`).join("");
  const ref = xml.ref ?? `A1:${"ABCDEFGH"[headers.length - 1]}2`;
  const head = xml.head ?? `id="1" name="T" displayName="T" ref="${ref}"`;
  return workbookPackage({
    sheet: `<sheetData><row r="1">${cells.join("")}</row><row r="2">${values.join("")}</row></sheetData>`,
    ...(xml.styles !== undefined && { styles: xml.styles }),
    tables: [`<table xmlns="m" ${head} ${xml.attributes ?? ""}><tableColumns>${columns}</tableColumns></table>`],
  });
}

async function refusalOf(file: Uint8Array): Promise<string> {
  return openWorkbook(file).then(
    () => "nothing",
    (error: unknown) => {
      expect(error).toMatchObject({ name: "WorkbookFileError", code: "damaged" });
      return (error as Error).message;
    },
  );
}

const A: Header = { name: "a", cell: text("a") };

describe("the headers of a table in a file", () => {
  it.each<[string, readonly Header[], string]>([
    ["a cell that is not there", [A, { name: "b" }], 'cell B1 is blank, but table "T" calls its column "b"'],
    ["a cell that is blank", [A, { name: "b", cell: "><v></v>" }], "cell B1 is blank"],
    ["a cell that holds an empty text", [A, { name: "b", cell: text("") }], "cell B1 is blank"],
    [
      "cells that are swapped",
      [
        { name: "b", cell: text("a") },
        { name: "a", cell: text("b") },
      ],
      'cell A1 says "a"',
    ],
    ["another text", [A, { name: "b", cell: text("c") }], 'cell B1 says "c", but table "T" calls its column "b"'],
    ["another case", [A, { name: "B", cell: text("b") }], 'cell B1 says "b"'],
    ["a blank at its end", [A, { name: "b", cell: text("b ") }], 'cell B1 says "b "'],
    ["a blank before it", [A, { name: " b", cell: text("b") }], 'calls its column " b"'],
    ["another number", [A, { name: "2020", cell: "><v>2021</v>" }], 'cell B1 says "2021"'],
    ["a number in place of a text", [A, { name: "b", cell: "><v>2021</v>" }], 'cell B1 says "2021"'],
    ["the other truth value", [A, { name: "TRUE", cell: ' t="b"><v>0</v>' }], 'cell B1 says "FALSE"'],
    ["an error", [A, { name: "b", cell: ' t="e"><v>#N/A</v>' }], 'cell B1 says "#N/A"'],
    ["another result of a formula", [A, { name: "b", cell: ' t="str"><f>A9</f><v>c</v>' }], 'cell B1 says "c"'],
    [
      "half of a formatted text",
      [A, { name: "b", cell: ' t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is>' }],
      '"bc"',
    ],
    ["equal names", [A, A], 'table "T" has headers that Excel does not allow: Columns 1 and 2 have the same header.'],
    ["names equal but for their case", [A, { name: "A", cell: text("A") }], "Columns 1 and 2"],
    ["no name", [A, { name: "", cell: text("b") }], "Column 2 has no header."],
    ["fewer names than columns", [A, { cell: text("b") }], 'table "T" has 1 column, but its area "A1:B2" has 2'],
  ])("are refused by the name of the cell: %s", async (_what, headers, where) => {
    const refusal = await refusalOf(fileOf(headers));
    expect(refusal).toMatch(/^The file is damaged: on the sheet "Sheet1", .+\. Open it in Excel and save it again\.$/);
    expect(refusal).toContain(where);
  });

  const DATES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>';

  it.each<[string, Header, string]>([
    ["a line break, escaped", { name: "a_x000a_b", cell: text("a\nb") }, "a\nb"],
    ["a line break, as a reference", { name: "a&#10;b", cell: text("a\nb") }, "a\nb"],
    ["a line break that a reader of attributes takes for a blank", { name: "a b", cell: text("a\nb") }, "a\nb"],
    ["a line break of two characters", { name: "a_x000a_b", cell: text("a_x000D_\nb") }, "a\r\nb"],
    ["both characters escaped", { name: "a_x000D__x000A_b", cell: text("a_x000D_\nb") }, "a\r\nb"],
    ["a name of blanks", { name: " ", cell: text(" ") }, " "],
    ["blanks around it", { name: " b ", cell: text(" b ") }, " b "],
    ["a formatted text", { name: "bc", cell: ' t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is>' }, "bc"],
    ["a number", { name: "2021", cell: "><v>2021</v>" }, "2021"],
    ["a number as Python writes it", { name: "1.0", cell: "><v>1</v>" }, "1.0"],
    ["a truth value as Python writes it", { name: "True", cell: ' t="b"><v>1</v>' }, "True"],
    ["a date as it is shown", { name: "2/29/2024", cell: ' s="1"><v>45351</v>' }, "2/29/2024"],
    ["a date as Python writes it", { name: "2024-02-29 00:00:00", cell: ' s="1"><v>45351</v>' }, "2024-02-29 00:00:00"],
    ["a day", { name: "2024-02-29", cell: ' s="1"><v>45351</v>' }, "2024-02-29"],
    ["a moment", { name: "2024-02-29T12:30:00", cell: ' s="2"><v>45351.520833333336</v>' }, "2024-02-29T12:30:00"],
    ["a formula and its result", { name: "b", cell: ' t="str"><f>A9</f><v>b</v>' }, "b"],
    ["a formula without one", { name: "b", cell: "><f>A9</f>" }, "b"],
    ["a formula, called by itself", { name: "=A9", cell: ' t="str"><f>A9</f><v>b</v>' }, "=A9"],
    ["an error", { name: "#N/A", cell: ' t="e"><v>#N/A</v>' }, "#N/A"],
    ["more characters than Excel allows", { name: "h".repeat(300), cell: text("h".repeat(300)) }, "h".repeat(300)],
    ["signs of XML", { name: "&lt;b&gt; &amp;amp;", cell: text("&lt;b&gt; &amp;amp;") }, "<b> &amp;"],
  ])("are the column's name: %s", async (_what, header, name) => {
    const opened = await openWorkbook(fileOf([A, header], { styles: DATES }));
    const table = opened.model.tables[0]!;
    expect(table.columns.map((column) => column.name)).toEqual(["a", name]);
    // The header cell stays as it stands in the file.
    expect(opened.model.sheets[0]!.dirtyAreas()).toEqual([]);
    addTableColumn(opened.model, table, "pane", { name: "Prediction" });
    const saved = await openWorkbook(await saveWorkbook(opened));
    expect(saved.model.tables[0]!.columns.map((column) => column.name)).toEqual(["a", name, "Prediction"]);
  });

  it("name the columns where the header row is hidden, whatever stands in the first row", async () => {
    const file = fileOf([{ name: "x", cell: text("a") }, { name: "y" }], { attributes: 'headerRowCount="0"' });
    expect((await openWorkbook(file)).model.tables[0]!.columns.map(({ name }) => name)).toEqual(["x", "y"]);
    const equal = fileOf([{ name: "x", cell: text("a") }, { name: "X" }], { attributes: 'headerRowCount="0"' });
    expect(await refusalOf(equal)).toContain("Columns 1 and 2 have the same header.");
  });
});

describe("a table in a file", () => {
  it.each<[string, TableXml, string]>([
    ["past the last column", { ref: "XFD1:XFE2" }, 'table "T" has the area "XFD1:XFE2", which no sheet has'],
    ["past the last row", { ref: "A1048576:B1048577" }, 'the area "A1048576:B1048577"'],
    ["in row 0", { ref: "A0:B2" }, 'the area "A0:B2"'],
    ["without an area", { ref: "" }, 'the area ""'],
    ["in an area that is none", { ref: "A1:B2:C3" }, 'the area "A1:B2:C3"'],
    ["without an area at all", { head: 'id="1" displayName="T"' }, 'the area ""'],
    ["with fewer columns than it names", { ref: "A1:A2" }, 'table "T" has 2 columns, but its area "A1:A2" has 1'],
    ["with more columns than it names", { ref: "A1:C2" }, 'table "T" has 2 columns, but its area "A1:C2" has 3'],
    ["with a header row and no more", { ref: "A1:B1" }, 'table "T" (A1:B1) has no room for a row of data'],
    [
      "with headers and totals and no more",
      { attributes: 'totalsRowCount="1"' },
      'table "T" (A1:B2) has no room for a row of data',
    ],
    ["with two header rows", { attributes: 'headerRowCount="2"' }, 'table "T" has "2" header rows'],
    ["with header rows that are no number", { attributes: 'headerRowCount="one"' }, 'table "T" has "one" header rows'],
    ["with two totals rows", { attributes: 'totalsRowCount="2"' }, 'table "T" has "2" totals rows'],
    ["with less than no totals row", { attributes: 'totalsRowCount="-1"' }, 'table "T" has "-1" totals rows'],
    [
      "without a name",
      { head: 'id="1" ref="A1:B2"' },
      'table "" on the sheet Sheet1 has a name that Excel does not allow',
    ],
  ])("is refused by its name: %s", async (_what, xml, where) => {
    const file = fileOf([A, { name: "b", cell: text("b") }], xml);
    expect(await refusalOf(file)).toContain(where);
  });

  const table = (name: string, ref: string, header: string) =>
    `<table xmlns="m" id="1" name="${name}" displayName="${name}" ref="${ref}"><tableColumns><tableColumn id="1" name="${header}"/></tableColumns></table>`;
  const CELLS = `<sheetData><row r="1"><c r="A1"${text("a")}</c><c r="B1"${text("b")}</c></row></sheetData>`;

  it.each([
    [
      "overlapping another one",
      [table("T", "A1:A3", "a"), table("U", "A1:A2", "a")],
      'table "U" on the sheet Sheet1 overlaps another table',
    ],
    [
      "called like another one",
      [table("T", "A1:A3", "a"), table("t", "B1:B3", "b")],
      'table "t" on the sheet Sheet1 has the name of another',
    ],
    ["that is none", ["<xml/>"], "a part that should hold a table holds something else"],
    ["that is empty", [""], `its part "xl/tables/table1.xml" is empty`],
    ["cut short", [table("T", "A1:A3", "a").slice(0, -20)], 'its part "xl/tables/table1.xml" cannot be read'],
  ])("is refused by its name: %s", async (_what, tables, where) => {
    expect(await refusalOf(workbookPackage({ sheet: CELLS, tables }))).toContain(where);
  });

  it("may reach past the cells that there are", async () => {
    const { model } = await openWorkbook(workbookPackage({ sheet: CELLS, tables: [table("T", "A1:A9", "a")] }));
    expect(model.tables[0]!.dataArea.rowCount).toBe(8);
  });
});
