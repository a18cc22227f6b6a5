import { areaOf } from "../../../src/workbench/model/areas/area";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { packed, partsOf, workbookPackage } from "../../support/workbook-package";

/** What a file of these rows is refused with; undefined when it opens. */
async function refusalOf(rows: string, sharedStrings = "<si><t>zero</t></si><si><t>one</t></si>"): Promise<string> {
  return refusalOfFile(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>`, sharedStrings }));
}

async function refusalOfFile(file: Uint8Array): Promise<string> {
  return openWorkbook(file).then(
    () => "nothing",
    (error: unknown) => {
      expect(error).toMatchObject({ name: "WorkbookFileError", code: "damaged" });
      return (error as Error).message;
    },
  );
}

async function read(rows: string, rowCount: number, columnCount: number): Promise<CellValue[][]> {
  const sharedStrings = "<si><t>zero</t></si><si><t>one</t></si>";
  const { model } = await openWorkbook(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>`, sharedStrings }));
  return model.sheets[0]!.readValues(areaOf(0, 0, rowCount, columnCount));
}

const cell = (reference: string, value = "1") => `<c r="${reference}"><v>${value}</v></c>`;
const row = (number: string, cells = "") => `<row r="${number}">${cells}</row>`;

describe("rows of a sheet part", () => {
  it.each([
    ["one after a later one", row("4") + row("2"), "row 2 stands after row 4"],
    ["one of three", row("2") + row("4") + row("3"), "row 3 stands after row 4"],
    ["twice", row("2") + row("2"), "row 2 stands twice"],
    ["twice, once without its number", row("2") + "<row/>" + row("3"), "row 3 stands twice"],
    ...[
      "2.5",
      "1e3",
      "abc",
      "0",
      "-5",
      "",
      "1048577",
      "٣",
      "0x2",
      "1,0",
      "99999999999999999999",
      "2 3",
      "Infinity",
    ].map((number): [string, string, string] => [
      `"${number}"`,
      row("1") + row(number),
      `a row has the number "${number}"`,
    ]),
    ["past the last one, counted on", row("1048576") + "<row/>", "it has more rows than a sheet can hold"],
    ["within each other", `<row r="1"><row r="2">${cell("A2")}</row></row>`, "<row> stands in row 1"],
    ["within a cell", `<row r="1"><c r="A1"><row r="2"/></c></row>`, "<row> stands in cell A1"],
  ])("are refused: %s", async (_what, rows, where) => {
    expect(await refusalOf(rows)).toContain(`The file is damaged: on the sheet "Sheet1", ${where}`);
  });

  it("are read where their number says, with blanks around it, and where it counts on", async () => {
    const rows = `${row(" 2 ", cell("A2"))}<row><c><v>2</v></c></row>${row("05", cell("A5", "3"))}${row("+6", cell("A6", "4"))}`;
    expect(await read(rows, 6, 1)).toEqual([[null], [1], [2], [null], [3], [4]]);
  });
});

describe("cells of a sheet part", () => {
  it.each([
    ["twice", row("2", cell("A2") + cell("A2")), "cell A2 stands twice"],
    ["after a later one", row("2", cell("C2") + cell("B2")), "cell B2 stands after C2"],
    ["twice, once without an address", row("2", `${cell("A2")}<c/>${cell("B2")}`), "cell B2 stands twice"],
    ["in another row", row("2", cell("A3")), 'row 2 holds a cell "A3"'],
    ["in another row, counted on", row("2") + `<row>${cell("A2")}</row>`, 'row 3 holds a cell "A2"'],
    ...["$A$2", "A", "2", "2A", "XFE2", "A0", "A02", "A-2", "", "A2:B2", "A2 B2", "Ä2", "AAAA2", "R2C1", "A2.0"].map(
      (reference): [string, string, string] => [
        `"${reference}"`,
        row("2", cell(reference)),
        `row 2 holds a cell "${reference}"`,
      ],
    ),
    ["outside of a row", cell("A1"), "<c> stands outside of a row"],
    ["within each other", row("1", `<c r="A1"><c r="B1"/></c>`), "<c> stands in cell A1"],
    ["past the last column", row("1", `${cell("XFD1")}<c/>`), "row 1 has more cells than a sheet has columns"],
    ["as values without a cell", row("1", "<v>1</v>"), "<v> stands in row 1"],
    ["with text between them", row("1", `${cell("A1")}5`), "text stands between its cells"],
    ["with text between their rows", `${row("1")}5${row("2")}`, "text stands between its cells"],
    ["with text before their value", row("1", '<c r="A1">5<v>1</v></c>'), "text stands between its cells"],
    ["inside what readers may pass over", `<AlternateContent>${row("1")}</AlternateContent>`, "<AlternateContent>"],
  ])("are refused: %s", async (_what, rows, where) => {
    const refusal = await refusalOf(rows);
    expect(refusal).toContain('The file is damaged: on the sheet "Sheet1", ');
    expect(refusal).toContain(where);
  });

  it("are read where their address says, also in small letters, and where it counts on", async () => {
    expect(await read(row("2", `<c><v>1</v></c>${cell("c2", "2")}<c><v>3</v></c>`), 2, 4)).toEqual([
      [null, null, null, null],
      [1, null, 2, 3],
    ]);
  });

  it("may stand among comments, blanks and extensions", async () => {
    const rows = `\n <!-- r --> ${row("1", `\t<!-- c -->${cell("A1")}<?p i?><extLst><ext uri="u"><c r="Z9"/></ext></extLst>\r\n`)} `;
    expect(await read(rows, 1, 2)).toEqual([[1, null]]);
  });
});

describe("what stands in a cell of a sheet part", () => {
  it.each([
    ...["1.0", "-1", "1e0", "2", "0x0", "zero", "99999999999"].map((index): [string, string, string] => [
      `the text number "${index}"`,
      `<c r="B2" t="s"><v>${index}</v></c>`,
      "cell B2 refers to a text that is not in the file",
    ]),
    ["a type that is none", '<c r="B2" t="x"><v>1</v></c>', 'cell B2 is of the type "x"'],
    ["a type in capital letters", '<c r="B2" t="S"><v>1</v></c>', 'cell B2 is of the type "S"'],
    ["a format that is not there", '<c r="B2" s="7"><v>1</v></c>', 'cell B2 has the format "7"'],
    ["a format that is none", '<c r="B2" s="-1"><v>1</v></c>', 'cell B2 has the format "-1"'],
    ["two values", '<c r="B2"><v>1</v><v>2</v></c>', "cell B2 holds two values"],
    ["two texts", '<c r="B2" t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>', "cell B2 holds two texts"],
    ["a value and a text of another type", '<c r="B2"><v>1</v><is><t>b</t></is></c>', "cell B2 holds a text"],
    ["two formulas", '<c r="B2"><f>1</f><f>2</f><v>1</v></c>', "cell B2 holds two formulas"],
    ["markup in its value", '<c r="B2"><v>1<b/>2</v></c>', "markup stands in the value of cell B2"],
    ["markup in its formula", '<c r="B2"><f>1<b/>+2</f><v>3</v></c>', "markup stands in the value of cell B2"],
    ["markup in its text", '<c r="B2" t="inlineStr"><is><t>a<b/>c</t></is></c>', "markup stands in a text"],
    ["a text that is said to be a number", '<c r="B2"><is><t>5</t></is></c>', "cell B2 holds a text"],
    ["a text that is said to be a shared one", '<c r="B2" t="s"><is><t>5</t></is></c>', "cell B2 holds a text"],
    ...["1,5", "0x10", "NaN", "INF", "-INF", "1e400", "1 2", "1_0", "٣", "\u00a0", "\u00a01", "1e", "--1", "1'000"].map(
      (text): [string, string, string] => [
        `the number "${text}"`,
        `<c r="B2"><v>${text}</v></c>`,
        "cell B2 holds a number that is none",
      ],
    ),
    ["a truth value that is none", '<c r="B2" t="b"><v>2</v></c>', "cell B2 holds neither true nor false"],
    ["a date that is none", '<c r="B2" t="d"><v>2024-02-30</v></c>', "cell B2 holds a date that is none"],
  ])("is refused: %s", async (_what, xml, where) => {
    expect(await refusalOf(row("2", xml))).toContain(`The file is damaged: on the sheet "Sheet1", ${where}`);
  });

  it("is read: numbers in references and sections, texts without their readings, texts as other writers put them", async () => {
    const rows = row(
      "1",
      '<c><v> &#49;5</v></c><c><v><![CDATA[2]]>5</v></c><c><v>-1.5E-3</v></c><c t="s"><v> 1 </v></c>' +
        '<c t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>kan</t></rPh><phoneticPr/></is></c>' +
        '<c t="inlineStr"><v>a &amp; b</v></c><c t="n"/><c><v>1e-400</v></c>' +
        '<c t="inlineStr"><v>1.0</v><is><t>b</t></is></c><c t="s"><v/></c><c t="s"><v> </v></c><c t="s"/><c s=""><v>7</v></c>',
    );
    const others = ["b", null, null, null, 7];
    expect(await read(rows, 1, 13)).toEqual([[15, 25, -0.0015, "one", "漢", "a & b", null, 0, ...others]]);
  });
});

describe("a sheet part", () => {
  const file = (part: string) => {
    const parts = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
    return packed({ ...parts, "xl/worksheets/sheet1.xml": part });
  };
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const DATA = `<sheetData>${row("1", cell("A1"))}</sheetData>`;

  it.each([
    ["empty", ""],
    ["blanks", " \n"],
    ["garbage", "\u0001\u0002 nothing"],
    ["a list of texts", `<sst ${MAIN}><si><t>a</t></si></sst>`],
    ["a chart sheet", `<chartsheet ${MAIN}/>`],
    ["a page", "<html><body><sheetData/></body></html>"],
    ["without data", `<worksheet ${MAIN}><dimension ref="A1"/></worksheet>`],
    ["self-closed", `<worksheet ${MAIN}/>`],
    ["with its data deeper down", `<worksheet ${MAIN}><extLst>${DATA}</extLst></worksheet>`],
    ["with data twice", `<worksheet ${MAIN}>${DATA}<sheetData/></worksheet>`],
    ["cut behind its data", `<worksheet ${MAIN}>${DATA}`],
    ["cut behind what comes next", `<worksheet ${MAIN}>${DATA}<mergeCells count="1"><mergeCell ref="A1:B1"/>`],
    ["cut in its data", `<worksheet ${MAIN}><sheetData>${row("1", cell("A1"))}`],
    ["cut in a row", `<worksheet ${MAIN}><sheetData><row r="1">${cell("A1")}`],
    ["cut in a cell", `<worksheet ${MAIN}><sheetData><row r="1"><c r="A1"><v>1`],
    ["with a row beside its data", `<worksheet ${MAIN}>${DATA}${row("2", cell("A2"))}</worksheet>`],
  ])("is refused by the name of its sheet, or of the part when that is no XML at all: %s", async (_what, part) => {
    expect(await refusalOfFile(file(part))).toMatch(
      /^The file is damaged: (on the sheet "Sheet1",|its part "xl\/worksheets\/sheet1\.xml") .+\. Open it in Excel/,
    );
  });

  it("is refused by the name of its sheet when it is missing", async () => {
    const { "xl/worksheets/sheet1.xml": _gone, ...parts } = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
    expect(await refusalOfFile(packed(parts))).toContain('it has no part "xl/worksheets/sheet1.xml"');
  });

  it("may have anchors of controls, whose rows and columns are none of the sheet's", async () => {
    const anchor = "<from><xdr:col>0</xdr:col><xdr:row>9</xdr:row></from>";
    const controls = `<controls><control><controlPr><anchor>${anchor}</anchor></controlPr></control></controls>`;
    const { model } = await openWorkbook(file(`<worksheet ${MAIN} xmlns:xdr="d">${DATA}${controls}</worksheet>`));
    expect(model.sheets[0]!.getValue(0, 0)).toBe(1);
  });
});
