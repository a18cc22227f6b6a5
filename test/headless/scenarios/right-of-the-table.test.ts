import { workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

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
