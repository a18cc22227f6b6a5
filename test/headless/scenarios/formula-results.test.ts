import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { scoreFile } from "../scored-file";
import { packed, partsOf, workbookPackage, type WorkbookXml } from "../../support/workbook-package";

const NOT_SAVED = "its formula has no saved result: open the file in Excel and save it";
const OUT_OF_DATE = "may be out of date, because the file says that its formulas must be calculated anew";

/** A file with a table of the columns a and b, whose rows 2 to 4 hold 1, 2, 3 in a, and these cells in b. */
function fileOf(cells: readonly string[], more: Partial<WorkbookXml> = {}): Uint8Array {
  const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = cells.map((cell, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>${i + 1}</v></c>${cell}</row>`).join("");
  const table =
    `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:B${cells.length + 1}"><tableColumns count="2">` +
    '<tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>';
  return workbookPackage({
    sheet: `<sheetData><row r="1">${text("A1", "a")}${text("B1", "b")}</row>${rows}</sheetData>${more.sheet ?? ""}`,
    tables: [table],
    ...(more.afterSheets === undefined ? {} : { afterSheets: more.afterSheets }),
  });
}

const GOOD = ['<c r="B2"><f>A2*2</f><v>2</v></c>', '<c r="B3"><f>A3*2</f><v>4</v></c>', '<c r="B4"><v>7</v></c>'];

describe("a formula without a saved result", () => {
  it("is never sent, and named with what to do: a file of openpyxl", async () => {
    const { sent, said, file } = await scoreFile(
      readFileSync(resolve(__dirname, "../../fixtures/formulas-without-results.xlsx")),
    );
    expect(sent).toEqual([]);
    expect(file).toBeUndefined();
    expect(said).toContain(NOT_SAVED);
    expect(said).toContain("3 rows have no prediction");
    expect(said).toContain("See Sheet!C2:C4.");
  });

  it("does not keep rows from being scored that need it for nothing", async () => {
    const bytes = readFileSync(resolve(__dirname, "../../fixtures/formulas-without-results.xlsx"));
    const { sent, said } = await scoreFile(bytes, "--columns", "Width,Height");
    expect(sent).toEqual(['{"Width":2.0,"Height":3}', '{"Width":4.0,"Height":5}', '{"Width":1.5,"Height":8}']);
    expect(said).toBe("");
  });

  it.each([
    ["no value at all", '<c r="B3"><f>A3*2</f></c>'],
    ["an empty value", '<c r="B3"><f>A3*2</f><v/></c>'],
    ["a blank value", '<c r="B3" t="n"><f>A3*2</f><v> </v></c>'],
    ["a type and no value", '<c r="B3" t="str"><f>A3&amp;"x"</f></c>'],
    ["the type of a shared text and no value", '<c r="B3" t="s"><f>A3&amp;"x"</f><v></v></c>'],
    ["the type of a boolean and no value", '<c r="B3" t="b"><f>A3&gt;1</f><v/></c>'],
    ["the type of an error and no value", '<c r="B3" t="e"><f>1/0</f><v/></c>'],
    ["a result that was still on its way", '<c r="B3" t="e"><f>A3*2</f><v>#BUSY!</v></c>'],
    ["an inline text that is not there", '<c r="B3" t="inlineStr"><f>A3&amp;"x"</f></c>'],
    ["a formula that cannot be told", '<c r="B3"><f t="shared" si="9"/></c>'],
    ["a formula of a what-if table", '<c r="B3"><f t="dataTable" ref="B3" r1="A1"/></c>'],
  ])("is known by %s, and its neighbours are sent", async (_what, cell) => {
    const { sent, said } = await scoreFile(fileOf([GOOD[0]!, cell, GOOD[2]!]));
    expect(sent).toEqual(['{"a":1,"b":2}', '{"a":3,"b":7}']);
    expect(said).toBe(`1 row has no prediction: The cell has no value, because ${NOT_SAVED}. See Sheet1!B3.`);
  });

  it.each([
    ["an array formula", ['<c r="B2"><f t="array" ref="B2:B4">A2:A4*2</f></c>', '<c r="B3"/>', ""], "Sheet1!B2:B4", []],
    [
      "an array formula whose first cell alone was saved",
      ['<c r="B2"><f t="array" ref="B2:B4">A2:A4*2</f><v>2</v></c>', "", '<c r="B4"/>'],
      "Sheet1!B3:B4",
      ['{"a":1,"b":2}'],
    ],
    [
      "a formula that is filled down",
      [
        '<c r="B2"><f t="shared" ref="B2:B4" si="0">A2*2</f><v>2</v></c>',
        '<c r="B3"><f t="shared" si="0"/></c>',
        '<c r="B4"><f t="shared" si="0"/><v/></c>',
      ],
      "Sheet1!B3:B4",
      ['{"a":1,"b":2}'],
    ],
    [
      "a what-if table",
      [
        '<c r="B2"><f t="dataTable" ref="B2:B4" dt2D="0" r1="A9"/><v>2</v></c>',
        '<c r="B3"><v>4</v></c>',
        '<c r="B4"/>',
      ],
      "Sheet1!B4",
      ['{"a":1,"b":2}', '{"a":2,"b":4}'],
    ],
  ])("is one in every cell that it fills: %s", async (_what, cells, place, rows) => {
    const { sent, said } = await scoreFile(fileOf(cells));
    expect(sent).toEqual(rows);
    expect(said).toContain(NOT_SAVED);
    expect(said).toContain(`See ${place}.`);
  });

  it("is told from one whose result is an empty text, and a blank cell from both", async () => {
    const { sent, said } = await scoreFile(
      fileOf([
        '<c r="B2" t="str"><f>IF(A2&gt;1,"x","")</f><v></v></c>',
        '<c r="B3"><v/></c>',
        '<c r="B4" t="str"><f>"x"</f><v>x</v></c>',
      ]),
    );
    expect(said).toBe("");
    expect(sent).toEqual(['{"a":1,"b":null}', '{"a":2,"b":null}', '{"a":3,"b":"x"}']);
  });

  it("stays one in the file that is written", async () => {
    const { file } = await scoreFile(fileOf([GOOD[0]!, '<c r="B3"><f>A3*2</f></c>', GOOD[2]!]));
    const sheet = partsOf(file!)["xl/worksheets/sheet1.xml"];
    expect(sheet).toContain('<c r="B3"><f>A3*2</f></c>');
    expect(sheet).not.toContain("#BUSY!");
    const again = await scoreFile(file!, "--columns", "a,b", "--column", "Second");
    expect(again.sent).toEqual(['{"a":1,"b":2}', '{"a":3,"b":7}']);
  });
});

describe("results that formulas had before predictions were written", () => {
  const SUMMARY = '<row r="9"><c r="A9"><f>SUM(B2:B4)</f><v>13</v></c><c r="B9"><f>COUNT(C2:C4)</f><v>0</v></c></row>';
  const withSummary = (cells: readonly string[]) => {
    const parts = partsOf(fileOf(cells));
    const name = "xl/worksheets/sheet1.xml";
    return packed({ ...parts, [name]: parts[name]!.replace("</sheetData>", `${SUMMARY}</sheetData>`) });
  };

  it("stay in the file where they look at no prediction, so that it can be scored again", async () => {
    const { file } = await scoreFile(withSummary(GOOD));
    const parts = partsOf(file!);
    expect(parts["xl/workbook.xml"]).not.toContain("fullCalcOnLoad");
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(
      '<c r="A9"><f>SUM(B2:B4)</f><v>13</v></c><c r="B9"><f>COUNT(D2:D4)</f><v>0</v></c>',
    );
    const again = await scoreFile(file!, "--columns", "a,b", "--column", "Second");
    expect(again.sent).toEqual(['{"a":1,"b":2}', '{"a":2,"b":4}', '{"a":3,"b":7}']);
  });

  it("stay for the run where they look at predictions among other columns, and the file asks for a calculation", async () => {
    const lookUp = '<c r="B2"><f>VLOOKUP(A2,$A$2:$Z$4,1)</f><v>1</v></c>';
    const { sent, file, said } = await scoreFile(withSummary([lookUp, GOOD[1]!, GOOD[2]!]));
    expect([sent.length, said]).toEqual([3, ""]);
    expect(partsOf(file!)["xl/workbook.xml"]).toContain('<calcPr fullCalcOnLoad="1"/>');
  });
});

describe("results that the file itself calls out of date", () => {
  it.each([
    ["full calculation is due when it is opened, as XlsxWriter says", '<calcPr calcId="124519" fullCalcOnLoad="1"/>'],
    ["full calculation is due, in another spelling", "<calcPr fullCalcOnLoad='true'/>"],
    [
      "it was saved before it was calculated",
      '<calcPr calcId="191029" calcMode="manual" calcCompleted="0" calcOnSave="0"/>',
    ],
    ["it was saved before it was calculated, in another spelling", '<calcPr calcCompleted="false"/>'],
  ])("are not sent, but constants are: %s", async (_why, afterSheets) => {
    const { sent, said } = await scoreFile(fileOf(GOOD, { afterSheets }));
    expect(sent).toEqual(['{"a":3,"b":7}']);
    expect(said).toContain("2 rows have no prediction: ");
    expect(said).toContain(OUT_OF_DATE);
    expect(said).toContain("See Sheet1!B2:B3.");
  });

  it("are not sent where a sheet asks for the calculation", async () => {
    const { sent, said } = await scoreFile(fileOf(GOOD, { sheet: '<sheetCalcPr fullCalcOnLoad="1"/>' }));
    expect(sent).toEqual(['{"a":3,"b":7}']);
    expect(said).toContain(OUT_OF_DATE);
  });

  it("are not sent from cells that an array formula or a what-if table fills, either", async () => {
    const afterSheets = '<calcPr fullCalcOnLoad="1"/>';
    const array = ['<c r="B2"><f t="array" ref="B2:B3">A2:A3*2</f><v>2</v></c>', '<c r="B3"><v>4</v></c>', GOOD[2]!];
    expect((await scoreFile(fileOf(array, { afterSheets }))).sent).toEqual(['{"a":3,"b":7}']);
    const whatIf = ['<c r="B2"><f t="dataTable" ref="B2:B3" r1="A9"/><v>2</v></c>', '<c r="B3"><v>4</v></c>', GOOD[2]!];
    expect((await scoreFile(fileOf(whatIf, { afterSheets }))).sent).toEqual(['{"a":3,"b":7}']);
  });

  it.each([
    ["when Excel calculates", '<calcPr calcMode="manual" calcOnSave="0"/>'],
    ["how Excel calculates", '<calcPr calcId="0" forceFullCalc="1" iterate="1" fullPrecision="0"/>'],
    ["that all is well", '<calcPr calcId="191029" fullCalcOnLoad="0" calcCompleted="1"/>'],
    ["nothing", ""],
  ])("are not suspected where a file says only %s", async (_what, afterSheets) => {
    const { sent, said } = await scoreFile(fileOf(GOOD, { afterSheets }));
    expect(sent).toEqual(['{"a":1,"b":2}', '{"a":2,"b":4}', '{"a":3,"b":7}']);
    expect(said).toBe("");
  });

  it("are not suspected of a function that is calculated each time, which says so of itself in every file", async () => {
    const { sent } = await scoreFile(fileOf([GOOD[0]!, '<c r="B3"><f ca="1">TODAY()</f><v>4</v></c>', GOOD[2]!]));
    expect(sent).toHaveLength(3);
  });
});
