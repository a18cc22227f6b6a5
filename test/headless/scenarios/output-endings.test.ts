import { WORKBOOK_KINDS, type WorkbookKind } from "../../../src/workbench/xlsx/kinds/workbook-kind";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { strToU8, unzipSync, zipSync } from "fflate";
import { link, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";
import { withoutMemory } from "../without-memory";

const TABLE = `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`;
const ROWS = [2, 3].map((row) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}"><v>0</v></c></row>`);
const SHEET =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
  `${ROWS.join("")}</sheetData>`;
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";

/** Bytes of a macro project are no text: none may be read as one and written anew. */
const MACROS = Uint8Array.from({ length: 3_000 }, (_, place) => (place * 89) % 256);

interface Wanted {
  readonly properties?: string;
  readonly afterSheets?: string;
}

function fileOfKind(contentType: string, wanted: Wanted = {}): Uint8Array {
  const file = workbookPackage({
    sheet: `${SHEET}<tableParts><tablePart r:id="rId1"/></tableParts>`,
    tables: [TABLE],
    styles: '<cellXfs count="1"><xf/></cellXfs>',
    ...wanted,
    workbookLinks: link(9, "vbaProject", "vbaProject.bin"),
    extra: {
      "[Content_Types].xml": `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}"/></Types>`,
      "xl/_rels/vbaProject.bin.rels": "<Relationships/>",
    },
  });
  return zipSync({ ...unzipSync(file), "xl/vbaProject.bin": MACROS, "xl/vbaProjectSignature.bin": strToU8("sig") });
}

describe("a workbook for macros, or a template", () => {
  it.each(Object.keys(WORKBOOK_KINDS) as WorkbookKind[])(
    "is scored as %s, and stays one with all that is in it",
    async (kind) => {
      const { contentType, ending } = WORKBOOK_KINDS[kind];
      const before = fileOfKind(contentType);
      const { sent, file } = await scoreFile(before, "--out", `OUT${ending.toUpperCase()}`);
      expect(sent).toHaveLength(2);
      expect((await openWorkbook(file!)).kind).toBe(kind);
      const [old, now] = [unzipSync(before), unzipSync(file!)];
      expect(withoutMemory(now)).toEqual(withoutMemory(old));
      for (const part of ["xl/vbaProject.bin", "xl/vbaProjectSignature.bin"]) {
        expect(Buffer.from(now[part]!).equals(Buffer.from(old[part]!))).toBe(true);
      }
    },
  );

  it.each([
    ["workbook", "out.xlsm", ".xlsx"],
    ["workbook", "out", ".xlsx"],
    ["workbook", "out.xls", ".xlsx"],
    ["workbook", "out.xlsx.bak", ".xlsx"],
    ["workbook", "folder.xlsx/out", ".xlsx"],
    ["macro-workbook", "out.xlsx", ".xlsm"],
    ["macro-workbook", "out.XLTM", ".xlsm"],
    ["template", "out.xlsx", ".xltx"],
    ["macro-template", "out.xltx", ".xltm"],
  ] as const)("is refused before anything is sent: a %s as %s, to be called %s", async (kind, out, ending) => {
    const scored = scoreFile(fileOfKind(WORKBOOK_KINDS[kind].contentType), "--out", out);
    const { sent, said, file } = await scored;
    expect([sent, file]).toEqual([[], undefined]);
    expect(said).toContain(`--out must end in ${ending}, not "${out}"`);
  });

  it("is no file of rows, which is scored in another way: it is said how", async () => {
    const workbook = fileOfKind(WORKBOOK_KINDS.workbook.contentType);
    expect((await scoreFile(workbook, "--out", "out.csv")).said).toMatch(
      / A CSV or Parquet file is written from another one, with --input FILE and --output FILE\.$/,
    );
    const way = / Without a workbook, --input FILE and --output FILE score it as it is\.$/;
    await expect(scoreFile(strToU8("a,b\n1,2\n"), "--workbook", "in.csv")).rejects.toThrow(way);
    await expect(scoreFile(strToU8("PAR1"), "--workbook", "IN.PARQUET")).rejects.toThrow(way);
    // A workbook is one whatever it is called.
    expect((await scoreFile(workbook, "--workbook", "in.csv")).sent).toHaveLength(2);
    await expect(scoreFile(strToU8("a,b\n1,2\n"))).rejects.toThrow(/\(such as CSV\), not an Excel workbook\. [^-]*$/);
  });

  it("keeps that it asks to be opened read-only, and the lock of its structure", async () => {
    const properties =
      '<fileSharing readOnlyRecommended="1" userName="Ann"/><workbookPr/><workbookProtection lockStructure="1"/>';
    const { sent, file } = await scoreFile(fileOfKind(WORKBOOK_KINDS.workbook.contentType, { properties }));
    expect(sent).toHaveLength(2);
    expect(new TextDecoder().decode(unzipSync(file!)["xl/workbook.xml"])).toContain(properties);
  });

  it.each([
    ["an add-in", "application/vnd.ms-excel.addin.macroEnabled.main+xml", "This is an Excel add-in (.xlam)"],
    [
      "a binary workbook",
      "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
      "This is a binary workbook (.xlsb)",
    ],
  ])("is not %s, which is refused before anything is sent", async (_what, contentType, sentence) => {
    await expect(scoreFile(fileOfKind(contentType))).rejects.toThrow(sentence);
  });
});
