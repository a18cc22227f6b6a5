import { XmlScanner } from "../package/xml-scanner";
import { mentionsIn } from "./cell-mentions";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/**
 * Extensions of a sheet part whose cells and formulas follow (`xm:sqref`, `xm:f`), or that speak of no cells. Source: MS-XLSX 2.3.1
 * (conditional formats, validations, sparklines, protected ranges, ignored errors, web extensions; lists of slicers and timelines, which are links).
 */
const KNOWN = new Set([
  "{78C0D931-6437-407D-A8EE-F0AAD7539E65}",
  "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}",
  "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}",
  "{FC87AEE6-9EDD-4A0A-B7FB-166176984837}",
  "{01252117-D84E-4E92-8308-4BE1C098FCBB}",
  "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}",
  "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}",
  "{7E03D99C-DC04-49D9-9315-930204A7B6E9}",
  "{F7C9EE02-42E1-4005-9D12-6889AFFD525C}",
]);

/** What speaks of cells in an extension that is not known here, so that nobody can say whether it would still be right. */
export function findUnknownExtensions(sheet: SheetInFile): readonly PinnedOn[] {
  const scanner = new XmlScanner(sheet.aroundRows);
  const found: PinnedOn[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || scanner.name !== "ext") continue;
    if (KNOWN.has((scanner.attribute("uri") ?? "").toUpperCase())) scanner.skipElement();
    else if (!scanner.isSelfClosing) {
      const { name, mentions } = mentionsIn(scanner, sheet.name);
      const what = `the extension "${name}" of the sheet ${sheet.name}`;
      found.push(...mentions.map((mention): PinnedOn => ({ ...mention, what, keeps: "sight" })));
    }
  }
  return found;
}
