import { WorkbookFileError } from "../package/workbook-file-error";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import { mentionsIn, type UnknownMentions } from "./cell-mentions";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

/** Links of a sheet to what follows it, is looked at by other finders, or speaks of no cells. Source: ECMA-376 Part 1, 12.3; MS-XLSX 2.1. */
const KNOWN = new Set([
  "activeXControl",
  "activeXControlBinary",
  "comments",
  "control",
  "ctrlProp",
  "customProperty",
  "drawing",
  "hyperlink",
  "image",
  "namedSheetView",
  "oleObject",
  "package",
  "pivotTable",
  "printerSettings",
  "queryTable",
  "slicer",
  "table",
  "tableSingleCells",
  "threadedComment",
  "timeline",
  "vmlDrawing",
]);

/** What speaks of cells in a part beside the sheet whose kind is not known here, so that nobody can say whether it would still be right. */
export function findUnknownParts({ zip, name, links }: SheetInFile): readonly PinnedOn[] {
  return links.flatMap(({ kind, target }): PinnedOn[] => {
    if (KNOWN.has(kind) || !zip.has(target)) return [];
    const what = `the part ${target}`;
    return mentionsOf(zip, target, name).map((mention) => ({ ...mention, what, keeps: "sight" }));
  });
}

/** A part of an unknown kind may be anything: what is no XML names no cells that anybody could read here, and is copied as it is. */
function mentionsOf(zip: ZipPackage, partName: string, sheetName: string): UnknownMentions["mentions"] {
  try {
    return mentionsIn(new XmlScanner(zip.read(partName)), sheetName).mentions;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof WorkbookFileError) return [];
    throw error;
  }
}
