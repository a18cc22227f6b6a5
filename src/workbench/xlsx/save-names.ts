import { formulaOf, type DefinedName } from "../model/names/defined-name";
import type { WorkbookModel } from "../model/workbook-model";
import { structuredReference } from "../model/texts/structured-reference";
import { withSheetRenamed } from "../model/texts/sheets-in-formula";
import type { OpenedWorkbook } from "./open-workbook";
import { patchText, type TextPatch } from "./package/text-patches";
import { withAttribute } from "./package/xml-attributes";
import { XmlScanner } from "./package/xml-scanner";
import { decodeXml, encodeXml } from "./package/xml-text";
import type { ZipPackage } from "./package/zip-package";
import { readWorkbookPart, type ListedSheet } from "./workbook-part";

/** What stands before the names: ECMA-376 Part 1, 18.2.27. */
const BEFORE_NAMES = ["sheets", "functionGroups", "externalReferences"];

/**
 * Writes names that are new or were changed, and takes those away that were deleted. All others stay byte for byte, after references in
 * them have followed cells.
 * @param sheetParts part names by sheet id, those of new sheets included
 */
export function saveNames(zip: ZipPackage, { model }: OpenedWorkbook, sheetParts: ReadonlyMap<string, string>): void {
  const { partName, sheets } = readWorkbookPart(zip);
  const before = zip.read(partName);
  const tabOf = (sheetId: string): ListedSheet | undefined =>
    sheets.find((listed) => listed.partName === sheetParts.get(sheetId));
  const inFile = (name: DefinedName): string => inNamesOfFile(formulaOf(name, model.tables), model, tabOf);
  const tabsLeft = new Set(model.sheets.map(({ id }) => tabOf(id)?.tabIndex));
  const edited = withEdits(before, model, inFile, (tab) => tab === undefined || tabsLeft.has(Number(tab)));
  const added = model.names.flatMap((name) => {
    const tab = name.sheetId === undefined ? undefined : tabOf(name.sheetId)?.tabIndex;
    return name.placeInFile === undefined ? [{ tag: tagOf(name, tab), text: encodeXml(inFile(name)) }] : [];
  });
  const after = added.length === 0 ? edited : withNew(edited, added);
  if (after !== before) zip.write(partName, after);
}

/** Sheets that were renamed here keep their names in the file. */
function inNamesOfFile(
  formula: string,
  { sheets }: WorkbookModel,
  tabOf: (sheetId: string) => ListedSheet | undefined,
): string {
  return sheets.reduce((text, { id, name }) => {
    const named = tabOf(id)?.name ?? name;
    return named === name ? text : withSheetRenamed(text, name, named);
  }, formula);
}

function withEdits(
  xml: string,
  { names }: WorkbookModel,
  inFile: (name: DefinedName) => string,
  isTabLeft: (tab: string | undefined) => boolean,
): string {
  const byPlace = new Map(names.map((name) => [name.placeInFile, name]));
  const scanner = new XmlScanner(xml);
  const patches: TextPatch[] = [];
  for (let place = 0; scanner.next();) {
    if (scanner.name !== "definedName" || scanner.isClosing || scanner.isSelfClosing) continue;
    const name = byPlace.get(place++);
    const { start, end } = scanner;
    const tab = scanner.attribute("localSheetId");
    const tag = name === undefined ? "" : editedTag(scanner, name);
    scanner.next();
    if (name === undefined) {
      if (isTabLeft(tab)) patches.push({ start, end: scanner.end, text: "" });
      continue;
    }
    if (tag !== xml.slice(start, end)) patches.push({ start, end, text: tag });
    const said = decodeXml(scanner.rawTextBefore());
    const wanted = inFile(name);
    const isOurs = name.hasNewFormula === true || (name.column !== undefined && !isSameColumn(said, wanted));
    if (isOurs && said !== wanted) patches.push({ start: end, end: scanner.start, text: encodeXml(wanted) });
  }
  return patchText(xml, patches);
}

function editedTag(scanner: XmlScanner, { isHidden = false, comment = "" }: DefinedName): string {
  let tag = scanner.xml.slice(scanner.start, scanner.end);
  const wasHidden = ["1", "true"].includes(scanner.attribute("hidden") ?? "0");
  if (wasHidden !== isHidden) tag = withAttribute(tag, "hidden", isHidden ? "1" : undefined);
  if ((scanner.attribute("comment") ?? "") !== comment) tag = withAttribute(tag, "comment", comment || undefined);
  return tag;
}

/** Another writer may spell it otherwise. */
function isSameColumn(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => JSON.stringify(structuredReference(text))?.toLowerCase());
  return one !== undefined && one === other;
}

function tagOf({ name, comment = "", isHidden = false }: DefinedName, tab: number | undefined): string {
  const attributes = [
    `name="${encodeXml(name)}"`,
    ...(comment === "" ? [] : [`comment="${encodeXml(comment)}"`]),
    ...(tab === undefined ? [] : [`localSheetId="${tab}"`]),
    ...(isHidden ? ['hidden="1"'] : []),
  ];
  return `definedName ${attributes.join(" ")}`;
}

function withNew(xml: string, added: readonly { readonly tag: string; readonly text: string }[]): string {
  const scanner = new XmlScanner(xml);
  let [insertAt, prefix] = [0, ""];
  const elements = (): string =>
    added.map(({ tag, text }) => `<${prefix}${tag}>${text}</${prefix}definedName>`).join("");
  while (scanner.next()) {
    const { name, start, end, isClosing, isSelfClosing } = scanner;
    if (name === "definedNames" && (isClosing || isSelfClosing)) {
      ({ prefix } = scanner);
      if (isClosing) return xml.slice(0, start) + elements() + xml.slice(start);
      return `${xml.slice(0, start)}<${prefix}definedNames>${elements()}</${prefix}definedNames>${xml.slice(end)}`;
    }
    if (BEFORE_NAMES.includes(name) && (isClosing || isSelfClosing)) [insertAt, prefix] = [end, scanner.prefix];
  }
  const list = `<${prefix}definedNames>${elements()}</${prefix}definedNames>`;
  return xml.slice(0, insertAt) + list + xml.slice(insertAt);
}
