import { damagedFile } from "../package/workbook-file-error";
import { XmlScanner } from "../package/xml-scanner";
import { decodeSheetString } from "../package/xml-text";
import { DamagedSheetError } from "./damaged-sheet-error";

/**
 * The texts of a shared string part, in index order. Formatted text is its plain text; phonetic hints are left out. How many there are
 * is counted: what the part says of that may be wrong or missing, and Excel goes by the texts, too.
 * @throws WorkbookFileError `damaged` when it is no such part, SyntaxError when it is cut short
 */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const scanner = new XmlScanner(xml);
  const isList = scanner.next() && !scanner.isClosing && scanner.name === "sst";
  if (!isList) throw damagedFile("the part that should hold its texts holds something else");
  if (scanner.isSelfClosing) return strings;
  while (scanner.next()) {
    if (scanner.isClosing) {
      scanner.next(); // behind the root nothing may stand
      return strings;
    }
    if (scanner.name === "si") strings.push(readStringItem(scanner));
    else scanner.skipElement();
  }
  throw new SyntaxError("The texts are cut short.");
}

/**
 * Text of an `<si>` or `<is>` element at which the scanner stands; moves past its end. Source: ECMA-376 Part 1, 18.4.8.
 * @throws DamagedSheetError for markup within a text, SyntaxError when the element is cut short
 */
export function readStringItem(scanner: XmlScanner): string {
  let text = "";
  if (scanner.isSelfClosing) return text;
  while (scanner.next()) {
    if (scanner.isClosing) return text;
    if (scanner.name === "t") text += readText(scanner);
    else if (scanner.name === "r" && !scanner.isSelfClosing) text += readRun(scanner);
    // Readings (rPh) and what they look like (phoneticPr) are no part of the text.
    else scanner.skipElement();
  }
  throw new SyntaxError("A text is not closed.");
}

function readRun(scanner: XmlScanner): string {
  let text = "";
  while (scanner.next()) {
    if (scanner.isClosing) return text;
    if (scanner.name === "t") text += readText(scanner);
    else scanner.skipElement();
  }
  throw new SyntaxError("A text is not closed.");
}

function readText(scanner: XmlScanner): string {
  if (scanner.isSelfClosing) return "";
  if (!scanner.next()) throw new SyntaxError("A text is not closed.");
  if (!scanner.isClosing) throw new DamagedSheetError("markup stands in a text");
  return decodeSheetString(scanner.rawTextBefore());
}
