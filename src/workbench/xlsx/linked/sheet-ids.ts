import { XmlScanner } from "../package/xml-scanner";

/** Names of sheets by the id that the workbook part gives them, which is neither their place nor that of their part. */
export function sheetNamesById(workbookXml: string): ReadonlyMap<string, string> {
  const scanner = new XmlScanner(workbookXml);
  const names = new Map<string, string>();
  while (scanner.next() && !(scanner.name === "sheets" && scanner.isClosing)) {
    if (scanner.name !== "sheet" || scanner.isClosing) continue;
    names.set(scanner.attribute("sheetId") ?? "", scanner.attribute("name") ?? "");
  }
  return names;
}
