import type { DateSystem } from "../../core/table/date-serial";
import { readRelationships } from "./package/relationships";
import { damagedFile } from "./package/workbook-file-error";
import { XmlScanner } from "./package/xml-scanner";
import { decodeXml } from "./package/xml-text";
import type { ZipPackage } from "./package/zip-package";

/** One sheet as the workbook part lists it. Chart and dialog sheets have no cells and are left out. */
export interface ListedSheet {
  readonly name: string;
  readonly isVisible: boolean;
  readonly partName: string;
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
  /** What names stand for, by name in small letters; a sheet may give a name a meaning of its own. */
  readonly definedNames: ReadonlyMap<string, readonly string[]>;
}

/** @throws WorkbookFileError when the package holds no workbook that can be read here */
export function readWorkbookPart(zip: ZipPackage): WorkbookPart {
  const partName = findWorkbookPart(zip);
  const links = readRelationships(zip, partName);
  const linked = (kind: string): string | undefined => links.find((link) => link.kind === kind)?.target;
  const scanner = new XmlScanner(zip.read(partName));
  const sheets: ListedSheet[] = [];
  const tabs: string[] = [];
  let dateSystem: DateSystem = 1900;
  let activeTab = 0;
  let asksForCalculation = false;
  const definedNames = new Map<string, readonly string[]>();
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "workbookPr") {
      if (["1", "true"].includes(scanner.attribute("date1904") ?? "0")) dateSystem = 1904;
    } else if (scanner.name === "calcPr") {
      asksForCalculation =
        ["1", "true"].includes(scanner.attribute("fullCalcOnLoad") ?? "0") ||
        ["0", "false"].includes(scanner.attribute("calcCompleted") ?? "1");
    } else if (scanner.name === "definedName" && !scanner.isSelfClosing) {
      const name = (scanner.attribute("name") ?? "").toLowerCase();
      scanner.next();
      definedNames.set(name, [...(definedNames.get(name) ?? []), decodeXml(scanner.rawTextBefore())]);
    } else if (scanner.name === "workbookView") {
      activeTab = Number(scanner.attribute("activeTab") ?? 0);
    } else if (scanner.name === "sheet") {
      const name = scanner.attribute("name") ?? "";
      const link = links.find(({ id }) => id === scanner.namespacedAttribute("id"));
      tabs.push(name);
      if (link?.kind !== "worksheet") continue;
      const isVisible = (scanner.attribute("state") ?? "visible") === "visible";
      sheets.push({ name, isVisible, partName: link.target });
    }
  }
  return {
    partName,
    sheets,
    dateSystem,
    activeSheetName: tabs[activeTab],
    sharedStringsPartName: linked("sharedStrings"),
    stylesPartName: linked("styles"),
    calcChainPartName: linked("calcChain"),
    asksForCalculation,
    definedNames,
  };
}

function findWorkbookPart(zip: ZipPackage): string {
  const target = readRelationships(zip, "").find((link) => link.kind === "officeDocument")?.target;
  if (target === undefined) throw damagedFile("nothing in it says which part is the workbook");
  return target;
}
