import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { link, packed, partsOf, workbookPackage } from "../../../support/workbook-package";

const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";

/** A package whose main part is declared to be of this type. */
function withMain(part: string, contentType: string, content = "<x/>"): Uint8Array {
  return packed({
    "[Content_Types].xml": `<Types xmlns="${TYPES}"><Override PartName="/${part}" ContentType="${contentType}"/></Types>`,
    "_rels/.rels": `<Relationships>${link(1, "officeDocument", part)}</Relationships>`,
    [part]: content,
  });
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const BOOK = partsOf(workbookPackage({ sheet: "<sheetData/>" }));
const { "_rels/.rels": _links, ...unlinked } = BOOK;
const { "xl/workbook.xml": _book, ...headless } = BOOK;

describe("zip files that hold no workbook", () => {
  it.each([
    [
      "a binary workbook",
      withMain("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
      "old-format",
      "a binary workbook (.xlsb)",
    ],
    [
      "a binary workbook under other names",
      withMain("a/b.xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
      "old-format",
      "(.xlsb)",
    ],
    [
      "an add-in",
      withMain("xl/workbook.xml", "application/vnd.ms-excel.addin.macroEnabled.main+xml", "<workbook/>"),
      "not-a-workbook",
      "an Excel add-in (.xlam)",
    ],
    ["a Word document", withMain("word/document.xml", WORD, "<w:document/>"), "not-a-workbook", "a Word document"],
    [
      "a Word document with macros",
      withMain("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
      "not-a-workbook",
      "a Word document",
    ],
    ["a presentation", withMain("ppt/presentation.xml", SLIDES), "not-a-workbook", "a PowerPoint presentation"],
    [
      "a drawing",
      withMain("visio/document.xml", "application/vnd.ms-visio.drawing.main+xml"),
      "not-a-workbook",
      "a Visio drawing",
    ],
    ["an unknown document", withMain("a/b.xml", "application/xml"), "not-a-workbook", "an Office document"],
    [
      "an .ods",
      packed({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
      "not-a-workbook",
      "an OpenDocument spreadsheet (.ods)",
    ],
    [
      "an .odt",
      packed({ mimetype: "application/vnd.oasis.opendocument.text" }),
      "not-a-workbook",
      "an OpenDocument file",
    ],
    [
      "a Numbers document",
      packed({ "Index/Document.iwa": "x", "Metadata/Properties.plist": "x" }),
      "not-a-workbook",
      "Numbers",
    ],
    ["an older Numbers document", packed({ "Index.zip": "x", "preview.jpg": "x" }), "not-a-workbook", "Numbers"],
    [
      "a zipped workbook",
      packed({ "__MACOSX/._a.xlsx": "x", "in/a.xlsx": "x" }),
      "not-a-workbook",
      'holds "in/a.xlsx"',
    ],
    ["a zipped CSV", packed({ "a.csv": "x" }), "not-a-workbook", "a zip archive of data"],
    ["another zip", packed({ "a.txt": "x" }), "not-a-workbook", "This is a zip archive"],
    ["an empty zip", packed({}), "not-a-workbook", "This is a zip archive"],
    ["a workbook without its first links", packed(unlinked), "damaged", "which part is the workbook"],
    ["a workbook without its main part", packed(headless), "damaged", 'no part "xl/workbook.xml"'],
  ])("refuses %s", async (_what, file, code, message) => {
    await expect(openWorkbook(file, "Book1.xlsx")).rejects.toMatchObject({
      name: "WorkbookFileError",
      code,
      message: expect.stringContaining(message) as string,
    });
  });

  it("takes a workbook whatever its parts are called", async () => {
    const { "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "_rels/.rels": _first, ...others } = BOOK;
    const file = packed({
      ...others,
      "[Content_Types].xml": `<Types xmlns="${TYPES}"><Default Extension="XML" ContentType="application/xml"/><Override PartName="/XL/Mappe.xml" ContentType="${SHEET}"/></Types>`,
      "_rels/.rels": `<Relationships>${link(1, "officeDocument", "/xl/Mappe.xml")}</Relationships>`,
      "xl/Mappe.xml": book!,
      "xl/_rels/Mappe.xml.rels": links!,
    });
    expect((await openWorkbook(file)).kind).toBe("workbook");
  });
});
