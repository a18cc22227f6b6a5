import { parseAddress } from "../../model/areas/a1-address";
import { XmlScanner } from "../package/xml-scanner";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** Sources of a consolidation ("Data > Consolidate"), in this workbook. Source: ECMA-376 Part 1, 18.3.1.29. */
export function findConsolidation({ name, aroundRows }: SheetInFile): readonly PinnedOn[] {
  const scanner = new XmlScanner(aroundRows);
  const found: PinnedOn[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || scanner.name !== "dataRef") continue;
    const area = parseAddress(scanner.attribute("ref") ?? "")?.area;
    const isElsewhere = scanner.namespacedAttribute("id") !== undefined;
    if (area === undefined || isElsewhere) continue;
    const sheetName = scanner.attribute("sheet") ?? name;
    found.push({ sheetName, area, what: `the consolidation on the sheet ${name}`, keeps: "sight" });
  }
  return found;
}
