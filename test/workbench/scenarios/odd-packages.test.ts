import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { XmlScanner } from "../../../src/workbench/xlsx/package/xml-scanner";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { readDirectory } from "../../../src/workbench/xlsx/zip/zip-directory";
import { rawZip } from "../../support/raw-zip";
import { partsOf, workbookPackage } from "../../support/workbook-package";

const DECLARED = `<?xml version="1.0" encoding="UTF-8"?>`;
const SHEET = "xl/worksheets/sheet1.xml";
const TABLE = `<table id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="\u00e4"/><tableColumn id="2" name="b"/></tableColumns></table>`;
const TEXT_CELL = (cell: string, text: string): string => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`;
const ROWS = `<sheetData><row r="1">${TEXT_CELL("A1", "\u00e4")}${TEXT_CELL("B1", "b")}</row><row r="2"><c r="A2"><v>7</v></c>${TEXT_CELL("B2", "\u20ac")}</row></sheetData>`;
const PARTS = partsOf(
  workbookPackage({ sheet: `${ROWS}<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`, tables: [TABLE] }),
);

describe("packages of other writers", () => {
  it.each<[string, (name: string) => string]>([
    ["backslashes", (name) => name.replaceAll("/", "\\")],
    ["a slash in front", (name) => `/${name}`],
    ["a dot in front", (name) => `./${name}`],
    ["capital letters", (name) => name.toUpperCase()],
    ["letters as bytes", (name) => name.replace("sheet1", "%73heet1")],
  ])("are scored and keep their names: %s", async (_what, renamed) => {
    const names = Object.keys(PARTS).map(renamed);
    const file = rawZip(Object.values(PARTS).map((content, index) => ({ name: names[index]!, content })));
    const saved = await withColumn(file);
    expect(readDirectory(saved).map(({ name }) => name)).toEqual(names);
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ["UTF-16, little end first", (text) => bytesOf("\ufeff" + text.replace("UTF-8", "UTF-16"))],
    ["UTF-16, big end first", (text) => new Uint8Array(Buffer.from(bytesOf("\ufeff" + text)).swap16())],
    ["UTF-16 without a mark", (text) => bytesOf(text.replace("UTF-8", "utf-16"))],
    ["UTF-8 with a mark", (text) => new TextEncoder().encode("\ufeff" + text)],
    ["windows-1252", (text) => inWindows1252(text.replace("UTF-8", "windows-1252"))],
  ])("are scored, and what changed is written in UTF-8 that says so: %s", async (_what, encoded) => {
    const entries = Object.entries(PARTS).map(([name, text]) => ({ name, content: encoded(DECLARED + text) }));
    const saved = await withColumn(rawZip(entries));
    expect(partsOf(saved)[SHEET]).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><worksheet/);
    const unchanged = readDirectory(saved).find(({ name }) => name === "xl/workbook.xml")!;
    expect(unchanged.packed).toEqual(
      readDirectory(rawZip(entries)).find(({ name }) => name === "xl/workbook.xml")!.packed,
    );
  });

  it.each([
    ["content types", { "[Content_Types].xml": `<Types xmlns="t"/>` }],
    ["links of the sheet", { "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="r" /><!-- </end> -->` }],
    ["a list of tables", { [SHEET]: PARTS[SHEET]!.replace(/<tableParts.*<\/tableParts>/, `<tableParts count="0"/>`) }],
    [
      "a list of tables with a prefix",
      { [SHEET]: PARTS[SHEET]!.replace(/<tableParts.*<\/tableParts>/, `<x:tableParts xmlns:x="m" />`) },
    ],
    [
      "a comment behind the root",
      { [SHEET]: `${PARTS[SHEET]!.replace(/<tableParts.*<\/tableParts>/, "")}<!-- </worksheet> -->` },
    ],
    ["styles", { "xl/styles.xml": `<styleSheet xmlns="m"/>` }],
  ] satisfies [string, Record<string, string>][])(
    "may close themselves and are well-formed with something added: %s",
    async (_what, odd) => {
      const parts: Record<string, string> = {
        ...PARTS,
        "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="r"/>`,
        ...odd,
      };
      delete parts["xl/tables/table1.xml"];
      if ("[Content_Types].xml" in odd || "xl/styles.xml" in odd)
        parts[SHEET] = PARTS[SHEET]!.replace(/<tableParts.*<\/tableParts>/, "");
      if ("xl/styles.xml" in odd) {
        const links = "xl/_rels/workbook.xml.rels";
        parts[links] = parts[links]!.replace(
          "</Relationships>",
          `<Relationship Id="rId9" Type="x/styles" Target="styles.xml"/></Relationships>`,
        );
      }
      const opened = await openWorkbook(rawZip(Object.entries(parts).map(([name, content]) => ({ name, content }))));
      const sheet = opened.model.sheets[0]!;
      opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 2, 2) }, "user");
      sheet.setNumberFormat(areaOf(1, 0), "0.000");
      const saved = await saveWorkbook(opened);
      for (const xml of Object.values(partsOf(saved))) expect(() => walk(xml)).not.toThrow();
      const again = await openWorkbook(saved);
      expect(again.model.tables.map(({ name }) => name)).toEqual(["T"]);
      expect(again.model.sheets[0]!.getNumberFormat(1, 0)).toBe("0.000");
    },
  );

  it.each<[string, string, string]>([
    ["a document type", "<worksheet", `<!DOCTYPE w [<!ENTITY a "7">]><worksheet`],
    ["an entity that nobody declared", "\u20ac", "&euro;"],
    ["a character that XML forbids", "\u20ac", "&#0;"],
    ["half a character", "\u20ac", "&#xD800;"],
    ["a character beyond all", "\u20ac", "&#x110000;"],
    ["a sign that begins no reference", "\u20ac", "a & b"],
    ["a tag that closes another", "<v>7</v></c>", "<v>7</c></v>"],
    ["a value without quotes", `r="A2"`, "r=A2"],
    ["two addresses of a cell", `r="A2"`, `r="A2" r="B2"`],
    ["text behind the root", "</worksheet>", "</worksheet>7"],
    ["a root that is cut short", "</worksheet>", "</works"],
    ["an end behind the rows", "</sheetData>", "</sheetData><!--"],
    ["a reference that nobody reads", `r="A2"`, `r="A2" other="&nbsp;"`],
    ["a comment with two hyphens", "<v>7</v>", "<!-- a -- b --><v>7</v>"],
    ["a declaration behind a line end", "<worksheet", `\n<?xml version="1.0"?><worksheet`],
    ["a declaration among its cells", "</sheetData>", `<?xml version="1.0"?></sheetData>`],
    ["a declaration without a version", "<worksheet", `<?xml encoding="UTF-8"?><worksheet`],
    ["a declaration of something else", "<worksheet", `<?xml version="1.0" standalne="yes"?><worksheet`],
    ["a second byte order mark", "<worksheet", "\ufeff\ufeff<worksheet"],
    ["a name that is none", `r="A2"`, `;r="A2"`],
    ["a name that begins with a digit", `r="A2"`, `r="A2" 1s="0"`],
    ["no blank before an attribute", `<c r="A2"`, `<cr="A2"`],
    ["a blank of another kind", "</worksheet>", "</worksheet>\u00a0"],
  ])("are refused with %s, by the sheet", async (_what, before, after) => {
    const sheet = PARTS[SHEET]!.replace(before, after);
    const parts = { ...PARTS, [SHEET]: sheet };
    const file = rawZip(Object.entries(parts).map(([name, content]) => ({ name, content })));
    await expect(openWorkbook(file)).rejects.toMatchObject({
      code: "damaged",
      message: expect.stringMatching(/^The file is damaged: .*[Ss]heet.*\.$/) as string,
    });
  });

  it.each(
    ["xl/workbook.xml", "xl/tables/table1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"].flatMap((name) =>
      ["<x/>", "x", `<?xml version="1.0"?>`, "<!-- ", "</x>"].map((behind) => [name, behind] as const),
    ),
  )("are refused by the name of the part that goes on behind its root: %s with %s", async (name, behind) => {
    const parts = { ...PARTS, [name]: PARTS[name]! + behind };
    const file = rawZip(Object.entries(parts).map(([part, content]) => ({ name: part, content })));
    await expect(openWorkbook(file)).rejects.toMatchObject({
      code: "damaged",
      message: expect.stringContaining(name) as string,
    });
  });

  it("may have signs that look like references where they are none", async () => {
    const sheet = PARTS[SHEET]!.replace("<sheetData>", "<!-- a & b --><?p a&b;?><sheetData>").replace(
      "<t>\u20ac</t>",
      "<t><![CDATA[&x;]]>&amp;x;</t>",
    );
    const file = rawZip(Object.entries({ ...PARTS, [SHEET]: sheet }).map(([name, content]) => ({ name, content })));
    expect((await openWorkbook(file)).model.sheets[0]!.getValue(1, 1)).toBe("&x;&x;");
  });

  it.each([
    "xl/workbook.xml",
    "xl/tables/table1.xml",
    "xl/sharedStrings.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
  ])("are refused by the name of the part that is cut short: %s", async (name) => {
    const parts = { ...PARTS, [name]: PARTS[name]!.slice(0, -3) };
    const file = rawZip(Object.entries(parts).map(([part, content]) => ({ name: part, content })));
    await expect(openWorkbook(file)).rejects.toMatchObject({
      code: "damaged",
      message: expect.stringContaining(name) as string,
    });
  });
});

/** The file with a column that was added to its table, opened again and compared. */
async function withColumn(file: Uint8Array): Promise<Uint8Array> {
  const opened = await openWorkbook(file);
  expect(opened.model.sheets[0]!.getValue(1, 0)).toBe(7);
  const table = opened.model.tableByName("T")!;
  expect(table.columns.map(({ name }) => name)).toEqual(["\u00e4", "b"]);
  addTableColumn(opened.model, table, "pane", { name: "Prediction" });
  const saved = await saveWorkbook(opened);
  const { model } = await openWorkbook(saved);
  expect(model.tables[0]!.columns.map(({ name }) => name)).toEqual(["\u00e4", "b", "Prediction"]);
  expect([0, 1].map((column) => model.sheets[0]!.getValue(1, column))).toEqual([7, "\u20ac"]);
  return saved;
}

function walk(xml: string): void {
  const scanner = new XmlScanner(xml);
  while (scanner.next());
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "utf16le"));
}

function inWindows1252(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll("\u20ac", "\x80"), "latin1"));
}
