import { parseAddress } from "../../model/areas/a1-address";
import { XmlScanner } from "../package/xml-scanner";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** The filter of a sheet moves with all its cells only: its columns are numbered from its left edge, and the rows that it hides stay. */
export function findAutoFilter({ name: sheetName, aroundRows }: SheetInFile): readonly PinnedOn[] {
  const scanner = new XmlScanner(aroundRows);
  const found: PinnedOn[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || scanner.name !== "autoFilter") continue;
    const area = parseAddress(scanner.attribute("ref") ?? "")?.area;
    if (area !== undefined) found.push({ sheetName, area, what: "the AutoFilter", keeps: "shape" });
  }
  return found;
}
