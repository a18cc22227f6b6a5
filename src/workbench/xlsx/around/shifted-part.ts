import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { decodeXml, encodeXml } from "../package/xml-text";

/** Where in a part cells are spoken of. */
export interface CellMentions {
  /**
   * By element, the attribute that lists areas. The element goes when all its cells went. `sqref` lists cells that each have something of
   * their own, and falls into pieces where only some of them moved; every other name stands for a reference, which then stays.
   */
  readonly areas?: Readonly<Record<string, string>>;
  /** By element, the attribute with areas and the one that says of which sheet they are; of another workbook if it has a link. */
  readonly areasOfSheets?: Readonly<Record<string, { readonly areas: string; readonly sheet: string }>>;
  /** By element, the attributes that hold a formula without its leading "=". */
  readonly formulaAttributes?: Readonly<Record<string, readonly string[]>>;
  /** By element, the attribute that says to which cells of the workbook a link leads; it stays as it is when these went. */
  readonly places?: Readonly<Record<string, string>>;
  /** Elements whose text lists areas, as `sqref` does. */
  readonly areaTexts?: readonly string[];
  /** Elements whose text is a formula without its leading "=". */
  readonly formulas?: readonly string[];
  /** Elements that are passed over with all that is in them. */
  readonly passedOver?: readonly string[];
}

/** How mentions read now. */
export interface MentionEdits {
  /** @returns "" when all cells went */
  readonly areas: (areas: string) => string;
  /** The same for cells of which each goes its own way. @returns "" when all went */
  readonly cells: (areas: string) => string;
  readonly formula: (formula: string) => string;
  /** The same as `areas` for the sheet of a name. */
  readonly areasOf: (sheetName: string, areas: string) => string;
}

/** Lists that may not stand empty: ECMA-376 Part 1, 18.3.1. */
const LISTS = [
  "mergeCells",
  "dataValidations",
  "hyperlinks",
  "protectedRanges",
  "ignoredErrors",
  "cellWatches",
  "conditionalFormattings",
  "smartTags",
];

/** A part with its mentions of cells edited, letter by letter the same when none changes. */
export function editMentions(xml: string, mentions: CellMentions, edits: MentionEdits): string {
  const scanner = new XmlScanner(xml);
  const pieces: string[] = [];
  let copiedTo = 0;
  let hasDropped = false;
  const replace = (start: number, end: number, text: string): void => {
    pieces.push(xml.slice(copiedTo, start), text);
    copiedTo = end;
  };
  let isAhead = false;
  while (isAhead || scanner.next()) {
    isAhead = false;
    if (scanner.isClosing) continue;
    const { name, start, end } = scanner;
    if (mentions.passedOver?.includes(name)) {
      scanner.skipElement();
      continue;
    }
    const tag = editedTag(scanner, mentions, edits);
    if (tag === undefined) {
      scanner.skipElement();
      replace(start, scanner.end, "");
      hasDropped = true;
      continue;
    }
    if (tag !== xml.slice(start, end)) replace(start, end, tag);
    const edit = textEdit(name, mentions, edits);
    if (edit === undefined || scanner.isSelfClosing || !scanner.next()) continue;
    // In an extension a formula stands in an element of its own.
    isAhead = !scanner.isClosing;
    if (isAhead) continue;
    const text = decodeXml(scanner.rawTextBefore());
    const edited = edit(text);
    if (edited !== text) replace(end, scanner.start, encodeXml(edited));
  }
  const edited = pieces.join("") + xml.slice(copiedTo);
  return hasDropped ? withoutEmptyLists(edited) : edited;
}

/** The current tag with its attributes edited; undefined when all its cells went. */
function editedTag(scanner: XmlScanner, mentions: CellMentions, edits: MentionEdits): string | undefined {
  const { name, xml, start, end } = scanner;
  let tag = xml.slice(start, end);
  const edit = (attribute: string, edited: (text: string) => string): string | undefined => {
    const text = scanner.attribute(attribute);
    const after = text === undefined ? undefined : edited(text);
    if (after !== undefined && after !== text) tag = withAttribute(tag, attribute, after);
    return after;
  };
  const areas = mentions.areas?.[name];
  if (areas !== undefined && edit(areas, areas === "sqref" ? edits.cells : edits.areas) === "") return undefined;
  const ofSheet = mentions.areasOfSheets?.[name];
  const sheetName = ofSheet && scanner.attribute(ofSheet.sheet);
  if (ofSheet !== undefined && sheetName !== undefined && scanner.namespacedAttribute("id") === undefined) {
    // What has lost all its cells keeps what it said, and Excel asks for a new source.
    edit(ofSheet.areas, (text) => edits.areasOf(sheetName, text) || text);
  }
  const place = mentions.places?.[name];
  if (place !== undefined) edit(place, (before) => followedPlace(before, edits.formula));
  for (const formula of mentions.formulaAttributes?.[name] ?? []) edit(formula, edits.formula);
  return tag;
}

/** The place that a link leads to after a shift: as it was when its cells went, because "#REF!" is no place. */
export function followedPlace(place: string, followed: (formula: string) => string): string {
  const after = followed(place);
  return after.includes("#REF!") ? place : after;
}

function textEdit(name: string, { formulas, areaTexts }: CellMentions, edits: MentionEdits) {
  if (formulas?.includes(name)) return edits.formula;
  // An extension without cells is no error, but one whose list of cells is empty is.
  return areaTexts?.includes(name) ? (areas: string) => edits.cells(areas) || areas : undefined;
}

/** A part in which no list of those that may not stand empty does, and each counts what it holds if it counted before. */
export function withoutEmptyLists(xml: string): string {
  const scanner = new XmlScanner(xml);
  let kept = "";
  let copiedTo = 0;
  while (scanner.next()) {
    if (scanner.isClosing || !LISTS.includes(scanner.name)) continue;
    const { start, end } = scanner;
    const counted = scanner.attribute("count");
    const count = countChildren(scanner);
    const tag = xml.slice(start, end);
    const told = counted === undefined || Number(counted) === count ? tag : withAttribute(tag, "count", String(count));
    kept += xml.slice(copiedTo, start) + (count === 0 ? "" : told);
    copiedTo = count === 0 ? scanner.end : end;
  }
  return kept + xml.slice(copiedTo);
}

/** Moves to the closing tag of the element at which the scanner stands. */
function countChildren(scanner: XmlScanner): number {
  let count = 0;
  if (scanner.isSelfClosing) return count;
  for (; scanner.next() && !scanner.isClosing; count++) scanner.skipElement();
  return count;
}
