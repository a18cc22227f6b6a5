import { parseAddress } from "../../model/areas/a1-address";
import { readRelationships } from "../package/relationships";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import { pivotTableName } from "./pivot-tables";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/**
 * The cells that a PivotTable sums up. They may move, and the source follows; but of a source of which some rows move and others stay,
 * the PivotTable would make other sums. A source that is a table or a name follows on its own.
 * Source: ECMA-376 Part 1, 18.10.1 (`worksheetSource`, `rangeSet`).
 */
export function findPivotSources({ zip, links }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }) => {
    if (kind !== "pivotTable" || !zip.has(target)) return [];
    const name = pivotTableName(zip, target);
    const caches = readRelationships(zip, target).filter((link) => link.kind === "pivotCacheDefinition");
    return caches.flatMap((cache) => (zip.has(cache.target) ? sourcesOf(zip, cache.target, name) : []));
  });
}

function sourcesOf(zip: ZipPackage, partName: string, pivotTable: string): PinnedOn[] {
  const scanner = new XmlScanner(zip.read(partName));
  const found: PinnedOn[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || !["worksheetSource", "rangeSet"].includes(scanner.name)) continue;
    const sheetName = scanner.attribute("sheet");
    const area = parseAddress(scanner.attribute("ref") ?? "")?.area;
    const isElsewhere = scanner.namespacedAttribute("id") !== undefined;
    if (sheetName === undefined || area === undefined || isElsewhere) continue;
    found.push({ sheetName, area, what: `the source of ${pivotTable}`, keeps: "company" });
  }
  return found;
}
