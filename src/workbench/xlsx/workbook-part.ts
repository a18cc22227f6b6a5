import type { DateSystem } from "../../core/table/date-serial";
import { meaningsByName } from "../model/names/defined-name";
import { parsePart } from "./package/parse-part";
import { partKey } from "./package/part-name";
import { readRelationships, type Relationship } from "./package/relationships";
import { damagedFile, tooLarge } from "./package/workbook-file-error";
import { XmlScanner } from "./package/xml-scanner";
import { decodeXml } from "./package/xml-text";
import type { ZipPackage } from "./package/zip-package";

/** One sheet as the workbook part lists it. Chart and dialog sheets have no cells and are left out. */
export interface ListedSheet {
  readonly name: string;
  readonly isVisible: boolean;
  readonly partName: string;
  /** From 0, sheets without cells counted. */
  readonly tabIndex: number;
}

/** One defined name as the workbook part lists it. Source: ECMA-376 Part 1, 18.2.5. */
export interface ListedName {
  readonly name: string;
  readonly formula: string;
  readonly comment: string | undefined;
  readonly isHidden: boolean;
  /** The tab of the sheet on which alone it holds. */
  readonly tabIndex: number | undefined;
}

/** What the workbook part says, and where its neighbours are. */
export interface WorkbookPart {
  readonly partName: string;
  readonly sheets: readonly ListedSheet[];
  readonly dateSystem: DateSystem;
  /** Name of the sheet that was in front when the file was saved. */
  readonly activeSheetName: string | undefined;
  readonly sharedStringsPartName: string | undefined;
  readonly stylesPartName: string | undefined;
  readonly calcChainPartName: string | undefined;
  /**
   * The file says of its formulas' results that they may be none: a full calculation is due, or was not completed before it was saved
   * (ECMA-376 Part 1, 18.2.2). Not so calcMode and calcOnSave, which say when Excel calculates, forceFullCalc, which says how, and
   * calcId, which says with which engine; nor `ca` of a formula, which every volatile function keeps for ever (18.3.1.40).
   */
  readonly asksForCalculation: boolean;
  /** In the order of the file. */
  readonly names: readonly ListedName[];
  /** What names stand for, by name in small letters; a sheet may give a name a meaning of its own. */
  readonly definedNames: ReadonlyMap<string, readonly string[]>;
}

/** What the workbook part itself says; sheets are known by their links. */
interface WorkbookXml {
  readonly tabs: readonly { readonly name: string; readonly isVisible: boolean; readonly linkId: string | undefined }[];
  readonly activeTab: number;
  readonly dateSystem: DateSystem;
  readonly asksForCalculation: boolean;
  readonly names: readonly ListedName[];
}

/** Excel sets no limit but memory. Sheets are looked for by name one after the other, and so many a workbook has only to keep us busy. */
const MOST_SHEETS = 5_000;

/** All but the first have no cells to score. */
const KINDS_OF_SHEETS = ["worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"];

/** @throws WorkbookFileError when the package holds no workbook that can be read here, or names a sheet that is none */
export function readWorkbookPart(zip: ZipPackage): WorkbookPart {
  const partName = findWorkbookPart(zip);
  const links = readRelationships(zip, partName);
  const linked = (kind: string): string | undefined => links.find((link) => link.kind === kind)?.target;
  const { tabs, activeTab, ...said } = parsePart(zip, partName, readWorkbookXml);
  return {
    ...said,
    definedNames: meaningsByName(said.names, []),
    partName,
    sheets: listedSheets(tabs, links),
    activeSheetName: tabs[activeTab]?.name,
    sharedStringsPartName: linked("sharedStrings"),
    stylesPartName: linked("styles"),
    calcChainPartName: linked("calcChain"),
  };
}

function listedSheets(tabs: WorkbookXml["tabs"], links: readonly Relationship[]): ListedSheet[] {
  const linkById = new Map(links.map((link) => [link.id, link]));
  const seen = new Set<string>();
  return tabs.flatMap(({ name, isVisible, linkId }, tabIndex) => {
    // So Excel writes a module of Visual Basic that old versions kept as a sheet (POI's bug 60825, ClosedXML issue 1992).
    if (linkId === "") return [];
    const link = linkId === undefined ? undefined : linkById.get(linkId);
    if (link === undefined || !KINDS_OF_SHEETS.includes(link.kind)) {
      throw damagedFile(`nothing in it says which part is the sheet "${name}"`);
    }
    if (link.kind !== "worksheet") return [];
    if (seen.has(partKey(link.target)))
      throw damagedFile(`two of its sheets, one of them "${name}", are the same part`);
    seen.add(partKey(link.target));
    return [{ name, isVisible, partName: link.target, tabIndex }];
  });
}

function readWorkbookXml(xml: string): WorkbookXml {
  const scanner = new XmlScanner(xml);
  const tabs: WorkbookXml["tabs"][number][] = [];
  const names: ListedName[] = [];
  let dateSystem: DateSystem = 1900;
  let activeTab = 0;
  let asksForCalculation = false;
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "workbookPr") {
      if (["1", "true"].includes(scanner.attribute("date1904") ?? "0")) dateSystem = 1904;
    } else if (scanner.name === "calcPr") {
      asksForCalculation =
        ["1", "true"].includes(scanner.attribute("fullCalcOnLoad") ?? "0") ||
        ["0", "false"].includes(scanner.attribute("calcCompleted") ?? "1");
    } else if (scanner.name === "definedName" && !scanner.isSelfClosing) {
      names.push(readDefinedName(scanner));
    } else if (scanner.name === "workbookView") {
      activeTab = Number(scanner.attribute("activeTab") ?? 0);
    } else if (scanner.name === "sheet") {
      const isVisible = (scanner.attribute("state") ?? "visible") === "visible";
      tabs.push({ name: scanner.attribute("name") ?? "", isVisible, linkId: scanner.namespacedAttribute("id") });
      if (tabs.length > MOST_SHEETS) throw tooLarge(`it has more than ${MOST_SHEETS.toLocaleString("en-US")} sheets`);
    }
  }
  return { tabs, activeTab, dateSystem, asksForCalculation, names };
}

/** Moves on to what stands behind the text of the element at which the scanner stands. */
function readDefinedName(scanner: XmlScanner): ListedName {
  const tab = scanner.attribute("localSheetId");
  const said = {
    name: scanner.attribute("name") ?? "",
    comment: scanner.attribute("comment"),
    isHidden: ["1", "true"].includes(scanner.attribute("hidden") ?? "0"),
    tabIndex: tab === undefined ? undefined : Number(tab),
  };
  scanner.next();
  return { ...said, formula: decodeXml(scanner.rawTextBefore()) };
}

function findWorkbookPart(zip: ZipPackage): string {
  const target = readRelationships(zip, "").find((link) => link.kind === "officeDocument")?.target;
  if (target === undefined) throw damagedFile("nothing in it says which part is the workbook");
  return target;
}
