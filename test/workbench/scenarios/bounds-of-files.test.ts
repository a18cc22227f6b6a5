import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { link, packed, partsOf, workbookPackage } from "../../support/workbook-package";

const repeated = (count: number, of: (place: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join("");

/** What a file is refused with; its code alone when it opens. */
async function refusalOf(file: Uint8Array): Promise<{ code: string; message: string }> {
  return openWorkbook(file).then(
    () => ({ code: "opened", message: "" }),
    (error: unknown) => {
      expect(error).toMatchObject({
        name: "WorkbookFileError",
        message: expect.stringMatching(/^[A-Z].*\.$/) as string,
      });
      return error as { code: string; message: string };
    },
  );
}

/** A file whose workbook part lists these sheets, with these links behind the usual ones. */
function fileListing(sheets: string, links: string, extra: Record<string, string> = {}): Uint8Array {
  const parts = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
  return packed({
    ...parts,
    "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(/<sheets>.*<\/sheets>/, `<sheets>${sheets}</sheets>`),
    "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"]!.replace(
      "</Relationships>",
      `${links}</Relationships>`,
    ),
    ...extra,
  });
}

const sheet = (name: string, id = "rId1") => `<sheet name="${name}" sheetId="1" r:id="${id}"/>`;

describe("a file that wants more than there is room for", () => {
  it.each<[string, string]>([
    ["a value in the last row of 39 columns", `<row r="1048576">${repeated(39, () => "<c><v>1</v></c>")}</row>`],
    ["a value in the last row of all columns", `<row r="1048576">${repeated(16_384, () => "<c><v>1</v></c>")}</row>`],
    [
      "texts far below, one row lower in each column",
      repeated(41, (i) => `<row r="${1_000_000 + i}"><c r="C${letters(i)}${1_000_000 + i}" t="str"><v>a</v></c></row>`),
    ],
  ])("is said to be too large: %s", async (_what, rows) => {
    const { code, message } = await refusalOf(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>` }));
    expect(code).toBe("too-large");
    expect(message).toContain("more than 40 million");
  });

  it("is said to be too large: long formulas that are filled into many cells", async () => {
    const master = `<c><f t="shared" si="0" ref="A1:A9">"${"x".repeat(180_000)}"+C1</f><v>1</v></c>`;
    const rows = `<row>${master}</row>${repeated(900, () => '<row><c><f t="shared" si="0"/><v>1</v></c></row>')}`;
    const { code, message } = await refusalOf(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>` }));
    expect(code).toBe("too-large");
    expect(message).toContain("filled formulas are longer than 150 million characters");
  });

  it("opens with values in the last row of a few columns", async () => {
    const rows = `<row r="1048576">${repeated(3, () => "<c><v>1</v></c>")}</row>`;
    expect((await refusalOf(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>` }))).code).toBe("opened");
  });

  it.each<[string, string, string]>([
    ["cells of one row", `<row>${"<c/>".repeat(16_385)}</row>`, "row 1 has more cells than a sheet has columns"],
    ["cells of one row, by millions", `<row>${"<c/>".repeat(2_000_000)}</row>`, "row 1 has more cells"],
    ["rows", '<row r="1048576"/><row/>', "it has more rows than a sheet can hold"],
  ])("is damaged when it has more %s than a sheet", async (_what, rows, where) => {
    const { code, message } = await refusalOf(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>` }));
    expect([code, message]).toEqual(["damaged", expect.stringContaining(where)]);
  });

  it("is damaged when it lists more columns than a sheet", async () => {
    const cols = repeated(16_385, () => '<col min="1" max="16384" width="9"/>');
    const { code, message } = await refusalOf(workbookPackage({ sheet: `<cols>${cols}</cols><sheetData/>` }));
    expect([code, message]).toEqual(["damaged", expect.stringContaining("it lists more columns")]);
  });

  it("is too large with blocks of results that lie on each other a thousand times", async () => {
    const rows = repeated(1_000, () => '<row><c><f t="array" ref="A1:B400000">1</f><v>1</v></c></row>');
    const { code, message } = await refusalOf(workbookPackage({ sheet: `<sheetData>${rows}</sheetData>` }));
    expect([code, message]).toEqual(["too-large", expect.stringContaining("more than 12 million cells")]);
  });

  it("is too large with a million sheets", async () => {
    const links = repeated(5_001, (i) => link(i + 100, "worksheet", `worksheets/s${i}.xml`));
    const sheets = repeated(5_001, (i) => sheet(`S${i}`, `rId${i + 100}`));
    const { code, message } = await refusalOf(fileListing(sheets + sheets.repeat(20), links));
    expect([code, message]).toEqual(["too-large", expect.stringContaining("more than 5,000 sheets")]);
  });
});

describe("a file that has many of one thing", () => {
  // Of what was quadratic: these took minutes. The time that a test may take is the bound.
  it.each<[string, Parameters<typeof workbookPackage>[0]]>([
    [
      "merged cells",
      {
        sheet: `<sheetData/><mergeCells>${repeated(100_000, (i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`)}</mergeCells>`,
      },
    ],
    [
      "hidden rows",
      { sheet: `<sheetData>${repeated(200_000, (i) => `<row r="${2 * i + 1}" hidden="1"/>`)}</sheetData>` },
    ],
    [
      "array formulas",
      {
        sheet: `<sheetData>${repeated(50_000, (i) => `<row><c><f t="array" ref="A${i + 1}:B${i + 1}">1</f><v>1</v></c></row>`)}</sheetData>`,
      },
    ],
    [
      "meanings of one name",
      {
        sheet: "<sheetData/>",
        afterSheets: `<definedNames>${repeated(100_000, (i) => `<definedName name="x" localSheetId="${i}">A1</definedName>`)}</definedNames>`,
      },
    ],
    ["cell formats", { sheet: "<sheetData/>", styles: `<cellXfs>${'<xf numFmtId="0"/>'.repeat(300_000)}</cellXfs>` }],
    ["texts", { sheet: "<sheetData/>", sharedStrings: "<si><t>a</t></si>".repeat(300_000) }],
  ])("opens in time: %s", async (_what, xml) => {
    expect((await refusalOf(workbookPackage(xml))).code).toBe("opened");
  });

  it("opens in time: a table as wide as a sheet", async () => {
    const width = 16_384;
    const cells = repeated(width, (i) => `<c t="str"><v>c${i}</v></c>`);
    const columns = repeated(width, (i) => `<tableColumn id="${i + 1}" name="c${i}"/>`);
    const table = `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:XFD2"><tableColumns>${columns}</tableColumns></table>`;
    const { model } = await openWorkbook(
      workbookPackage({ sheet: `<sheetData><row>${cells}</row></sheetData>`, tables: [table] }),
    );
    expect(model.tables[0]!.columns.at(-1)!.name).toBe("c16383");
  });
});

describe("the sheets that a workbook lists", () => {
  it("may be modules of old macros, which have no part: they are left out", async () => {
    const { model } = await openWorkbook(fileListing(sheet("Module1", "") + sheet("Data") + sheet("Module2", ""), ""));
    expect(model.sheets.map(({ name }) => name)).toEqual(["Data"]);
  });

  it.each<[string, Uint8Array, string]>([
    [
      "without a link",
      fileListing('<sheet name="Lost" sheetId="1"/>', ""),
      'nothing in it says which part is the sheet "Lost"',
    ],
    ["with a link that is not there", fileListing(sheet("Lost", "rId99"), ""), 'which part is the sheet "Lost"'],
    ["with a link to something else", fileListing(sheet("Lost", "rId2"), ""), 'which part is the sheet "Lost"'],
    [
      "with a part that is missing",
      fileListing(sheet("Lost", "rId9"), link(9, "worksheet", "worksheets/gone.xml")),
      'it has no part "xl/worksheets/gone.xml"',
    ],
    [
      "twice the same part",
      fileListing(sheet("A") + sheet("B"), ""),
      'two of its sheets, one of them "B", are the same part',
    ],
    [
      "twice the same name",
      fileListing(sheet("A") + sheet("a", "rId9"), link(9, "worksheet", "worksheets/sheet9.xml"), {
        "xl/worksheets/sheet9.xml": "<worksheet><sheetData/></worksheet>",
      }),
      'the sheet "a" has the name of another sheet',
    ],
    [
      "without a name",
      fileListing('<sheet sheetId="1" r:id="rId1"/>', ""),
      'the sheet "" has a name that Excel does not allow',
    ],
    [
      "with a name that Excel does not allow",
      fileListing(sheet("a/b"), ""),
      'the sheet "a/b" has a name that Excel does not allow',
    ],
    ["none", fileListing("", ""), "it has no worksheet"],
    [
      "none with cells",
      fileListing(sheet("Chart", "rId9"), link(9, "chartsheet", "chartsheets/sheet1.xml")),
      "it has no worksheet",
    ],
  ])("are refused: %s", async (_what, file, where) => {
    const { code, message } = await refusalOf(file);
    expect([code, message]).toEqual(["damaged", expect.stringContaining(where)]);
  });

  it("may include sheets of charts, which have no cells", async () => {
    const file = fileListing(sheet("Chart", "rId9") + sheet("Data"), link(9, "chartsheet", "chartsheets/sheet1.xml"));
    expect((await openWorkbook(file)).model.sheets.map(({ name }) => name)).toEqual(["Data"]);
  });
});

function letters(place: number): string {
  return String.fromCharCode(65 + (place % 26), 65 + (Math.floor(place / 26) % 26));
}
