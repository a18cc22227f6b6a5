import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { decodeXml, encodeXml } from "../package/xml-text";

/** Where in a part cells are spoken of. */
export interface CellMentions {
  /** By element, the attribute that lists areas, such as `sqref`. The element goes when all its cells went. */
  readonly areas?: Readonly<Record<string, string>>;
  /** Elements whose text lists areas. */
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
  readonly formula: (formula: string) => string;
}

/** Lists that may not stand empty: ECMA-376 Part 1, 18.3.1. Their `count` may be left out. */
const LISTS = ["mergeCells", "dataValidations", "hyperlinks", "protectedRanges", "ignoredErrors"];

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
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    const { name, start, end } = scanner;
    if (mentions.passedOver?.includes(name)) {
      scanner.skipElement();
      continue;
    }
    const attribute = mentions.areas?.[name];
    const areas = attribute === undefined ? undefined : scanner.attribute(attribute);
    if (attribute !== undefined && areas !== undefined) {
      const edited = edits.areas(areas);
      if (edited === "") {
        scanner.skipElement();
        replace(start, scanner.end, "");
        hasDropped = true;
      } else if (edited !== areas) replace(start, end, withAttribute(xml.slice(start, end), attribute, edited));
    }
    const edit = textEdit(name, mentions, edits);
    if (edit === undefined || scanner.isSelfClosing || !scanner.next()) continue;
    const text = decodeXml(scanner.rawTextBefore());
    const edited = edit(text);
    if (edited !== text) replace(end, scanner.start, encodeXml(edited));
  }
  const edited = pieces.join("") + xml.slice(copiedTo);
  return hasDropped ? withoutEmptyLists(edited) : edited;
}

function textEdit(name: string, { formulas, areaTexts }: CellMentions, edits: MentionEdits) {
  if (formulas?.includes(name)) return edits.formula;
  // An extension without cells is no error, but one whose list of cells is empty is.
  return areaTexts?.includes(name) ? (areas: string) => edits.areas(areas) || areas : undefined;
}

function withoutEmptyLists(xml: string): string {
  const scanner = new XmlScanner(xml);
  let kept = "";
  let copiedTo = 0;
  while (scanner.next()) {
    if (scanner.isClosing || !LISTS.includes(scanner.name)) continue;
    const { start, end } = scanner;
    scanner.skipElement();
    const isEmpty = xml.slice(end, scanner.start).trim() === "";
    kept += xml.slice(copiedTo, start) + (isEmpty ? "" : withAttribute(xml.slice(start, end), "count", undefined));
    copiedTo = isEmpty ? scanner.end : end;
  }
  return kept + xml.slice(copiedTo);
}
