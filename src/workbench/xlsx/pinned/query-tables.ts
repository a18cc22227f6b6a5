import { parseReferences } from "../../model/texts/formula-references";
import { readQueryTable } from "../tables/query-table";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/**
 * Cells that a query fills and that are no table ("external data range"): they move together or not at all. A defined name says which
 * they are (MS-OI29500 2.1.826 d), and follows.
 */
export function findQueryTables({ zip, name, links, definedNames }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }) => {
    if (kind !== "queryTable" || !zip.has(target)) return [];
    const { definedName } = readQueryTable(zip.read(target));
    const cells = (definedNames.get(definedName.toLowerCase()) ?? []).flatMap(parseReferences);
    const own = cells.filter(({ sheetName }) => sheetName?.toLowerCase() === name.toLowerCase());
    return own.map(({ area }): PinnedOn => {
      return { sheetName: name, area, what: `the query table ${definedName}`, keeps: "shape" };
    });
  });
}
