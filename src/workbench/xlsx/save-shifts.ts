import { formatArea, parseAddress } from "../model/areas/a1-address";
import { areaOf } from "../model/areas/area";
import { shiftedArea, type CellShift } from "../model/areas/shifted-area";
import { shiftFormula } from "../model/texts/formula-references";
import type { OpenedWorkbook } from "./open-workbook";
import { readRelationships } from "./package/relationships";
import { XmlScanner } from "./package/xml-scanner";
import type { ZipPackage } from "./package/zip-package";
import { editMentions, type CellMentions, type MentionEdits } from "./sheets/shifted-part";
import type { WorkbookPart } from "./workbook-part";

/** A shift, on a sheet by the name that it has in the file. */
interface NamedShift {
  readonly sheetName: string;
  readonly shift: CellShift;
}

/** Cells and their formulas are the model's; this is what stands around them. Source: ECMA-376 Part 1, 18.3.1; MS-XLSX for `f`, `sqref`. */
const SHEET_MENTIONS: CellMentions = {
  areas: {
    mergeCell: "ref",
    conditionalFormatting: "sqref",
    dataValidation: "sqref",
    hyperlink: "ref",
    protectedRange: "sqref",
    ignoredError: "sqref",
  },
  areaTexts: ["sqref"],
  formulas: ["formula", "formula1", "formula2", "f"],
  passedOver: ["sheetData", "sheetViews", "tableParts"],
};
const NAME_MENTIONS: CellMentions = { formulas: ["definedName"] };
const CHART_MENTIONS: CellMentions = { formulas: ["f"] };
const COMMENT_MENTIONS: CellMentions = { areas: { comment: "ref", threadedComment: "ref" } };
const CHART_PART = /^xl\/charts\/[^/]+\.xml$/i;

/**
 * Lets the parts of the file that the model knows nothing of follow the cells that came or went since it was opened: merged cells,
 * conditional formats, validations, links, comments, defined names, charts, sources of PivotTables.
 */
export function saveShifts(zip: ZipPackage, part: WorkbookPart, { model, sheetParts }: OpenedWorkbook): void {
  const shifts = model.cellShifts.flatMap((shift): NamedShift[] => {
    const listed = part.sheets.find(({ partName }) => partName === sheetParts.get(shift.sheetId));
    return listed ? [{ sheetName: listed.name, shift }] : [];
  });
  if (shifts.length === 0) return;
  for (const { name, partName } of part.sheets) {
    const edits = editsOn(name, shifts);
    edit(zip, partName, SHEET_MENTIONS, edits);
    for (const { kind, target } of readRelationships(zip, partName)) {
      if (kind === "comments" || kind === "threadedComment") edit(zip, target, COMMENT_MENTIONS, edits);
      if (kind === "vmlDrawing") change(zip, target, (xml) => moveNotes(xml, shiftsOf(name, shifts)));
    }
  }
  edit(zip, part.partName, NAME_MENTIONS, editsOn("", shifts));
  for (const name of zip.partNames.filter((partName) => CHART_PART.test(partName))) {
    edit(zip, name, CHART_MENTIONS, editsOn("", shifts));
  }
  for (const { kind, target } of readRelationships(zip, part.partName)) {
    if (kind === "pivotCacheDefinition") change(zip, target, (xml) => movePivotSource(xml, shifts));
  }
}

/** @param sheetName the sheet that areas and formulas without a sheet mean; "" for none */
function editsOn(sheetName: string, shifts: readonly NamedShift[]): MentionEdits {
  const own = shiftsOf(sheetName, shifts);
  return {
    areas: (areas) => moveAreas(areas, own),
    formula: (formula) =>
      shifts.reduce((text, shifted) => shiftFormula(text, sheetName, shifted.sheetName, shifted.shift), formula),
  };
}

function shiftsOf(sheetName: string, shifts: readonly NamedShift[]): CellShift[] {
  return shifts.flatMap((named) => (named.sheetName === sheetName ? [named.shift] : []));
}

/** "F2:F5 H1" after the shifts; what is no area stays as it is. */
function moveAreas(areas: string, shifts: readonly CellShift[]): string {
  if (shifts.length === 0) return areas;
  const moved = areas.split(/\s+/).map((text) => {
    const before = parseAddress(text)?.area;
    if (before === undefined) return text;
    let area: typeof before | undefined = before;
    for (const shift of shifts) area &&= shiftedArea(area, shift);
    return area === before ? text : area === undefined ? "" : formatArea(area);
  });
  return moved.filter((text) => text !== "").join(" ");
}

/** The note boxes of a legacy drawing name their cells by row and column, counted from 0. */
function moveNotes(xml: string, shifts: readonly CellShift[]): string {
  if (shifts.length === 0) return xml;
  return xml.replace(
    /(<x:Row>)(\d+)(<\/x:Row>\s*<x:Column>)(\d+)(?=<\/x:Column>)/g,
    (whole: string, open: string, row: string, middle: string, column: string) => {
      let cell: ReturnType<typeof shiftedArea> = areaOf(Number(row), Number(column));
      for (const shift of shifts) cell &&= shiftedArea(cell, shift);
      return cell === undefined ? whole : `${open}${cell.row}${middle}${cell.column}`;
    },
  );
}

function movePivotSource(xml: string, shifts: readonly NamedShift[]): string {
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== "worksheetSource");
  const sheetName = scanner.name === "worksheetSource" ? scanner.attribute("sheet") : undefined;
  if (sheetName === undefined) return xml;
  // A source whose cells all went keeps what it said: Excel then asks for a new one.
  const areas = (text: string): string => moveAreas(text, shiftsOf(sheetName, shifts)) || text;
  return editMentions(xml, { areas: { worksheetSource: "ref" } }, { areas, formula: (formula) => formula });
}

function edit(zip: ZipPackage, partName: string, mentions: CellMentions, edits: MentionEdits): void {
  change(zip, partName, (xml) => editMentions(xml, mentions, edits));
}

function change(zip: ZipPackage, partName: string, edited: (xml: string) => string): void {
  if (!zip.has(partName)) return;
  const before = zip.read(partName);
  const after = edited(before);
  if (after !== before) zip.write(partName, after);
}
