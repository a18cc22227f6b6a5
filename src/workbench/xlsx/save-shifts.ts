import { followInLinkedParts } from "./linked/follow-in-linked-parts";
import type { OpenedWorkbook } from "./open-workbook";
import type { ZipPackage } from "./package/zip-package";
import { followRules } from "./around/follow-rules";
import { editsOn, type NamedShift } from "./around/shift-edits";
import { editMentions, type CellMentions } from "./around/shifted-part";
import type { WorkbookPart } from "./workbook-part";

/** Cells and their formulas are the model's; this is what stands around them. Source: ECMA-376 Part 1, 18.3.1; MS-XLSX for `f`, `sqref`. */
const SHEET_MENTIONS: CellMentions = {
  areas: {
    mergeCell: "ref",
    hyperlink: "ref",
    protectedRange: "sqref",
    ignoredError: "sqref",
    autoFilter: "ref",
    sortState: "ref",
    sortCondition: "ref",
    scenarios: "sqref",
    inputCells: "r",
    cellWatch: "r",
    cellSmartTags: "r",
    webPublishItem: "sourceRef",
  },
  areaTexts: ["sqref"],
  formulas: ["f"],
  // Excel leaves these behind, and then the link leads to what has come there.
  places: { hyperlink: "location" },
  formulaAttributes: { controlPr: ["linkedCell", "listFillRange"] },
  passedOver: ["sheetData", "sheetViews", "tableParts", "conditionalFormatting", "dataValidation"],
};
const NAME_MENTIONS: CellMentions = { formulas: ["definedName"] };

/** Which cells came or went since the file was opened, in order, on sheets by the names that they have in the file. */
export function shiftsByName(part: WorkbookPart, { model, sheetParts }: OpenedWorkbook): NamedShift[] {
  return model.cellShifts.flatMap((shift): NamedShift[] => {
    const listed = part.sheets.find(({ partName }) => partName === sheetParts.get(shift.sheetId));
    return listed ? [{ sheetName: listed.name, shift }] : [];
  });
}

/**
 * Lets the parts of the file that the model knows nothing of follow the cells that came or went since it was opened: merged cells,
 * conditional formats, validations, links, defined names, and what the linked parts speak of.
 */
export function saveShifts(zip: ZipPackage, part: WorkbookPart, shifts: readonly NamedShift[]): void {
  if (shifts.length === 0) return;
  for (const { name, partName } of part.sheets) change(zip, partName, (xml) => followOnSheet(xml, name, shifts));
  change(zip, part.partName, (xml) => editMentions(xml, NAME_MENTIONS, editsOn("", shifts)));
  followInLinkedParts(zip, part, shifts);
}

function followOnSheet(aroundRows: string, sheetName: string, shifts: readonly NamedShift[]): string {
  const edited = editMentions(aroundRows, SHEET_MENTIONS, editsOn(sheetName, shifts));
  // One shift after the other, because a rule may fall into pieces of which only some move further.
  return shifts.reduce((text, shifted) => followRules(text, sheetName, shifted), edited);
}

function change(zip: ZipPackage, partName: string, edited: (xml: string) => string): void {
  const before = zip.read(partName);
  const after = edited(before);
  if (after !== before) zip.write(partName, after);
}
