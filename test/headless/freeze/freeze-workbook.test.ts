import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { partsOf, readWithExcelJs, workbookPackage, type WorkbookXml } from "../../support/workbook-package";
import { FilesInMemory, type CommandEnding } from "../files-in-memory";

const FREEZE = ["--workbook", "in.xlsx", "--freeze", "--out", "out.xlsx"];
const CALCULATE_FIRST =
  "Open the workbook in Excel with Scoresheet, wait until every formula shows its value, save it, and run this again.";

interface Frozen extends CommandEnding {
  readonly before: Record<string, string>;
  /** Absent where no file was written. */
  readonly parts: Record<string, string> | undefined;
  readonly bytes: Uint8Array | undefined;
}

async function freeze(xml: WorkbookXml, args = FREEZE): Promise<Frozen> {
  const memory = new FilesInMemory();
  const file = workbookPackage(xml);
  memory.files.set("in.xlsx", file);
  const ending = await memory.run(args);
  const bytes = memory.files.get("out.xlsx");
  return { ...ending, before: partsOf(file), parts: bytes && partsOf(bytes), bytes };
}

const rows = (...cells: readonly string[]): string =>
  `<sheetData>${cells.map((cell, place) => `<row r="${place + 1}">${cell}</row>`).join("")}</sheetData>`;
const cellsOf = (parts: Record<string, string> | undefined): string => parts?.["xl/worksheets/sheet1.xml"] ?? "";

const PREDICT = '_xldudf_SCORE_PREDICT("iris",A1:B1)';

describe("a file whose formulas become values", () => {
  it("holds the same values and no such formula any more, nested ones too, and nothing is sent", async () => {
    const { exitCode, sentences, lines, requests, told, bytes, parts, before } = await freeze({
      sheet: rows(
        `<c r="A1"><v>1</v></c><c r="C1"><f>${PREDICT}</f><v>2.5</v></c><c r="D1"><f>C1*2</f><v>5</v></c>`,
        `<c r="C2" t="str"><f>_xlfn.SINGLE(${PREDICT})</f><v>setosa</v></c>`,
        `<c r="C3" t="b"><f>IF(A1&gt;0,SCORE.MODEL("iris")=1)</f><v>1</v></c>`,
        `<c r="C4" t="str"><f>IF(A1&gt;9,${PREDICT},"")</f><v></v></c>`,
        `<c r="C5"><f>ROUND(${PREDICT},1)</f><v>0.30000000000000004</v></c><c r="D5" t="str"><f>"SCORE.PREDICT(1)"</f><v>x</v></c>`,
      ),
      afterSheets: `<definedNames><definedName name="best">${PREDICT}</definedName></definedNames><calcPr calcId="1"/>`,
    });
    expect({ exitCode, sentences, lines, requests, told }).toEqual({
      exitCode: 0,
      sentences: ["5 formulas became their values, in out.xlsx: there they are not calculated again."],
      lines: [{ frozen: 5, cells: 5, left: 0, exit: 0 }],
      requests: [],
      told: [],
    });
    const sheet = (await readWithExcelJs(bytes!)).worksheets[0]!;
    const values = ["C1", "C2", "C3", "C4", "C5"].map((address) => sheet.getCell(address).value);
    expect(values).toEqual([2.5, "setosa", true, null, 0.30000000000000004]);
    expect(["D1", "D5"].map((address) => sheet.getCell(address).formula)).toEqual(["C1*2", '"SCORE.PREDICT(1)"']);
    const { model } = await openWorkbook(bytes!);
    expect(model.sheets[0]!.formulaCells().map(({ formula }) => formula)).toEqual(["=C1*2", '="SCORE.PREDICT(1)"']);
    expect(model.sheets[0]!.readValues({ row: 0, column: 2, rowCount: 5, columnCount: 2 })).toEqual([
      [2.5, 5],
      ["setosa", null],
      [true, null],
      ["", null],
      [0.30000000000000004, "x"],
    ]);
    // All else reads as before, and Excel is not asked to calculate it.
    expect(parts!["xl/workbook.xml"]).toBe(before["xl/workbook.xml"]);
    expect(cellsOf(parts)).toContain('<c r="D1"><f>C1*2</f><v>5</v></c>');
  });

  it("keeps what a result fills as values, without the formula's mark", async () => {
    const { lines, parts, bytes } = await freeze({
      sheet: rows(
        `<c r="A1" cm="1"><f t="array" ref="A1:B2">${PREDICT}</f><v>1</v></c><c r="B1" t="str"><v>a</v></c>`,
        `<c r="A2"><v>2</v></c><c r="B2" t="str"><v>b</v></c>`,
        `<c r="A3" cm="1"><f t="array" ref="A3">${PREDICT}</f><v>3</v></c>`,
      ),
    });
    expect(lines).toEqual([{ frozen: 2, cells: 5, left: 0, exit: 0 }]);
    expect(cellsOf(parts)).toContain(
      rows(
        '<c r="A1"><v>1</v></c><c r="B1" t="str"><v>a</v></c>',
        '<c r="A2"><v>2</v></c><c r="B2" t="str"><v>b</v></c>',
        '<c r="A3"><v>3</v></c>',
      ),
    );
    expect((await openWorkbook(bytes!)).model.sheets[0]!.arrayAreas).toEqual([]);
  });

  it("keeps texts that begin like a formula as texts, also if somebody presses Enter in their cells", async () => {
    const risky = "=HYPERLINK(&quot;x&quot;)";
    const { bytes, parts } = await freeze({
      sheet: rows(
        `<c r="A1" t="str"><f>${PREDICT}</f><v>${risky}</v></c>`,
        `<c r="A2" t="str" cm="1"><f t="array" ref="A2:B2">${PREDICT}</f><v>plain</v></c><c r="B2" t="str"><v>+1</v></c>`,
      ),
      styles: '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>',
    });
    expect(cellsOf(parts)).not.toContain("<f");
    const sheet = (await openWorkbook(bytes!)).model.sheets[0]!;
    expect(sheet.readValues({ row: 0, column: 0, rowCount: 2, columnCount: 2 })).toEqual([
      ['=HYPERLINK("x")', null],
      ["plain", "+1"],
    ]);
    expect([sheet.hasQuotePrefix(0, 0), sheet.hasQuotePrefix(1, 0), sheet.hasQuotePrefix(1, 1)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("writes out formulas that were filled from one that became a value", async () => {
    const { bytes } = await freeze({
      sheet: rows(
        `<c r="A1"><f t="shared" ref="A1:A2" si="0">_xldudf_SCORE_PREDICT("iris",B1)</f><v>1</v></c>`,
        '<c r="A2" t="e"><f t="shared" si="0"/><v>#N/A</v></c>',
      ),
    });
    const sheet = (await openWorkbook(bytes!)).model.sheets[0]!;
    expect([sheet.getFormula(0, 0), sheet.getFormula(1, 0)]).toEqual([undefined, '=_xldudf_SCORE_PREDICT("iris",B2)']);
  });

  it("says of which columns of tables Excel fills new rows with the formula", async () => {
    const formula = "<calculatedColumnFormula>_xldudf_SCORE_PREDICT(1)</calculatedColumnFormula>";
    const { told } = await freeze({
      sheet: rows(
        '<c r="A1" t="inlineStr"><is><t>R&amp;amp;D</t></is></c>',
        '<c r="A2"><f>_xldudf_SCORE_PREDICT(1)</f><v>1</v></c>',
      ).concat('<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
      tables: [
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="A1:A2">' +
          `<tableColumns count="1"><tableColumn id="1" name="R&amp;amp;D">${formula}</tableColumn></tableColumns></table>`,
      ],
    });
    expect(told).toEqual([
      'Rows that are added to table "T" later get the formula of its column "R&amp;D" all the same.',
    ]);
  });
});

describe("a formula that has no value to become", () => {
  it("stays letter by letter, and is named with the reason", async () => {
    const errors = [1, 2, 3, 4, 5, 6].map((row) => `<c r="B${row}" t="e"><f>${PREDICT}</f><v>#N/A</v></c>`);
    const { exitCode, sentences, lines, parts } = await freeze({
      sheet: rows(
        ...errors,
        `<c r="B7"><f>${PREDICT}</f></c>`,
        `<c r="B8" t="e"><f>${PREDICT}</f><v>#GETTING_DATA</v></c>`,
        `<c r="B9" cm="1"><f t="array" ref="B9:C9">${PREDICT}</f><v>1</v></c>`,
        `<c r="B10"><f>${PREDICT}</f><v>7</v></c>`,
      ),
    });
    expect([exitCode, lines]).toEqual([3, [{ frozen: 1, cells: 1, left: 9, exit: 3 }]]);
    expect(sentences).toEqual([
      "1 formula became its value, in out.xlsx: there it is not calculated again.",
      "7 formulas stay as they are: the file holds an error in place of a value. See Sheet1!B1, Sheet1!B2, Sheet1!B3, Sheet1!B4, Sheet1!B5 and further.",
      "2 formulas stay as they are: the file holds no value. See Sheet1!B7, Sheet1!B9.",
      CALCULATE_FIRST,
    ]);
    for (const error of errors) expect(cellsOf(parts)).toContain(error);
    expect(cellsOf(parts)).toContain(`<c r="B9" cm="1"><f t="array" ref="B9:C9">${PREDICT}</f><v>1</v></c>`);
  });

  it.each([
    ["holds no value of any", `<c r="A1"><f>${PREDICT}</f></c>`, "", "", "the file holds no value"],
    [
      "calls its values out of date",
      `<c r="A1"><f>${PREDICT}</f><v>1</v></c>`,
      "",
      '<calcPr fullCalcOnLoad="1"/>',
      "the file says that its values may be out of date",
    ],
  ])("writes no file where it %s", async (_what, cell, tail, afterSheets, reason) => {
    const { exitCode, sentences, lines, parts } = await freeze({ sheet: rows(cell) + tail, afterSheets });
    expect({ exitCode, sentences, lines, parts }).toEqual({
      exitCode: 1,
      sentences: [
        "No formula became a value; no file was written.",
        `1 formula stays as it is: ${reason}. See Sheet1!A1.`,
        CALCULATE_FIRST,
      ],
      lines: [],
      parts: undefined,
    });
  });

  it("is left alone on a protected sheet", async () => {
    const sheet = `${rows(`<c r="A1"><f>${PREDICT}</f><v>1</v></c>`)}<sheetProtection sheet="1"/>`;
    const { exitCode, sentences } = await freeze({ sheet });
    expect([exitCode, sentences[1]]).toEqual([1, "1 formula stays as it is: the sheet is protected. See Sheet1!A1."]);
    expect(sentences).toHaveLength(2);
  });
});

describe("a command that turns formulas into values", () => {
  it("says so and writes nothing where no formula is ours", async () => {
    const { exitCode, sentences, lines, parts } = await freeze({ sheet: rows('<c r="A1"><f>1+1</f><v>2</v></c>') });
    expect({ exitCode, sentences, lines, parts }).toEqual({
      exitCode: 5,
      sentences: [
        "No formula of the workbook calls a function of SCORE.: there is nothing to turn into values. No file was written.",
      ],
      lines: [],
      parts: undefined,
    });
  });

  it.each([
    [["--workbook", "in.xlsx", "--freeze"], "--out is missing. All options: npm run score -- --help"],
    [[...FREEZE, "--table", "T", "--dry-run"], /^--table, --dry-run cannot be used with --freeze, which sends nothing/],
    [["--freeze=yes"], "--freeze takes no value. All options: npm run score -- --help"],
    [[...FREEZE.slice(0, -1), "out.xlsm"], /^--out must end in \.xlsx/],
  ])("is refused where it says something else too: %j", async (args, sentence) => {
    const { exitCode, sentences } = await freeze({ sheet: rows('<c r="A1"><f>SCORE.MODEL(1)</f><v>2</v></c>') }, args);
    expect(exitCode).toBe(2);
    expect(sentences[0]).toMatch(sentence instanceof RegExp ? sentence : sentence.slice(0));
  });
});
