import type { CellShift } from "../../model/areas/shifted-area";
import { readRelationships, type Relationship } from "../package/relationships";
import type { ZipPackage } from "../package/zip-package";
import { editsOn, shiftsOf, type NamedShift } from "../around/shift-edits";
import { editMentions } from "../around/shifted-part";
import { moveAnchors } from "./drawing-anchors";
import { followedSeries } from "./followed-series";
import { followInLinkTargets } from "./link-targets";
import { moveNoteAnchors } from "./note-anchors";
import { PART_MENTIONS, TOPIC_MENTIONS } from "./part-mentions";
import { sheetNamesById } from "./sheet-ids";
import { moveVmlShapes } from "./vml-shapes";

/** Points a row is high where its sheet says nothing else: Excel's own default with its default font. */
const USUAL_ROW_HEIGHT = 15;

/** Where Excel keeps charts, for those that no link leads to. */
const CHART_PART = /^xl\/charts\/[^/]+\.xml$/i;

/** A chart with data of its own means the cells of those (ECMA-376 Part 1, 21.2.2, `externalData`). */
const EXTERNAL_DATA = /<(?:[\w.-]+:)?externalData[\s/>]/;

/** The lists of embedded objects and controls in a sheet part. */
const OBJECTS_OF_SHEET = /<((?:[\w.-]+:)?(?:oleObjects|controls))[\s>][^]*?<\/\1>/g;

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
  const followFrom = (root: string, place: Place): void => {
    const waiting = [root];
    for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
      for (const { kind, target } of linksOf(zip, from)) {
        if (seen.has(lower(target)) || !zip.has(target)) continue;
        seen.add(lower(target));
        waiting.push(target);
        if (kind === "volatileDependencies") followById(zip, target, sheetNamesById(zip.read(part.partName)), shifts);
        else follow(zip, kind, target, place, shifts);
      }
    }
  };
  for (const { name, partName } of part.sheets) {
    const own = shiftsOf(name, shifts);
    const rowHeight = own.length === 0 ? USUAL_ROW_HEIGHT : rowHeightOf(zip.read(partName));
    if (own.length > 0) change(zip, partName, (xml) => moveObjects(xml, own, rowHeight));
    followFrom(partName, { sheetName: name, rowHeight });
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
  const inSeries = { formula: (formula: string): string => followedSeries(formula, sheetName, shifts) };
  const edits = { ...editsOn(sheetName, shifts), ...(kind === "chart" || kind === "chartEx" ? inSeries : {}) };
  const own = shiftsOf(sheetName, shifts);
  if (kind === "comments") change(zip, partName, (xml) => moveNoteAnchors(xml, own)); // Before their cells have other names.
  const mentions = PART_MENTIONS[kind];
  if (mentions !== undefined) {
    change(zip, partName, (xml) => (EXTERNAL_DATA.test(xml) ? xml : editMentions(xml, mentions, edits)));
  }
  if (kind === "vmlDrawing") change(zip, partName, (xml) => moveVmlShapes(xml, own, edits.formula));
  if (kind === "drawing") {
    change(zip, partName, (xml) => moveAnchors(xml, own, rowHeight));
    ifReadable(() => followInLinkTargets(zip, partName, edits.formula));
  }
}

/** Controls and embedded objects, which stand behind the cells, of which there may be millions. */
function moveObjects(sheetXml: string, shifts: readonly CellShift[], rowHeight: number): string {
  const behind = Math.max(0, sheetXml.lastIndexOf("sheetData>"));
  const moved = sheetXml.slice(behind).replace(OBJECTS_OF_SHEET, (list) => moveAnchors(list, shifts, rowHeight));
  return sheetXml.slice(0, behind) + moved;
}

/** The values that come on their own name the sheets of their cells by id. */
function followById(
  zip: ZipPackage,
  partName: string,
  names: ReadonlyMap<string, string>,
  shifts: readonly NamedShift[],
): void {
  const edits = editsOn("", shifts);
  const areasOf = (id: string, areas: string): string => edits.areasOf(names.get(id) ?? "", areas);
  change(zip, partName, (xml) => editMentions(xml, TOPIC_MENTIONS, { ...edits, areasOf }));
}

function rowHeightOf(sheetXml: string): number {
  const told = /<(?:[\w.-]+:)?sheetFormatPr\s[^>]*?\bdefaultRowHeight="([\d.]+)"/.exec(sheetXml.slice(0, 20_000))?.[1];
  return Number(told) || USUAL_ROW_HEIGHT;
}

function linksOf(zip: ZipPackage, partName: string): readonly Relationship[] {
  return ifReadable(() => readRelationships(zip, partName)) ?? [];
}

function change(zip: ZipPackage, partName: string, edited: (xml: string) => string): void {
  ifReadable(() => {
    const before = zip.read(partName);
    const after = edited(before);
    if (after !== before) zip.write(partName, after);
  });
}

/** A part that was damaged when the file came stays as it was: it is no reason to lose all that a run has written. */
function ifReadable<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function lower(partName: string): string {
  return partName.toLowerCase();
}
