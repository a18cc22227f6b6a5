import { WHOLE_SHEET } from "../../model/areas/area";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/**
 * A workbook that several people change at once has a history in which every change names its cells, and Excel moves no blocks of cells
 * there. Source: ECMA-376 Part 1, 18.11; Microsoft Support, "About the shared workbook feature".
 */
export function findSharing({ name, workbookLinks }: SheetInFile): readonly PinnedOn[] {
  if (!workbookLinks.some(({ kind }) => kind === "revisionHeaders")) return [];
  return [{ sheetName: name, area: WHOLE_SHEET, what: "the history of this shared workbook", keeps: "company" }];
}
