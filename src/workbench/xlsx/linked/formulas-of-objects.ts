import type { FormulaBesideCells } from "../../model/workbook-model";
import type { Relationship } from "../package/relationships";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";

/** Kinds of parts with objects that show a range of cells. Source: MS-XLSX 2.3.5 (`formControlPr`); MS-ODRAWXML (`cameraTool`). */
const KINDS = ["ctrlProp", "drawing"];

/**
 * Ranges that boxes, lists and pictures of cells on a sheet show. A part that cannot be read shows nothing here: it stays as it is.
 * @param links from the sheet to other parts
 */
export function formulasOfObjects(
  zip: ZipPackage,
  links: readonly Relationship[],
  sheetName: string,
): FormulaBesideCells[] {
  return links.flatMap(({ kind, target }) => {
    if (!KINDS.includes(kind) || !zip.has(target)) return [];
    try {
      return formulasIn(zip.read(target), sheetName);
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

function formulasIn(xml: string, sheetName: string): FormulaBesideCells[] {
  const scanner = new XmlScanner(xml);
  const found: FormulaBesideCells[] = [];
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    const list = scanner.name === "formControlPr" ? scanner.attribute("fmlaRange") : undefined;
    const picture = scanner.name === "cameraTool" ? scanner.attribute("cellRange") : undefined;
    if (list) found.push({ what: `a list box of the sheet ${sheetName}`, sheetName, formula: list });
    if (picture) found.push({ what: `a picture of cells on the sheet ${sheetName}`, sheetName, formula: picture });
  }
  return found;
}
