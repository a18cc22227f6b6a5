import { patchText, type TextPatch } from "../package/text-patches";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { encodeSheetString } from "../package/xml-text";

/** What of a cell reads otherwise now; what is absent stays as it is. */
export interface CarriedCell {
  readonly address?: string;
  readonly styleIndex?: number;
  /** Without its leading "=". A formula that was filled from another cell stands for itself from now on. */
  readonly formula?: string;
  /** The cells that its array formula fills. */
  readonly arrayAddress?: string | undefined;
  /** Its result is out of date: the cell keeps its formula, if any, and shows nothing until it is calculated. */
  readonly losesResult?: boolean;
}

/**
 * A `<c>` element of a file as it stands there, but for its place and what follows from that. All else stays letter by letter: formatted
 * text, marks of dynamic arrays (`cm`) and of pictures in cells (`vm`), phonetic hints, attributes of formulas, extensions.
 */
export function carriedCell(xml: string, { address, ...others }: CarriedCell): string {
  const placed = address === undefined ? xml : withAddress(xml, address);
  // Mostly it is the place alone, and cells are many.
  const isAll = others.styleIndex === undefined && others.formula === undefined && others.arrayAddress === undefined;
  return isAll && others.losesResult !== true ? placed : withOthers(placed, others);
}

function withOthers(
  xml: string,
  { styleIndex, losesResult = false, ...formula }: Omit<CarriedCell, "address">,
): string {
  const scanner = new XmlScanner(xml);
  const patches: TextPatch[] = [];
  scanner.next();
  let tag = xml.slice(scanner.start, scanner.end);
  if (styleIndex !== undefined) tag = withAttribute(tag, "s", styleIndex === 0 ? undefined : String(styleIndex));
  // The mark of a picture belongs to the result, not to the formula.
  if (losesResult) tag = withAttribute(withAttribute(tag, "t", undefined), "vm", undefined);
  patches.push({ start: scanner.start, end: scanner.end, text: tag });
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    const { name, start } = scanner;
    const open = xml.slice(start, scanner.end);
    const { prefix } = scanner;
    scanner.skipElement();
    if (name === "f") {
      const content = xml.slice(start + open.length, scanner.end);
      patches.push({ start, end: scanner.end, text: carriedFormula(open, content, prefix, formula) });
    } else if (losesResult && (name === "v" || name === "is")) patches.push({ start, end: scanner.end, text: "" });
  }
  return patchText(xml, patches);
}

/** The attribute with a cell's address, in the opening tag. */
const PLACE = /^(<[^>]*?\sr\s*=\s*)(?:"[^"]*"|'[^']*')/;

/** A cell that has not said yet where it stands says so first. */
function withAddress(xml: string, address: string): string {
  if (PLACE.test(xml)) return xml.replace(PLACE, `$1"${address}"`);
  return xml.replace(/^<[^\s/>]+/, `$& r="${address}"`);
}

function carriedFormula(
  open: string,
  content: string,
  prefix: string,
  { formula, arrayAddress }: Pick<CarriedCell, "formula" | "arrayAddress">,
): string {
  let tag = open;
  if (arrayAddress !== undefined) tag = withAttribute(tag, "ref", arrayAddress);
  if (formula === undefined) return tag + content;
  if (/\st\s*=\s*["']shared["']/.test(tag)) {
    for (const attribute of ["t", "si", "ref"]) tag = withAttribute(tag, attribute, undefined);
  }
  return `${tag.replace(/\s*\/?>$/, ">")}${encodeSheetString(formula)}</${prefix}f>`;
}
