import { appendByKey } from "../model/append-by-key";
import type { Pinned } from "../model/sheets/pinned";
import type { ColumnWidths } from "../model/sheets/column-widths";
import type { SheetModel } from "../model/sheets/sheet-model";
import { WorkbookModel, type FormulaBesideCells } from "../model/workbook-model";
import { WorkbookRuleError } from "../model/workbook-rule-error";
import { loadCustomXmlParts } from "./custom-xml/load-custom-xml-parts";
import { refuseOtherFiles } from "./kinds/refuse-other-files";
import { refuseOtherPackages } from "./kinds/refuse-other-packages";
import { kindOfContentType, type WorkbookKind } from "./kinds/workbook-kind";
import { contentTypeOf } from "./package/content-type";
import { formulasOfObjects } from "./linked/formulas-of-objects";
import { BytesInPieces } from "./bytes/bytes-in-pieces";
import { parsePart } from "./package/parse-part";
import { readRelationships, type Relationship } from "./package/relationships";
import { damagedFile, tooLarge, WorkbookFileError } from "./package/workbook-file-error";
import { isSigned } from "./package/signatures";
import { ZipPackage } from "./package/zip-package";
import { loadNames } from "./load-names";
import { findPinned } from "./pinned/find-pinned";
import type { PinnedOn } from "./pinned/sheet-in-file";
import { readDocumentSettings } from "./settings/document-settings";
import { CellDecoder } from "./sheets/cell-decoder";
import { CellRoom } from "./sheets/cell-room";
import { DamagedSheetError, quoted } from "./sheets/damaged-sheet-error";
import { formulasBesideCells } from "./around/formulas-beside-cells";
import { fillWithoutResult } from "./sheets/fill-without-result";
import type { SheetLoading } from "./sheets/load-rows";
import { loadSheet, type LoadedSheet } from "./sheets/load-sheet";
import { richErrorsOf } from "./sheets/rich-errors";
import { readSharedStrings } from "./sheets/shared-strings";
import { StylesPart } from "./styles/styles-part";
import { loadTable, type TableOrigin, type TablePlace } from "./tables/load-table";
import { readWorkbookPart, type WorkbookPart } from "./workbook-part";
import type { Packing } from "./zip/packing";
import { SCRIPT_PACKING } from "./zip/script-packing";

/** A workbook that came from a file: the model to work on, and what saving needs to put the changes into that same file. */
export interface OpenedWorkbook {
  readonly model: WorkbookModel;
  /** The file as it was opened, still compressed. */
  readonly bytes: Uint8Array;
  /** How it was unpacked, and what is saved will be packed. */
  readonly packing: Packing;
  /** Saving keeps it: what a file is decides which ending its name must have. */
  readonly kind: WorkbookKind;
  /** What the person who opened the file should know of it, one sentence each. */
  readonly notices: readonly string[];
  /** Widths of columns as the file has them, by sheet id. */
  readonly columnWidths: ReadonlyMap<string, ColumnWidths>;
  /** Rows that stay in view as headers, by sheet id, where the file freezes one. */
  readonly frozenRows: ReadonlyMap<string, number>;
  /** Part names by sheet id. */
  readonly sheetParts: ReadonlyMap<string, string>;
  /** What stands in sheet parts around their rows, by the names of these. */
  readonly aroundRows: ReadonlyMap<string, string>;
  /** By table id. */
  readonly tableParts: ReadonlyMap<string, TableOrigin>;
  /** Names of custom XML parts by their ids. */
  readonly customXmlParts: ReadonlyMap<string, string>;
}

const SIGNATURE_IS_VOID =
  "The workbook is digitally signed. A signature is void once anything is changed: the file that is saved is without it, this one keeps it.";

/** More tables than any workbook that people work with; each is looked at beside all others. */
const MOST_TABLES = 5_000;

/**
 * Opens an .xlsx file, or one of its kinds with macros or for templates: sheets with values, formulas (with their last results), number
 * formats and protection, and tables.
 * Charts, pictures, formatting and all else stay in the file and are there again after `saveWorkbook`.
 * @param name what the workbook is called, with its extension
 * @param packing how its parts are unpacked, and packed when it is saved: the platform's own way is faster than the script's
 * @throws WorkbookFileError when the file cannot be opened, and nothing else
 */
export async function openWorkbook(
  bytes: Uint8Array | ArrayBuffer,
  name = "Book1.xlsx",
  packing: Packing = SCRIPT_PACKING,
): Promise<OpenedWorkbook> {
  const file = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  try {
    return await readWorkbook(file, name, packing);
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    if (error instanceof DamagedSheetError) throw damagedFile(error.message, error);
    if (error instanceof SyntaxError) throw damagedFile("one of its parts is not well-formed XML", error);
    if (error instanceof WorkbookRuleError) throw damagedFile("its sheets or tables contradict each other", error);
    throw damagedFile("its parts cannot be read", error);
  }
}

async function readWorkbook(bytes: Uint8Array, name: string, packing: Packing): Promise<OpenedWorkbook> {
  const zip = openPackage(bytes, packing);
  const part = readWorkbookPart(zip);
  if (part.sheets.length === 0) throw damagedFile("it has no worksheet");
  const sharedStrings = part.sharedStringsPartName ? parsePart(zip, part.sharedStringsPartName, readSharedStrings) : [];
  const styles = readStyles(zip, part.stylesPartName);
  const model = new WorkbookModel({ name, dateSystem: part.dateSystem });
  const { definedNames } = part;
  const workbookLinks = readRelationships(zip, part.partName);
  const columnWidths = new Map<string, ColumnWidths>();
  const frozenRows = new Map<string, number>();
  const sheetParts = new Map<string, string>();
  const aroundRowsOf = new Map<string, string>();
  const tableParts = new Map<string, TableOrigin>();
  const loaded = new Map<string, Omit<LoadedSheet, "aroundRows">>();
  const pinned: (readonly PinnedOn[])[] = [];
  const besideCells: (readonly FormulaBesideCells[])[] = [];
  const room = new CellRoom();
  const findRichError = richErrorsOf(zip, part.partName);
  for (const listed of part.sheets) {
    const sheet = addSheet(model, listed.name);
    sheet.visible = listed.isVisible;
    const decoder = new CellDecoder(sharedStrings, part.dateSystem, findRichError);
    const { aroundRows, ...found } = await readSheet(zip, listed, { sheet, styles, decoder, room });
    loaded.set(sheet.id, found);
    aroundRowsOf.set(listed.partName, aroundRows);
    columnWidths.set(sheet.id, sheet.columnWidths);
    if (found.frozenRow !== undefined) frozenRows.set(sheet.id, found.frozenRow);
    sheetParts.set(sheet.id, listed.partName);
    const links = readRelationships(zip, listed.partName);
    const place = { zip, workbookPartName: part.partName, sheetPartName: listed.partName };
    onSheet(listed.name, () => loadTables(model, sheet, links, place, tableParts));
    const { whatIfTables } = found;
    besideCells.push(formulasBesideCells(listed.name, aroundRows), formulasOfObjects(zip, links, listed.name));
    pinned.push(findPinned({ zip, links, workbookLinks, definedNames, aroundRows, whatIfTables, ...listed }));
    sheet.markClean();
  }
  model.formulasBesideCells = besideCells.flat();
  pinAll(model, pinned.flat());
  if (part.asksForCalculation || [...loaded.values()].some((sheet) => sheet.asksForCalculation)) {
    distrustResults(model, loaded);
  }
  const customXmlParts = loadBesideCells(zip, part, model);
  zip.checkUnread();
  activateFirstShown(model, part.activeSheetName);
  const parts = { sheetParts, aroundRows: aroundRowsOf, tableParts, customXmlParts };
  return { model, bytes, packing, ...aboutFile(zip, part.partName), columnWidths, frozenRows, ...parts };
}

/** Loads the tables of one sheet. @param tableParts gets where each of them comes from, by its id */
function loadTables(
  model: WorkbookModel,
  sheet: SheetModel,
  links: readonly Relationship[],
  place: Omit<TablePlace, "partName">,
  tableParts: Map<string, TableOrigin>,
): void {
  for (const { kind, target: partName } of links) {
    if (kind !== "table") continue;
    if (tableParts.size >= MOST_TABLES)
      throw tooLarge(`it has more than ${MOST_TABLES.toLocaleString("en-US")} tables`);
    const { tableId, origin } = loadTable(model, sheet, { ...place, partName });
    tableParts.set(tableId, origin);
  }
}

/** @returns names of custom XML parts by their ids */
function loadBesideCells(zip: ZipPackage, part: WorkbookPart, model: WorkbookModel): ReadonlyMap<string, string> {
  model.names = loadNames(part, model);
  for (const [name, value] of readDocumentSettings(zip)) model.settings.set(name, value);
  return loadCustomXmlParts(zip, part.partName, model.customXmlParts);
}

function readStyles(zip: ZipPackage, partName: string | undefined): StylesPart {
  return partName === undefined ? new StylesPart("") : parsePart(zip, partName, (xml) => new StylesPart(xml));
}

/** @param pinned things by the names of the sheets that they stand on */
function pinAll(model: WorkbookModel, pinned: readonly PinnedOn[]): void {
  const bySheet = new Map<string, Pinned[]>();
  for (const { sheetName, ...thing } of pinned) {
    appendByKey(bySheet, sheetName.toLowerCase(), thing);
  }
  for (const [name, things] of bySheet) {
    const sheet = model.sheetByName(name);
    if (sheet) sheet.pinned = [...sheet.pinned, ...things];
  }
}

/** @throws WorkbookFileError for every file that is no workbook of sheets in XML */
function openPackage(bytes: Uint8Array, packing: Packing): ZipPackage {
  refuseOtherFiles(bytes);
  const zip = new ZipPackage(bytes, packing);
  refuseOtherPackages(zip);
  return zip;
}

function aboutFile(zip: ZipPackage, workbookPartName: string): Pick<OpenedWorkbook, "kind" | "notices"> {
  const kind = kindOfContentType(contentTypeOf(zip, workbookPartName));
  return { kind, notices: isSigned(zip) ? [SIGNATURE_IS_VOID] : [] };
}

/** @throws WorkbookFileError for a sheet that Excel would not have made */
function addSheet(model: WorkbookModel, name: string): SheetModel {
  try {
    return model.addSheet(name);
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
    const what = error.rule === "name-taken" ? "has the name of another sheet" : "has a name that Excel does not allow";
    throw damagedFile(`the sheet ${quoted(name)} ${what}`, error);
  }
}

/** @throws WorkbookFileError; of a part that has changed since it was written nothing else is told */
async function readSheet(
  zip: ZipPackage,
  { name, partName }: { readonly name: string; readonly partName: string },
  parts: SheetLoading,
): Promise<LoadedSheet> {
  const bytes = new BytesInPieces(zip.readInPieces(partName));
  try {
    const loaded = await loadSheet(bytes, partName, parts);
    await bytes.passBy();
    return loaded;
  } catch (error) {
    await bytes.passBy();
    throw asErrorOnSheet(name, error);
  }
}

/** Reads something of a sheet; what is wrong with it is told by the sheet's name. @throws WorkbookFileError */
function onSheet<Result>(sheetName: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw asErrorOnSheet(sheetName, error);
  }
}

function asErrorOnSheet(sheetName: string, error: unknown): unknown {
  const place = `on the sheet ${quoted(sheetName)}`;
  if (error instanceof DamagedSheetError) return damagedFile(`${place}, ${error.message}`, error);
  if (error instanceof SyntaxError) return damagedFile(`${place}, its XML cannot be read (${error.message})`, error);
  return error;
}

/** The file says that its results may be none: those of formulas count as out of date, those that a formula fills as missing. */
function distrustResults(model: WorkbookModel, loaded: ReadonlyMap<string, Pick<LoadedSheet, "filledAreas">>): void {
  for (const sheet of model.sheets) {
    fillWithoutResult(sheet, loaded.get(sheet.id)!.filledAreas, () => true);
    sheet.markClean();
  }
  model.hasStaleResults = model.sheets.some((sheet) => sheet.formulaCells().length > 0);
}

function activateFirstShown(model: WorkbookModel, wantedName: string | undefined): void {
  const wanted = wantedName === undefined ? undefined : model.sheetByName(wantedName);
  const shown = wanted?.visible ? wanted : model.sheets.find((sheet) => sheet.visible);
  if (shown) model.activateSheet(shown.id);
}
