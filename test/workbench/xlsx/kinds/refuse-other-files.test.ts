import { refuseOtherFiles } from "../../../../src/workbench/xlsx/kinds/refuse-other-files";
import {
  WorkbookFileError,
  type WorkbookFileErrorCode,
} from "../../../../src/workbench/xlsx/package/workbook-file-error";
import { oleFile } from "../../../support/ole-file";
import { workbookPackage } from "../../../support/workbook-package";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const latin1 = (content: string): Uint8Array => Uint8Array.from(content, (letter) => letter.charCodeAt(0));
const utf16 = (content: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${content}`, "utf16le"));
/** A text that stands in a cell of an old workbook reads like the name of a stream, and is none. */
const CELL_TEXT = new Uint8Array(Buffer.from("EncryptedPackage", "utf16le"));

/** As Excel writes it beside a workbook that is open. */
function lockFile(user: string): Uint8Array {
  const file = new Uint8Array(165).fill(0x20);
  file[0] = user.length;
  file.set(text(user), 1);
  const name = new Uint8Array(Buffer.from(user.padEnd(54), "utf16le"));
  file.set([user.length, 0], 55);
  file.set(name, 57);
  return file;
}

function withoutDirectory(names: readonly string[]): Uint8Array {
  const file = oleFile(names);
  file.fill(0, 26, 512);
  return file;
}

describe("files that are no packages", () => {
  it.each<[string, Uint8Array, WorkbookFileErrorCode, string]>([
    ["an Excel 97 workbook", oleFile(["Workbook"], CELL_TEXT), "old-format", "Excel 97-2003 file (.xls)"],
    ["an Excel 95 workbook", oleFile(["Book", "\u0005SummaryInformation"]), "old-format", "Excel 5.0/95 file (.xls)"],
    ["an Excel 4 sheet", latin1("\t\x04\x06\0\0\0\x10\0\0\0"), "old-format", "Excel 2 to 95 (.xls)"],
    ["an Excel 2 sheet", latin1("\t\0\x04\0\x07\0\x10\0"), "old-format", "Excel 2 to 95 (.xls)"],
    ["an Excel 5 stream alone", latin1("\t\x08\x08\0\0\x05\x05\0"), "old-format", "Excel 2 to 95 (.xls)"],
    ["a password", oleFile(["EncryptionInfo", "EncryptedPackage"]), "protected", "protected with a password"],
    [
      "a password, with data spaces behind",
      oleFile(["EncryptedPackage", "\u0006DataSpaces", "StrongEncryptionTransform", "EncryptionInfo", "Version"]),
      "protected",
      "protected with a password",
    ],
    [
      "rights management",
      oleFile(["EncryptedPackage", "\u0006DataSpaces", "Version", "DataSpaceMap", "DRMEncryptedTransform"]),
      "protected",
      "rights management",
    ],
    ["rights management of .xls", oleFile(["\u0009DRMContent"]), "protected", "rights management"],
    ["a Word 97 document", oleFile(["1Table", "WordDocument"]), "not-a-workbook", "Word 97-2003"],
    ["a PowerPoint 97 file", oleFile(["PowerPoint Document"]), "not-a-workbook", "PowerPoint 97-2003"],
    ["an Outlook message", oleFile(["__properties_version1.0"]), "not-a-workbook", "Outlook message"],
    ["another old document", oleFile(["Catalog"]), "not-a-workbook", "container of old Office documents"],
    [
      "a password, in a file whose directory cannot be read",
      withoutDirectory(["EncryptedPackage"]),
      "protected",
      "password",
    ],
    ["the first bytes of an old workbook", oleFile(["Workbook"]).slice(0, 700), "damaged", "cut short"],
    ["a header alone", oleFile(["Workbook"]).slice(0, 20), "damaged", "cut short"],
  ])("refuses %s", (_what, file, code, message) => {
    expect(() => refuseOtherFiles(file)).toRefuse(WorkbookFileError, {
      code,
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ["a CSV", text("a,b\n1,2\n"), "a text file (such as CSV)"],
    ["a CSV whose first column is called PK", text("PK,name\n1,2"), "a text file (such as CSV)"],
    ["a CSV in Windows' letters", latin1("gr\xf6\xdfe;b\r\n1,5;2"), "a text file (such as CSV)"],
    ["Excel's Unicode text", utf16("a\tb\r\n1\t2"), "a text file (such as CSV)"],
    ["a text cut within a letter", text("é".repeat(5_000)).slice(0, 8_193), "a text file (such as CSV)"],
    ["a list in brackets", text("[id],[name]\n1,2"), "a text file (such as CSV)"],
    ["JSON", text('{"a": [1, 2]}'), "a JSON text"],
    ["JSON lines of lists", text("[[1, 2], [3, 4]]"), "a JSON text"],
    ["an HTML table called .xls", text("\uFEFF\n<table border=1><tr><td>1</td></tr></table>"), "a web page (HTML)"],
    ["XHTML", text('<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE html><html></html>'), "a web page (HTML)"],
    [
      "Excel's HTML",
      text('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head></html>'),
      "a web page (HTML)",
    ],
    ["MHTML", text("MIME-Version: 1.0\nContent-Type: multipart/related"), "a web page in one file"],
    [
      "XML of 2003",
      text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
      "an XML Spreadsheet 2003",
    ],
    [
      "flat OpenDocument",
      text('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
      "a flat OpenDocument file (.fods)",
    ],
    ["other XML", text('<?xml version="1.0"?><rows/>'), "an XML file"],
    ["other XML behind many comments", text(`${"<!-- x -->".repeat(800)}<rows/>`), "an XML file"],
    ["a web page behind many comments", text(`${"<!---->".repeat(800)}\n<html>`), "a web page (HTML)"],
    ["comments alone", text("<!---->".repeat(1000)), "an XML file"],
    [
      "a Google shortcut",
      text('{"url":"https://docs.google.com/open?id=1","doc_id":"1","email":"a@b.c"}'),
      "a shortcut to a Google sheet",
    ],
    ["a newer Google shortcut", text('{"":"WARNING!","doc_id":"1"}'), "a shortcut to a Google sheet"],
    ["a web shortcut", text("[InternetShortcut]\r\nURL=https://x/y.xlsx"), "a shortcut to a web address"],
    ["a pointer of Git LFS", text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"), "Git LFS"],
    ["RTF", text("{\\rtf1\\ansi hello}"), "rich text"],
    ["SYLK", text("ID;PWXL;N;E\r\nP;PGeneral"), "a SYLK file"],
    [
      "LibreOffice's lock file",
      text(",ann,pc,18.05.2024 10:12,file:///home/ann/.config/libreoffice/4;"),
      "LibreOffice",
    ],
    ["Excel's lock file", lockFile("Ann Lee"), "Excel's lock file"],
    ["the lock file of a short name", lockFile("A"), "without ~$ before its name"],
    ["PDF", latin1("%PDF-1.7\n%\xe2\xe3"), "a PDF document"],
    ["Parquet", latin1("PAR1\x15\x04PAR1"), "a Parquet file"],
    ["Arrow", latin1("ARROW1\0\0"), "an Arrow file"],
    ["gzip", latin1("\x1f\x8b\x08\0"), "a gzip archive"],
    ["SQLite", latin1("SQLite format 3\0\x10"), "a SQLite database"],
    ["a picture", latin1("\x89PNG\r\n\x1a\n"), "a picture"],
    ["a Mac's companion file", latin1("\0\x05\x16\x07\0\x02\0\0"), "without ._ before its name"],
    ["a shortcut of Windows", latin1("L\0\0\0\x01\x14\x02\0\0"), "a shortcut of Windows"],
    ["other bytes", latin1("\x01\x02\x03\xff"), "This is not an Excel workbook."],
    ["nothing", new Uint8Array(), "The file is empty"],
  ])("refuses %s", (_what, file, message) => {
    expect(() => refuseOtherFiles(file)).toRefuse(WorkbookFileError, {
      code: "not-a-workbook",
      message: expect.stringContaining(message),
    });
  });

  it("tells a file that was not downloaded to its end, or not at all, from one of another kind", () => {
    const whole = workbookPackage({ sheet: "<sheetData/>" });
    expect(() => refuseOtherFiles(whole)).not.toThrow();
    for (const bytes of [whole.slice(0, 400), whole.slice(0, -22), new Uint8Array(5_000)]) {
      expect(() => refuseOtherFiles(bytes)).toRefuse(WorkbookFileError, {
        code: "damaged",
        message: expect.stringMatching(/download it once more/),
      });
    }
  });

  it("comes to an end with a directory that leads in a circle or out of the file", () => {
    const circle = oleFile(["Catalog", "a", "b", "c", "d"]);
    new DataView(circle.buffer).setUint32(512 + 4 * 2, 1, true);
    const outside = oleFile(["Catalog"]);
    new DataView(outside.buffer).setUint32(48, 0x7fffffff, true);
    expect(() => refuseOtherFiles(circle)).toRefuse(WorkbookFileError, { code: "not-a-workbook" });
    expect(() => refuseOtherFiles(outside)).toRefuse(WorkbookFileError, { code: "damaged" });
  });
});
