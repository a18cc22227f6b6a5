import fc from "fast-check";
import { addTableColumn, deleteTableColumn, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { runs } from "../../support/property-seed";
import { packed, partsOf, workbookPackage } from "../../support/workbook-package";

const SHEET = "xl/worksheets/sheet1.xml";
const HEADERS = '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c>';
const TABLE =
  '<table id="1" name="T" displayName="T" ref="A1:B5"><tableColumns count="2">' +
  '<tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>';
const SHARED =
  "<si><t>plain</t></si><si><r><t>plain </t></r><r><rPr><b/><color rgb='FFFF0000'/></rPr><t>bold and red</t></r></si>" +
  '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si><si><t>=1+1</t></si>';
/** 1 is bold and a percentage, 2 has a fill and nothing else, 3 is a text that was entered with an apostrophe. */
const STYLES =
  '<fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill/><fill><patternFill patternType="solid"/></fill></fills>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="1"/><xf numFmtId="0" fillId="1"/>' +
  '<xf numFmtId="0" quotePrefix="1"/></cellXfs>';

/** Cells of every kind; "@" stands for the address. None looks at a cell that moves. */
const CELLS = [
  '<c r="@" t="s"><v>0</v></c>',
  '<c r="@" s="1" t="s"><v>1</v></c>',
  '<c r="@" t="s" ph="1"><v>2</v></c>',
  '<c r="@" s="3" t="s"><v>3</v></c>',
  '<c t="inlineStr" r="@"><is><r><rPr><i/></rPr><t>slan</t></r><r><t xml:space="preserve">ted </t></r></is></c>',
  '<c r="@" t="inlineStr"><is><t/></is></c>',
  '<c r="@" t="str"><v>_x0041_ &amp; b</v></c>',
  '<c r="@" t="e" vm="1"><v>#VALUE!</v></c>',
  '<c r="@" vm="2"><v>7</v></c>',
  '<c r="@" cm="1"><f t="array" ref="@">_xlfn.RANDARRAY()</f><v>0.25</v></c>',
  '<c r="@" cm="1" vm="3" t="e"><f t="array" aca="1" ref="@" ca="1">_xlfn.IMAGE("D2")</f><v>#VALUE!</v></c>',
  '<c r="@" s="1"><f ca="1">NOW()</f><v>45000.5</v></c>',
  '<c r="@"><f bx="1">SUM($A$2:A5,T[a])</f><v>10.0</v></c>',
  '<c r="@" t="str"><f>"H2"&amp;A$2&amp;INDIRECT("H2")&amp;[1]Sheet1!H2&amp;Far!H2</f><v></v></c>',
  '<c r="@"><f>A2*2</f></c>',
  '<c r="@" s="2"/>',
  '<c r="@" s="1"/>',
  '<c r="@"/>',
  '<c r="@" t="b"><v>true</v></c>',
  '<c r="@" t="d"><v>2024-01-31</v></c>',
  '<c r="@" t="n" s="2"><v>1.50E1</v></c>',
  '<c r="@"><v>5</v><extLst><ext uri="{0}"><y:mark on="1"/></ext></extLst></c>',
];

/** Kinds of cells by address; `undefined` leaves the cell out. */
type Block = readonly (readonly (number | undefined)[])[];

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function cellAt(kind: number, column: number, row: number): string {
  return CELLS[kind]!.replaceAll("@", `${letter(column)}${row + 1}`);
}

/** The rows of a sheet with the table in A1:B5 and a block of cells that begins at a place. */
function rowsWith(block: Block, firstRow: number, firstColumn: number): string {
  const table = (row: number) =>
    row === 0 ? HEADERS : `<c r="A${row + 1}"><v>${row}</v></c><c r="B${row + 1}"><v>${row}</v></c>`;
  const rows = Array.from({ length: 12 }, (_, row) => {
    const kinds = block[row - firstRow] ?? [];
    const cells = kinds.map((kind, i) => (kind === undefined ? "" : cellAt(kind, firstColumn + i, row))).join("");
    return `<row r="${row + 1}">${row < 5 ? table(row) : ""}${cells}</row>`;
  });
  return rows.join("");
}

/** @param rows with or without the first one, which is put before them then */
function fileWith(rows: string, columns = ""): Promise<OpenedWorkbook> {
  const headers = rows.includes('<row r="1"') ? "" : `<row r="1">${HEADERS}</row>`;
  return openWorkbook(
    workbookPackage({
      sheet: `${columns}<sheetData>${headers}${rows}</sheetData>`,
      sharedStrings: SHARED,
      styles: STYLES,
      tables: [TABLE],
    }),
  );
}

async function sheetOf(workbook: OpenedWorkbook): Promise<string> {
  return partsOf(await saveWorkbook(workbook))[SHEET]!;
}

/** Every cell element by its address. */
function elementsOf(sheet: string): Map<string, string> {
  const elements = [...sheet.matchAll(/<c [^>]*?(?:\/>|>.*?<\/c>)/g)];
  return new Map(elements.map(([element]) => [/ r="(\w+)"/.exec(element)![1]!, element]));
}

const anyBlock = fc.array(
  fc.array(fc.option(fc.nat(CELLS.length - 1), { nil: undefined }), { minLength: 5, maxLength: 5 }),
  { minLength: 8, maxLength: 8 },
);

describe("a cell that moves", () => {
  it.each(CELLS.map((cell, kind) => [cell, kind] as const))(
    "stays as it is but for its address: %s",
    async (_, kind) => {
      const workbook = await fileWith(rowsWith([[kind]], 2, 4));
      addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
      const cells = elementsOf(await sheetOf(workbook));
      expect([cells.get("F3"), cells.has("E3")]).toEqual([cellAt(kind, 5, 2), false]);
    },
  );

  it("stays so in a block of any kinds right of a table, and so do those below its rows", async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, fc.integer({ min: 1, max: 3 }), async (block, count) => {
        const workbook = await fileWith(rowsWith(block, 0, 3));
        for (let i = 0; i < count; i++) addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
        const cells = elementsOf(await sheetOf(workbook));
        block.forEach((kinds, row) =>
          kinds.forEach((kind, i) => {
            const column = 3 + i + (row < 5 ? count : 0);
            const expected = kind === undefined ? undefined : cellAt(kind, column, row);
            expect([row, column, cells.get(`${letter(column)}${row + 1}`)]).toEqual([row, column, expected]);
          }),
        );
      }),
      { numRuns: runs(400, 30) },
    );
  });

  it("stays so below a table that gets rows, and one beside these stays where it is", async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, fc.integer({ min: 1, max: 4 }), async (block, count) => {
        const workbook = await fileWith(rowsWith(block.slice(0, 4), 6, 0));
        insertTableRows(workbook.model, workbook.model.tables[0]!, count, "user");
        const cells = elementsOf(await sheetOf(workbook));
        block.slice(0, 4).forEach((kinds, i) =>
          kinds.forEach((kind, column) => {
            const row = 6 + i + (column < 2 ? count : 0);
            const expected = kind === undefined ? undefined : cellAt(kind, column, row);
            expect([row, column, cells.get(`${letter(column)}${row + 1}`)]).toEqual([row, column, expected]);
          }),
        );
      }),
      { numRuns: runs(200, 15) },
    );
  });

  it("stands as it stood once the column is taken out again", async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, async (block) => {
        const rows = rowsWith(block, 0, 3);
        const workbook = await fileWith(rows);
        const column = addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
        deleteTableColumn(workbook.model, workbook.model.tables[0]!, column.id, "pane");
        expect(elementsOf(await sheetOf(workbook))).toEqual(elementsOf(rows));
      }),
      { numRuns: runs(200, 15) },
    );
  });

  it.each([
    ["its own row and column", "E3+$D$3", "F3+$E$3"],
    ["cells of which some stay", "SUM(E1:E9)", "SUM(E1:E9)"],
    ["whole columns and rows", "SUM(E:E,3:3)", "SUM(E:E,3:3)"],
    [
      "texts, other files and names",
      '"E3"&amp;[1]Sheet1!E3&amp;Rate3&amp;LOG10(E3)',
      '"E3"&amp;[1]Sheet1!E3&amp;Rate3&amp;LOG10(F3)',
    ],
    ["a part that went", "#REF!+E3", "#REF!+F3"],
    ["its sheet by name", "Sheet1!E3+'Sheet1'!$E3", "Sheet1!F3+'Sheet1'!$F3"],
    ["columns of the table", "T[@a]+SUM(T[[a]:[b]])+E$3", "T[@a]+SUM(T[[a]:[b]])+F$3"],
  ])("keeps the attributes of a formula that follows: %s", async (_, formula, followed) => {
    const cell = (address: string, text: string) =>
      `<c r="${address}" s="1" cm="1"><f ca="1" aca="1">${text}</f><v>8</v></c>`;
    const workbook = await fileWith(
      `<row r="3"><c r="A3"><v>1</v></c>${cell("G3", formula)}</row><row r="9">${cell("G9", formula)}</row>`,
    );
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    const cells = elementsOf(await sheetOf(workbook));
    expect([cells.get("H3"), cells.get("G9")]).toEqual([cell("H3", followed), cell("G9", followed)]);
  });

  it("tells of the cells that its array formula fills where they are now", async () => {
    const array = (at: string, to: string) =>
      `<c r="${at}" cm="1"><f t="array" aca="0" ref="${at}:${to}">A2:A3*2</f><v>2</v></c>`;
    const workbook = await fileWith(
      `<row r="2">${array("E2", "F3")}<c r="F2"><v>4</v></c></row><row r="3"><c r="E3"><v>6</v></c><c r="F3" s="1"><v>8</v></c></row>`,
    );
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    const cells = elementsOf(await sheetOf(workbook));
    expect(cells.get("F2")).toBe(array("F2", "G3"));
    expect(cells.get("G3")).toBe('<c r="G3" s="1"><v>8</v></c>');
  });

  it("stands for itself where it was filled from another, with all its marks", async () => {
    const rows =
      '<row r="2"><c r="E2" s="1"><f t="shared" ref="E2:E9" si="0" ca="1">D2+A2</f><v>1</v></c></row>' +
      '<row r="3"><c r="E3" vm="1" t="e"><f t="shared" si="0"/><v>#VALUE!</v></c></row>' +
      '<row r="9"><c r="E9" cm="1" t="str"><f t="shared" si="0" ca="1"></f><v>x</v></c></row>';
    const workbook = await fileWith(rows);
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    const cells = elementsOf(await sheetOf(workbook));
    expect(cells.get("F2")).toBe('<c r="F2" s="1"><f ca="1">E2+A2</f><v>1</v></c>');
    expect(cells.get("F3")).toBe('<c r="F3" vm="1" t="e"><f>E3+A3</f><v>#VALUE!</v></c>');
    expect(cells.get("E9")).toBe('<c r="E9" cm="1" t="str"><f ca="1">D9+A9</f><v>x</v></c>');
  });

  it("keeps the prefix that its writer puts before every element", async () => {
    const text = (address: string) => `<x:c r="${address}" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>`;
    const rows = (at: string, formula: string) =>
      `<x:c r="${at}" cm="1"><x:f ca="1">${formula}</x:f><x:v>2</x:v></x:c>`;
    const parts = partsOf(
      workbookPackage({ sheet: "", tables: [TABLE.replace("A1:B5", "A1:A5").replace(/<tableColumn id="2".*?>/, "")] }),
    );
    const file = packed({
      ...parts,
      [SHEET]: `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1">${text("A1")}</x:row><x:row r="2">${rows("D2", "C2+E9")}</x:row></x:sheetData></x:worksheet>`,
    });
    const workbook = await openWorkbook(file);
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    expect(await sheetOf(workbook)).toContain(`<x:row r="2">${rows("E2", "D2+E9")}</x:row>`);
  });

  it("takes the look of its column along, and leaves that of the other column behind", async () => {
    const columns = '<cols><col min="5" max="5" width="9" style="2"/><col min="7" max="7" width="9" style="1"/></cols>';
    const workbook = await fileWith(
      '<row r="2"><c r="D2"><v>1</v></c><c r="F2"><v>3</v></c></row><row r="3" s="3" customFormat="1"><c r="H3"><v>2</v></c></row>',
      columns,
    );
    addTableColumn(workbook.model, workbook.model.tables[0]!, "pane");
    const cells = elementsOf(await sheetOf(workbook));
    expect(cells.get("E2")).toBe('<c r="E2"><v>1</v></c>');
    expect(cells.get("F2")).toBe('<c r="F2" s="2"/>');
    expect(cells.get("G2")).toBe('<c r="G2"><v>3</v></c>');
    expect(cells.get("H2")).toBe('<c r="H2" s="1"/>');
    expect(cells.get("I3")).toBe('<c r="I3"><v>2</v></c>');
  });
});

describe("a cell of which more than its place changes", () => {
  it("loses a result that is out of date with the mark of its picture, and nothing else", async () => {
    const workbook = await fileWith(
      '<row r="2"><c r="A2"><v>1</v></c><c r="E2" s="1" cm="1" vm="1" t="e"><f t="array" ref="E2">_xlfn.IMAGE(A2)</f><v>#VALUE!</v></c></row>',
    );
    const { model } = workbook;
    addTableColumn(model, model.tables[0]!, "pane");
    model.sheets[0]!.setValue(1, 0, 5);
    model.cellsWritten(model.sheets[0]!.id, { row: 1, column: 0, rowCount: 1, columnCount: 1 }, "user");
    const cells = elementsOf(await sheetOf(workbook));
    expect(cells.get("F2")).toBe('<c r="F2" s="1" cm="1"><f t="array" ref="F2">_xlfn.IMAGE(A2)</f></c>');
  });

  it("is written anew when somebody gave it another value, with its look", async () => {
    const workbook = await fileWith('<row r="2"><c r="E2" s="1" t="s" ph="1"><v>1</v></c></row>');
    const { model } = workbook;
    addTableColumn(model, model.tables[0]!, "pane");
    model.sheets[0]!.setValue(1, 5, 0.5);
    expect(elementsOf(await sheetOf(workbook)).get("F2")).toBe('<c r="F2" s="1"><v>0.5</v></c>');
  });
});
