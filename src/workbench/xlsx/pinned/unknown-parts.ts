import { XmlScanner } from "../package/xml-scanner";
import { mentionsIn } from "./cell-mentions";
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
    return mentionsOf(zip.read(target), name).map((mention) => ({ ...mention, what, keeps: "sight" }));
  });
}

function mentionsOf(text: string, sheetName: string) {
  if (!text.trimStart().startsWith("<")) return [];
  try {
    return mentionsIn(new XmlScanner(text), sheetName).mentions;
  } catch {
    return []; // What is no XML is nothing that anybody could read here.
  }
}
