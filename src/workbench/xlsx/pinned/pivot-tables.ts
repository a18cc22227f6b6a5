import { parseAddress } from "../../model/areas/a1-address";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** PivotTables stay where they are, as in Excel. Source: Microsoft Learn, "Excel.ErrorCodes", PivotTableRangeConflict. */
export function findPivotTables({ zip, name: sheetName, links }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }): PinnedOn[] => {
    if (kind !== "pivotTable" || !zip.has(target)) return [];
    const scanner = new XmlScanner(zip.read(target));
    while (scanner.next() && scanner.name !== "location");
    const area = scanner.name === "location" ? parseAddress(scanner.attribute("ref") ?? "")?.area : undefined;
    return area ? [{ sheetName, area, what: pivotTableName(zip, target), keeps: "place" }] : [];
  });
}

/** "the PivotTable Sales": how the PivotTable of a part is called to people. */
export function pivotTableName(zip: ZipPackage, partName: string): string {
  const scanner = new XmlScanner(zip.read(partName));
  while (scanner.next() && scanner.name !== "pivotTableDefinition");
  return `the PivotTable ${scanner.attribute("name") ?? ""}`.trim();
}
