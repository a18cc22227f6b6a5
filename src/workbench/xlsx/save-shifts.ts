import { followInLinkedParts } from "./linked/follow-in-linked-parts";
import type { OpenedWorkbook } from "./open-workbook";
import type { ZipPackage } from "./package/zip-package";
import { editsOn, type NamedShift } from "./sheets/shift-edits";
import { editMentions, type CellMentions, type MentionEdits } from "./sheets/shifted-part";
import type { WorkbookPart } from "./workbook-part";

/** Cells and their formulas are the model's; this is what stands around them. Source: ECMA-376 Part 1, 18.3.1; MS-XLSX for `f`, `sqref`. */
const SHEET_MENTIONS: CellMentions = {
  areas: {
    mergeCell: "ref",
    conditionalFormatting: "sqref",
    dataValidation: "sqref",
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
  formulas: ["formula", "formula1", "formula2", "f"],
  // Excel leaves these behind, and then the link leads to what has come there.
  places: { hyperlink: "location" },
  formulaAttributes: { controlPr: ["linkedCell", "listFillRange"], cfvo: ["val"] },
  passedOver: ["sheetData", "sheetViews", "tableParts"],
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
  for (const { name, partName } of part.sheets) edit(zip, partName, SHEET_MENTIONS, editsOn(name, shifts));
  edit(zip, part.partName, NAME_MENTIONS, editsOn("", shifts));
  followInLinkedParts(zip, part, shifts);
}

function edit(zip: ZipPackage, partName: string, mentions: CellMentions, edits: MentionEdits): void {
  const before = zip.read(partName);
  const after = editMentions(before, mentions, edits);
  if (after !== before) zip.write(partName, after);
}
