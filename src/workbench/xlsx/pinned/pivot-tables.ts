import { parseAddress } from "../../model/areas/a1-address";
import { XmlScanner } from "../package/xml-scanner";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** PivotTables stay where they are, as in Excel. Source: Microsoft Learn, "Excel.ErrorCodes", PivotTableRangeConflict. */
export function findPivotTables({ zip, name: sheetName, links }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }): PinnedOn[] => {
    if (kind !== "pivotTable" || !zip.has(target)) return [];
    const scanner = new XmlScanner(zip.read(target));
    let name = "";
    while (scanner.next() && scanner.name !== "location") name ||= scanner.attribute("name") ?? "";
    const area = scanner.name === "location" ? parseAddress(scanner.attribute("ref") ?? "")?.area : undefined;
    return area ? [{ sheetName, area, what: `the PivotTable ${name}`.trim(), keeps: "place" }] : [];
  });
}
