import { XmlScanner } from "../package/xml-scanner";
import { decodeXml, encodeXml } from "../package/xml-text";

interface FoundName {
  /** Where the text of the name begins and ends in the workbook part. */
  readonly start: number;
  readonly end: number;
  /** What it stands for, decoded. */
  readonly formula: string;
}

/**
 * Whether the workbook part has the hidden name that stands for the cells of a table that a query feeds.
 * Source: MS-OI29500 2.1.826 g: without it Excel takes the file for damaged.
 * @param sheetName the table's sheet
 */
export function hasQueryTableName(workbookXml: string, definedName: string, sheetName: string): boolean {
  return findName(workbookXml, definedName, sheetName) !== undefined;
}

/**
 * The workbook part with the name of a query table standing for these cells; the sheet stays as it is written there.
 * @param address absolute, without the sheet: "$A$1:$D$20"
 */
export function withQueryTableName(
  workbookXml: string,
  definedName: string,
  sheetName: string,
  address: string,
): string {
  const found = findName(workbookXml, definedName, sheetName);
  if (found === undefined) return workbookXml;
  const sheet = found.formula.slice(0, found.formula.lastIndexOf("!") + 1);
  return workbookXml.slice(0, found.start) + encodeXml(sheet + address) + workbookXml.slice(found.end);
}

/** Excel gives the name to the sheet; one of the whole workbook serves if it stands for cells of that sheet. */
function findName(workbookXml: string, definedName: string, sheetName: string): FoundName | undefined {
  const scanner = new XmlScanner(workbookXml);
  const tabs: string[] = [];
  let ofWorkbook: FoundName | undefined;
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "sheet") tabs.push(scanner.attribute("name") ?? "");
    if (scanner.name !== "definedName" || scanner.isSelfClosing) continue;
    if (scanner.attribute("name")?.toLowerCase() !== definedName.toLowerCase()) continue;
    const sheetIndex = scanner.attribute("localSheetId");
    const start = scanner.end;
    scanner.next();
    const found = { start, end: scanner.start, formula: decodeXml(workbookXml.slice(start, scanner.start)) };
    if (sheetIndex === undefined) ofWorkbook = isOnSheet(found.formula, sheetName) ? found : ofWorkbook;
    else if (tabs[Number(sheetIndex)] === sheetName) return found;
  }
  return ofWorkbook;
}

function isOnSheet(formula: string, sheetName: string): boolean {
  const sheet = formula.slice(0, formula.lastIndexOf("!"));
  const plain = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return plain.toLowerCase() === sheetName.toLowerCase();
}
