import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";
import { withoutMemory } from "../without-memory";

const TABLE =
  '<table id="1" name="T" displayName="T" ref="A1:B3"><tableColumns count="2">' +
  '<tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>';

/** A file with the table T in A1:B3, these elements behind its cells, and these cells in row 2 from column D on. */
function fileWith({ cells = "", around = "", tables = [] as readonly string[] }): Uint8Array {
  const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = tables.length > 0 ? text("D1", "c") : "";
  return workbookPackage({
    sheet:
      `<sheetData><row r="1">${text("A1", "a")}${text("B1", "b")}${header}</row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c>${cells}</row>` +
      `<row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row></sheetData>${around}`,
    tables: [TABLE, ...tables],
  });
}

/** Elements of a sheet's cells by address, as they stand in the file but for the address; formulas and values stand in them. */
function cellsOf(sheet: string): Readonly<Record<string, string>> {
  const cells = [...sheet.matchAll(/<c r="(\w+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/g)];
  return Object.fromEntries(cells.map(([, address, attributes = "", content = ""]) => [address, attributes + content]));
}

describe("the file with everything right of its table", () => {
  const bytes = readFileSync(resolve(__dirname, "../../fixtures/right-of-the-table.xlsx"));
  const before = partsOf(bytes);
  const DATA = "xl/worksheets/sheet1.xml";
  const scored = scoreFile(bytes).then(({ file }) => partsOf(file!));

  it("keeps all that the file says of cells that made room: dynamic arrays, pictures, formatted text", async () => {
    const [was, is] = [cellsOf(before[DATA]!), cellsOf((await scored)[DATA]!)];
    const next = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1);
    for (const [address, cell] of Object.entries(was)) {
      const isMoved = address >= "D" && address[1]! <= "4";
      const place = isMoved ? next(address[0]!) + address.slice(1) : address;
      // Formulas and the cells of an array say where they stand now.
      const told = cell.replace(/ref="E2:E4"/, 'ref="F2:F4"').replace(/H(\d)\*2/, "I$1*2");
      expect([place, is[place]]).toEqual([place, told]);
    }
    expect(is["F2"]).toBe(' cm="1"<f t="array" ref="F2:F4">_xlfn.SEQUENCE(3)</f><v>1</v>');
    expect(is["L2"]).toBe(' t="e" vm="1"<v>#VALUE!</v>');
    expect(is["E2"]).toBe(' t="s"<v>2</v>');
  });

  it("takes along what stands around them: filter, rules, links, sparklines, names and looks from elsewhere", async () => {
    const parts = await scored;
    const data = parts[DATA]!;
    expect(data).toContain('<autoFilter ref="N1:O4"/><conditionalFormatting sqref="I2:I4">');
    expect(data).toContain('sqref="H2:H4"><formula1>"a,b"</formula1>');
    expect(data).toContain('<hyperlink ref="G2" r:id="rId1"/>');
    expect(data).toContain('<ignoredError sqref="M2:M4" numberStoredAsText="1"/>');
    expect(data).toContain("<xm:sqref>I2:I4</xm:sqref>");
    expect(data).toContain("<xm:f>Data!I2:I4</xm:f><xm:sqref>J2</xm:sqref>");
    expect(data).toContain('<dimension ref="A1:O8"/>');
    const names = [...parts["xl/workbook.xml"]!.matchAll(/<definedName [^>]*>([^<]*)/g)].map(([, text]) => text);
    expect(names).toEqual(["Data!$N$1:$O$4", "Data!$A$1:$I$10", "Data!$I$2:$I$4", "T[Prediction]"]);
    expect(cellsOf(parts["xl/worksheets/sheet2.xml"]!)).toEqual({
      A1: "<f>SUM(Data!I2:I4)</f><v>30</v>",
      A2: "<f>Total*2</f><v>0</v>",
      A3: "<f>Data!$I3+Data!E2</f><v>0</v>",
      A4: "<f>SUM(T[y])</f><v>12</v>",
    });
  });

  it("has every other part byte for byte as it was", async () => {
    const parts = await scored;
    const changed = Object.keys(before).filter((name) => parts[name] !== before[name]);
    expect(withoutMemory(parts)).toEqual(withoutMemory(before));
    expect(changed.sort()).toEqual(
      [
        // The parts by which the column is remembered are named there.
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/charts/chart1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        // The new header is marked as a text.
        "xl/styles.xml",
        "xl/tables/table1.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
      ].sort(),
    );
  });
});

describe("what stands right of the table and cannot move", () => {
  it.each([
    [
      "a what-if table",
      { cells: '<c r="E2"><f t="dataTable" ref="E2:E3" dt2D="0" dtr="0" r1="K9"/><v>1</v></c>' },
      "the what-if table in D1:E3",
    ],
    ["a filter that reaches below the table", { around: '<autoFilter ref="M1:N9"/>' }, "the AutoFilter in M1:N9"],
    [
      "an array formula that reaches below the table",
      { cells: '<c r="E2"><f t="array" ref="E2:E9">A1:A8</f><v>1</v></c>' },
      "the array formula in E2:E9",
    ],
    [
      "merged cells that reach below the table",
      { around: '<mergeCells count="1"><mergeCell ref="D3:D4"/></mergeCells>' },
      "the merged cells in D3:D4",
    ],
    [
      "cells that an extension of another maker names",
      { around: '<extLst><ext uri="{1}"><y:marks><y:mark sqref="E2:E3"/></y:marks></ext></extLst>' },
      'the extension "marks" of the sheet Sheet1 with its cells E2:E3',
    ],
    [
      "a table that reaches below the table",
      {
        tables: [
          '<table id="2" name="Other" displayName="Other" ref="D1:D9"><tableColumns count="1"><tableColumn id="1" name="c"/></tableColumns></table>',
        ],
      },
      "the table Other in D1:D9",
    ],
  ])("is named before anything is sent, with what to do: %s", async (_, file, named) => {
    const { sent, said, file: written } = await scoreFile(fileWith(file));
    expect([sent, written]).toEqual([[], undefined]);
    expect(said).toBe(
      `Table "T" has no room for a result column. This would move or cut ${named}. ` +
        "Move that out of the table's rows in Excel, or the table to a sheet of its own.",
    );
  });

  it.each([
    ["below the table", { around: '<autoFilter ref="A6:B9"/>' }],
    ["in the table's rows, all of it, and follows", { around: '<autoFilter ref="M1:N3"/>' }],
  ])("keeps no table from being scored where it stands %s", async (_, file) => {
    const { sent, said } = await scoreFile(fileWith(file));
    expect([sent.length, said]).toEqual([2, ""]);
  });
});
