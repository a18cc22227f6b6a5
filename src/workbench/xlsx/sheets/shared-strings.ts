import { XmlScanner } from "../package/xml-scanner";
import { decodeSheetString } from "../package/xml-text";

/**
 * The texts of a shared string part, in index order. Formatted text is its plain text; phonetic hints are left out.
 * @throws SyntaxError when the part is cut short
 */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const scanner = new XmlScanner(xml);
  while (scanner.next()) {
    if (scanner.name === "si" && !scanner.isClosing) strings.push(readStringItem(scanner));
  }
  return strings;
}

/** Text of an `<si>` or `<is>` element at which the scanner stands; moves past its end. */
export function readStringItem(scanner: XmlScanner): string {
  const item = scanner.name;
  let text = "";
  if (scanner.isSelfClosing) return text;
  while (scanner.next()) {
    if (scanner.isClosing) {
      if (scanner.name === item) return text;
      if (scanner.name === "t") text += decodeSheetString(scanner.rawTextBefore());
    } else if (scanner.name === "rPh") {
      scanner.skipElement();
    }
  }
  throw new SyntaxError("A text is not closed.");
}
