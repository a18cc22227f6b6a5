import { parseAddress, type ParsedAddress } from "../../model/areas/a1-address";
import { parseReferences } from "../../model/texts/formula-references";
import type { XmlScanner } from "../package/xml-scanner";
import { decodeXml } from "../package/xml-text";

/** Attributes that list cells, as the standard and its extensions call them. */
const CELL_ATTRIBUTES = ["ref", "sqref", "cell", "range", "linkedCell", "sourceRef"];

/** What an element names that nobody here knows. */
export interface UnknownMentions {
  /** Local name of the first element in it. */
  readonly name: string;
  readonly mentions: readonly Required<ParsedAddress>[];
}

/**
 * All cells that an element names in any usual way, from the scanner's place at its opening tag to its end.
 * @param ownSheet the sheet that is meant where none is named
 */
export function mentionsIn(scanner: XmlScanner, ownSheet: string): UnknownMentions {
  const mentions: Required<ParsedAddress>[] = [];
  const note = (text: string, isFormula: boolean): void => {
    const references = isFormula ? parseReferences(text) : areasOf(text);
    for (const { sheetName = ownSheet, area } of references) mentions.push({ sheetName, area });
  };
  let first = "";
  let depth = 1;
  while (depth > 0 && scanner.next()) {
    const { name } = scanner;
    if (scanner.isClosing) {
      depth--;
      if (name === "f" || name === "sqref") note(decodeXml(scanner.rawTextBefore()), name === "f");
      continue;
    }
    first ||= name;
    if (!scanner.isSelfClosing) depth++;
    for (const attribute of CELL_ATTRIBUTES) note(scanner.attribute(attribute) ?? "", false);
  }
  return { name: first, mentions };
}

function areasOf(text: string): ParsedAddress[] {
  return text.split(/\s+/).flatMap((address) => parseAddress(address) ?? []);
}
