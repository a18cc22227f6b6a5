import { parseAddress } from "../../model/areas/a1-address";
import { XmlScanner } from "../package/xml-scanner";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** A link over several cells names them as one area, and is lost for those that move without the others. */
export function findWideLinks({ name: sheetName, aroundRows }: SheetInFile): readonly PinnedOn[] {
  const scanner = new XmlScanner(aroundRows);
  const found: PinnedOn[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || scanner.name !== "hyperlink") continue;
    const area = parseAddress(scanner.attribute("ref") ?? "")?.area;
    const isWide = area !== undefined && area.rowCount * area.columnCount > 1;
    if (isWide) found.push({ sheetName, area, what: "the link", keeps: "shape" });
  }
  return found;
}
