import { areaOf, containsArea } from "../model/areas/area";
import type { SheetModel } from "../model/sheets/sheet-model";
import type { TableModel } from "../model/tables/table-model";
import { cellError, NO_RESULT } from "../model/texts/cell-content";
import { callsCustomFunction } from "../model/texts/custom-function-calls";
import type { WorkbookModel } from "../model/workbook-model";
import { saveCustomXmlParts } from "./custom-xml/save-custom-xml-parts";
import { dynamicArrayMark } from "./formulas/dynamic-arrays";
import { formulaInFile, type FindFunctionName } from "./formulas/formula-in-file";
import { emptySheetPart, PLAIN_STYLES } from "./new-workbook";
import type { OpenedWorkbook } from "./open-workbook";
import { addContentType, addRelationship, removePart, removeRelationship } from "./package/relationships";
import { removeSignatures } from "./package/signatures";
import { inDialectOf } from "./package/strict-dialect";
import { withAttribute } from "./package/xml-attributes";
import { XmlScanner } from "./package/xml-scanner";
import { encodeXml } from "./package/xml-text";
import { ZipPackage } from "./package/zip-package";
import { saveColumnWidths } from "./save-column-widths";
import { saveNames } from "./save-names";
import { saveShifts, shiftsByName } from "./save-shifts";
import { saveTables } from "./save-tables";
import { saveDocumentSettings } from "./settings/document-settings";
import { CellDecoder } from "./sheets/cell-decoder";
import { CellMoves, type CellPlace } from "./sheets/cell-moves";
import { patchSheet } from "./sheets/patch-sheet";
import { richErrorsOf } from "./sheets/rich-errors";
import { openRows, rowsAsTheyAre, sheetContent } from "./sheets/sheet-content";
import { readSharedStrings } from "./sheets/shared-strings";
import { editsOn, type NamedShift } from "./around/shift-edits";
import { StylesPart } from "./styles/styles-part";
import { readWorkbookPart, type WorkbookPart } from "./workbook-part";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const STYLES_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/**
 * The opened file with the model's changes in it: changed cells, tables and their columns, number formats, widths of columns, new sheets. Parts that
 * nothing changed are copied; what speaks of cells that moved follows them, and a cell that moved keeps all that the file says of it.
 * The add-in's document settings are written where Excel keeps them, and so are custom XML parts. What nobody does here is not written: removing, renaming, hiding
 * or protecting a sheet. The same changes always give the same bytes. The model and the opened file stay as they are, so work may go
 * on and be saved again.
 * @throws WorkbookFileError when the opened file turns out to be damaged in a part that opening did not need
 */
export async function saveWorkbook(opened: OpenedWorkbook): Promise<Uint8Array> {
  const { model } = opened;
  const zip = new ZipPackage(opened.bytes, opened.packing);
  const part = readWorkbookPart(zip);
  const styles = new StylesPart(part.stylesPartName ? zip.read(part.stylesPartName) : PLAIN_STYLES);
  for (const [partName, around] of opened.aroundRows) zip.show(partName, around);
  const sheetParts = addMissingSheets(zip, part, opened);
  const shifts = shiftsByName(part, opened);
  saveShifts(zip, part, shifts);
  saveColumnWidths(zip, opened);
  saveTables(zip, part, opened, sheetParts);
  saveDocumentSettings(zip, model.settings);
  saveCustomXmlParts(zip, part.partName, model.customXmlParts, opened.customXmlParts);
  saveNames(zip, opened, sheetParts);
  const hasFormulaChange = await saveCells(zip, part, { model, styles, sheetParts, shifts });
  saveStyles(zip, part, styles.toXml());
  if (hasFormulaChange) removeCalculationOrder(zip, part);
  const isDue = (sheet: SheetModel): boolean =>
    sheet.hasFormulaEdits && !isCalculated(model, sheet, !opened.sheetParts.has(sheet.id));
  if (model.needsCalculation || model.sheets.some(isDue)) {
    askForCalculation(zip, part);
  }
  removeSignatures(zip);
  return zip.toBytes();
}

/** @returns part names by sheet id, those of new sheets included */
function addMissingSheets(zip: ZipPackage, part: WorkbookPart, opened: OpenedWorkbook): Map<string, string> {
  const sheetParts = new Map(opened.sheetParts);
  let number = 1;
  for (const sheet of opened.model.sheets) {
    if (sheetParts.has(sheet.id)) continue;
    while (zip.has(`xl/worksheets/sheet${number}.xml`)) number++;
    const partName = `xl/worksheets/sheet${number}.xml`;
    zip.write(partName, inDialectOf(zip, emptySheetPart(sheet.columnWidths)));
    addContentType(zip, partName, SHEET_CONTENT_TYPE);
    const link = addRelationship(zip, part.partName, "worksheet", partName);
    listSheet(zip, part.partName, sheet.name, link);
    sheetParts.set(sheet.id, partName);
  }
  return sheetParts;
}

function listSheet(zip: ZipPackage, workbookPartName: string, sheetName: string, link: string): void {
  const xml = zip.read(workbookPartName);
  const scanner = new XmlScanner(xml);
  let highestId = 0;
  while (scanner.next() && !(scanner.name === "sheets" && scanner.isClosing)) {
    if (scanner.name === "sheet") highestId = Math.max(highestId, Number(scanner.attribute("sheetId") ?? 0));
  }
  const { prefix, start } = scanner;
  const attributes = `name="${encodeXml(sheetName)}" sheetId="${highestId + 1}"`;
  const element = `<${prefix}sheet xmlns:r="${inDialectOf(zip, RELATIONSHIPS)}" ${attributes} r:id="${link}"/>`;
  zip.write(workbookPartName, xml.slice(0, start) + element + xml.slice(start));
}

interface CellSaving {
  readonly model: WorkbookModel;
  readonly styles: StylesPart;
  /** Part names by sheet id. */
  readonly sheetParts: ReadonlyMap<string, string>;
  readonly shifts: readonly NamedShift[];
}

/** Packs all sheets that changed. @returns whether a formula was written, overwritten or moved */
async function saveCells(zip: ZipPackage, part: WorkbookPart, parts: CellSaving): Promise<boolean> {
  const { model, styles, sheetParts, shifts } = parts;
  const areCellsChanged = model.sheets.some((sheet) => sheet.dirtyAreas().length > 0);
  const hasTexts = areCellsChanged && part.sharedStringsPartName !== undefined;
  const sharedStrings = hasTexts ? readSharedStrings(zip.read(part.sharedStringsPartName)) : [];
  const findRichError = richErrorsOf(zip, part.partName);
  const findName: FindFunctionName = (name) => model.customFunctions.find(name)?.name;
  let mark: { readonly cm: string | undefined } | undefined;
  let hasFormulaChange = false;
  for (const sheet of model.sheets) {
    const partName = sheetParts.get(sheet.id)!;
    if (sheet.dirtyAreas().length === 0) {
      const around = zip.read(partName);
      if (zip.isWritten(partName)) await zip.pack(partName, sheetContent(around, rowsAsTheyAre(zip, partName)));
      continue;
    }
    const nameInFile = part.sheets.find((listed) => listed.partName === partName)?.name ?? sheet.name;
    const frames = model.tablesOf(sheet.id).flatMap(({ headerArea, totalsArea }) => [headerArea, totalsArea]);
    const patched = patchSheet(zip.read(partName), {
      partName,
      openRows: () => openRows(zip, partName),
      sheet,
      styles,
      decoder: new CellDecoder(sharedStrings, part.dateSystem, findRichError),
      moves: new CellMoves(model.cellShifts.filter(({ sheetId }) => sheetId === sheet.id)),
      isTableFrame: ({ row, column }) =>
        frames.some((frame) => frame !== undefined && containsArea(frame, areaOf(row, column))),
      followShifts: editsOn(nameInFile, shifts).formula,
      keepsStaleResults: model.hasStaleResults,
      inFile: (formula, place) => formulaInFile(formula, findName, tableAt(model, sheet, place)?.name),
      dynamicMark: () => (mark ??= { cm: dynamicArrayMark(zip, part.partName) }).cm,
    });
    await zip.pack(partName, patched.content);
    hasFormulaChange ||= patched.hasFormulaChange();
  }
  return hasFormulaChange;
}

function tableAt(model: WorkbookModel, { id }: SheetModel, { row, column }: CellPlace): TableModel | undefined {
  return model.tablesOf(id).find(({ area }) => containsArea(area, areaOf(row, column)));
}

function saveStyles(zip: ZipPackage, part: WorkbookPart, xml: string): void {
  if (part.stylesPartName) {
    // A part that says the same is copied as it is packed.
    if (xml !== zip.read(part.stylesPartName)) zip.write(part.stylesPartName, xml);
  } else if (xml !== PLAIN_STYLES) {
    zip.write("xl/styles.xml", inDialectOf(zip, xml));
    addContentType(zip, "xl/styles.xml", STYLES_CONTENT_TYPE);
    addRelationship(zip, part.partName, "styles", "xl/styles.xml");
  }
}

/** The order lists cells with formulas, and is a help that Excel makes anew where it is missing. */
function removeCalculationOrder(zip: ZipPackage, part: WorkbookPart): void {
  if (part.calcChainPartName === undefined) return;
  removeRelationship(zip, part.partName, part.calcChainPartName);
  removePart(zip, part.calcChainPartName);
}

/** What a formula shows that was entered and could not be calculated, and one whose function no add-in has. */
const NAME = cellError("#NAME?");

/**
 * Whether every formula of a sheet shows what it comes to. Then Excel need not calculate all of them anew, which would have it call the
 * functions of add-ins for results that stand in the file.
 */
function isCalculated({ calculation }: WorkbookModel, sheet: SheetModel, isNew: boolean): boolean {
  // Where nobody calculates, only a sheet that is new holds no result of cells that were there before.
  if (calculation === undefined ? !isNew : calculation.isDue) return false;
  return sheet.formulaCells().every(({ row, column, formula }) => {
    const value = sheet.getValue(row, column);
    return value !== NO_RESULT && (value !== NAME || callsCustomFunction(formula));
  });
}

/**
 * Results that stand in the file may be out of date, because nothing is calculated here: Excel shall calculate all of them when it opens
 * it. Where it is known which results are gone, they are left out instead, and Excel calculates those: an input that has its result
 * keeps it, so that the file can be scored again. Source: Microsoft Learn, "Working with formulas (Open XML SDK)".
 */
function askForCalculation(zip: ZipPackage, part: WorkbookPart): void {
  const xml = zip.read(part.partName);
  const scanner = new XmlScanner(xml);
  let insertAt = 0;
  let { prefix } = scanner;
  while (scanner.next()) {
    const { name, start, end } = scanner;
    if (name === "calcPr" && !scanner.isClosing) {
      const tag = withAttribute(xml.slice(start, end), "fullCalcOnLoad", "1");
      zip.write(part.partName, xml.slice(0, start) + tag + xml.slice(end));
      return;
    }
    // The order of elements is fixed: ECMA-376 Part 1, 18.2.27.
    const isBefore = ["sheets", "functionGroups", "externalReferences", "definedNames"].includes(name);
    if (isBefore && (scanner.isClosing || scanner.isSelfClosing)) {
      insertAt = end;
      prefix = scanner.prefix;
    }
  }
  zip.write(part.partName, `${xml.slice(0, insertAt)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(insertAt)}`);
}
