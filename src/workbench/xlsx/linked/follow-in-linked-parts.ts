import { readRelationships } from "../package/relationships";
import type { ZipPackage } from "../package/zip-package";
import { editsOn, shiftsOf, type NamedShift } from "../sheets/shift-edits";
import { editMentions } from "../sheets/shifted-part";
import { moveAnchors } from "./drawing-anchors";
import { followInLinkTargets } from "./link-targets";
import { PART_MENTIONS } from "./part-mentions";
import { moveVmlShapes } from "./vml-shapes";

/** Points a row is high where its sheet says nothing else: Excel's own default with its default font. */
const USUAL_ROW_HEIGHT = 15;

/** Where Excel keeps charts, for those that no link leads to. */
const CHART_PART = /^xl\/charts\/[^/]+\.xml$/i;

/** The workbook part as far as it leads to others. */
export interface WorkbookLinks {
  readonly partName: string;
  readonly sheets: readonly { readonly name: string; readonly partName: string }[];
}

/** What is known of a part by the way that leads to it. */
interface Place {
  /** The sheet that references without a sheet mean; "" for none. */
  readonly sheetName: string;
  readonly rowHeight: number;
}

/**
 * Lets every part that is reached from the sheets or the workbook by links follow the cells that came or went: notes and their boxes,
 * drawings, charts on any sheet, controls, PivotTable sources. Parts are known by the kind of the link, wherever they stand.
 */
export function followInLinkedParts(zip: ZipPackage, part: WorkbookLinks, shifts: readonly NamedShift[]): void {
  const seen = new Set([part.partName, ...part.sheets.map(({ partName }) => partName)].map(lower));
  const followFrom = (partName: string, place: Place): void => {
    for (const { kind, target } of readRelationships(zip, partName)) {
      if (seen.has(lower(target)) || !zip.has(target)) continue;
      seen.add(lower(target));
      follow(zip, kind, target, place, shifts);
      followFrom(target, place);
    }
  };
  for (const { name, partName } of part.sheets) {
    const place = { sheetName: name, rowHeight: rowHeightOf(zip.read(partName)) };
    const own = shiftsOf(name, shifts);
    // Controls and embedded objects say in the sheet part as well where they are.
    change(zip, partName, (xml) => moveAnchors(xml, own, place.rowHeight));
    followFrom(partName, place);
  }
  const elsewhere = { sheetName: "", rowHeight: USUAL_ROW_HEIGHT };
  followFrom(part.partName, elsewhere);
  for (const partName of zip.partNames) {
    if (CHART_PART.test(partName) && !seen.has(lower(partName))) follow(zip, "chart", partName, elsewhere, shifts);
  }
}

function follow(
  zip: ZipPackage,
  kind: string,
  partName: string,
  { sheetName, rowHeight }: Place,
  shifts: readonly NamedShift[],
): void {
  const edits = editsOn(sheetName, shifts);
  const own = shiftsOf(sheetName, shifts);
  const mentions = PART_MENTIONS[kind];
  if (mentions !== undefined) change(zip, partName, (xml) => editMentions(xml, mentions, edits));
  if (kind === "vmlDrawing") change(zip, partName, (xml) => moveVmlShapes(xml, own));
  if (kind === "drawing") {
    change(zip, partName, (xml) => moveAnchors(xml, own, rowHeight));
    followInLinkTargets(zip, partName, edits.formula);
  }
}

function rowHeightOf(sheetXml: string): number {
  const told = /<(?:[\w.-]+:)?sheetFormatPr\s[^>]*?\bdefaultRowHeight="([\d.]+)"/.exec(sheetXml.slice(0, 20_000))?.[1];
  return Number(told) || USUAL_ROW_HEIGHT;
}

function change(zip: ZipPackage, partName: string, edited: (xml: string) => string): void {
  const before = zip.read(partName);
  const after = edited(before);
  if (after !== before) zip.write(partName, after);
}

function lower(partName: string): string {
  return partName.toLowerCase();
}
