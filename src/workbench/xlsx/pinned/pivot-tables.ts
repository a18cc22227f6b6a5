import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, type Area } from "../../model/areas/area";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** PivotTables stay where they are, as in Excel. Source: Microsoft Learn, "Excel.ErrorCodes", PivotTableRangeConflict. */
export function findPivotTables({ zip, name: sheetName, links }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }): PinnedOn[] => {
    if (kind !== "pivotTable" || !zip.has(target)) return [];
    const what = pivotTableName(zip, target);
    return areasOfPivotTable(zip.read(target)).map((area) => ({ sheetName, area, what, keeps: "place" }));
  });
}

/** "the PivotTable Sales": how the PivotTable of a part is called to people. */
export function pivotTableName(zip: ZipPackage, partName: string): string {
  const scanner = new XmlScanner(zip.read(partName));
  while (scanner.next() && scanner.name !== "pivotTableDefinition");
  return `the PivotTable ${scanner.attribute("name") ?? ""}`.trim();
}

/** Its cells, and those of its filters above, which `ref` leaves out. Source: ECMA-376 Part 1, 18.10.1.49; MS-XLS 2.2.5.4.10.1. */
function areasOfPivotTable(xml: string): Area[] {
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== "location");
  const area = scanner.name === "location" ? parseAddress(scanner.attribute("ref") ?? "")?.area : undefined;
  if (area === undefined) return [];
  const rows = Number(scanner.attribute("rowPageCount") ?? 0);
  const filters = Number(scanner.attribute("colPageCount") ?? 0);
  // A blank row is between them and the rest; each is a name and a choice, with a blank column before the next.
  const top = area.row - 1 - rows;
  return rows > 0 && filters > 0 && top >= 0 ? [area, areaOf(top, area.column, rows, filters * 3 - 1)] : [area];
}
