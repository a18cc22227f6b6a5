import { packed, partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

interface HiddenFile {
  /** Attributes of the rows 2 to 5, which are data. */
  readonly rows?: readonly string[];
  readonly beforeRows?: string;
  readonly filter?: string;
  readonly attributes?: string;
}

function fileWith({ rows = [], beforeRows = "", filter = "", attributes = "" }: HiddenFile) {
  const header =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>';
  const data = [2, 3, 4, 5].map(
    (row, i) => `<row r="${row}"${rows[i] ?? ""}><c r="A${row}"><v>${row}</v></c><c r="B${row}"><v>1</v></c></row>`,
  );
  return workbookPackage({
    sheet: `${beforeRows}<sheetData>${header}${data.join("")}</sheetData>`,
    tables: [
      `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:B5"${attributes}><autoFilter ref="A1:B5">${filter}</autoFilter>` +
        '<tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>',
    ],
  });
}

const HIDDEN = ' hidden="1"';
const FILTER = '<filterColumn colId="0"><filters><filter val="2"/></filters></filterColumn>';

/** What was told of what is hidden; every row must have been sent. */
async function told(bytes: Uint8Array, ...options: string[]): Promise<readonly string[]> {
  const { sent, told: sentences } = await scoreFile(bytes, ...options);
  expect(sent).toHaveLength(4);
  return sentences.filter((sentence) => sentence.includes("hidden"));
}

describe("rows that nobody sees", () => {
  it.each([
    ["by hand", { rows: ["", HIDDEN, ' hidden="true"'] }, "2 of 4 rows are hidden and are scored too."],
    ["by a filter", { rows: [HIDDEN], filter: FILTER }, "1 of 4 rows is hidden (by a filter) and is scored too."],
    [
      "by a colour that is filtered by",
      { rows: [HIDDEN, HIDDEN, HIDDEN], filter: '<filterColumn colId="1"><colorFilter dxfId="0"/></filterColumn>' },
      "3 of 4 rows are hidden (by a filter) and are scored too.",
    ],
    [
      "although only a button is hidden",
      { rows: [HIDDEN], filter: '<filterColumn colId="1" hiddenButton="1"/>' },
      "1 of 4 rows is hidden and is scored too.",
    ],
    [
      "in a group that is closed",
      { rows: [' outlineLevel="1" hidden="1"', ' outlineLevel="1" hidden="1"', ' collapsed="1"'] },
      "2 of 4 rows are hidden and are scored too.",
    ],
    ["without height", { rows: [' ht="0" customHeight="1"'] }, "1 of 4 rows is hidden and is scored too."],
    ["all of them", { rows: [HIDDEN, HIDDEN, HIDDEN, HIDDEN] }, "4 of 4 rows are hidden and are scored too."],
  ])("are scored, and said to be: %s", async (_what, parts, sentence) => {
    expect(await told(fileWith(parts))).toEqual([sentence]);
  });

  it("are those that a sheet does not list where it hides rows by default", async () => {
    const bytes = fileWith({ beforeRows: '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>' });
    expect(await told(bytes)).toEqual([]);
    const { told: sentences } = await scoreFile(
      workbookPackage({
        sheet:
          '<sheetFormatPr zeroHeight="1"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>' +
          '<row r="2"><c r="A2"><v>1</v></c></row></sheetData>',
        tables: [
          '<table xmlns="m" id="1" name="T" displayName="T" ref="A1:A4"><tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>',
        ],
      }),
      "--blank-rows",
      "send",
    );
    expect(sentences).toContain("2 of 3 rows are hidden and are scored too.");
  });

  it("are not told of where they stand above or below the data", async () => {
    const totals = fileWith({ rows: ["", "", "", HIDDEN], attributes: ' totalsRowCount="1"' });
    expect((await scoreFile(totals)).told.join()).not.toContain("hidden");
    expect(await told(fileWith({}))).toEqual([]);
  });
});

describe("columns and sheets that nobody sees", () => {
  const HIDDEN_B = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>';

  it.each([
    ["by hand", HIDDEN_B],
    ["without width", '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'],
    ["in a group that is closed", '<cols><col min="2" max="2" width="9" hidden="1" outlineLevel="1"/></cols>'],
  ])("are sent, and said to be: %s", async (_what, beforeRows) => {
    expect(await told(fileWith({ beforeRows }))).toEqual([
      "The column b is hidden: hidden columns are sent like others.",
    ]);
  });

  it("are told of together, and only those that may be sent", async () => {
    const beforeRows = '<cols><col min="1" max="2" width="9" hidden="true"/></cols>';
    expect(await told(fileWith({ beforeRows }))).toEqual([
      "The columns a, b are hidden: hidden columns are sent like others.",
    ]);
    expect(await told(fileWith({ beforeRows }), "--columns", "b")).toEqual([
      "The column b is hidden: hidden columns are sent like others.",
    ]);
    expect(await told(fileWith({ beforeRows: HIDDEN_B }), "--columns", "a")).toEqual([]);
  });

  it("may be where the new column comes to stand", async () => {
    const beforeRows = '<cols><col min="3" max="16384" width="9" hidden="1"/></cols>';
    expect(await told(fileWith({ beforeRows }))).toEqual([
      "The new column stands in column C of the sheet, which is hidden.",
    ]);
  });

  it.each(["hidden", "veryHidden"])("are a sheet that is %s", async (state) => {
    const parts = partsOf(fileWith({}));
    const listed = parts["xl/workbook.xml"]!.replace('<sheet name="Sheet1"', `$& state="${state}"`);
    expect(await told(packed({ ...parts, "xl/workbook.xml": listed }))).toEqual([
      "The table stands on the hidden sheet Sheet1.",
    ]);
  });
});
