import { withOpenRoot } from "../package/root-element";
import { XmlScanner } from "../package/xml-scanner";
import { encodeXml } from "../package/xml-text";
import { CellFills } from "./cell-fills";
import { builtInFormat, builtInFormatId, FIRST_CUSTOM_FORMAT_ID } from "./number-formats";

/** What a cell format says that the workbook model keeps. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly quotePrefix: boolean;
  /** As CellFills names it. */
  readonly fill: string;
}

/** The formats of named styles stand before those of cells: ECMA-376 Part 1, 18.8.39. */
const LISTS_OF_FORMATS = ["cellStyleXfs", "cellXfs"];
const FILL_ATTRIBUTES = /\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/g;
const PLAIN: CellFormat = { numberFormat: "General", quotePrefix: false, fill: "" };

/** The `<xf>` elements of `<cellXfs>` and the number formats they name. */
export class StylesPart {
  private readonly formats: CellFormat[] = [];
  private readonly xfElements: string[] = [];
  private readonly customFormats = new Map<number, string>();
  private readonly addedFormats = new Map<string, number>();
  private readonly addedXfs = new Map<string, number>();
  private readonly fills: CellFills;
  private readonly openedXfCount: number;

  /** @throws SyntaxError when the part is cut short */
  constructor(private readonly xml: string) {
    this.fills = new CellFills(xml);
    this.readNumberFormats();
    this.readCellFormats();
    this.openedXfCount = this.xfElements.length;
    if (this.openedXfCount > 0) return;
    // Without a list every cell looks plain, so the first format of a new list has to.
    this.formats.push(PLAIN);
    this.xfElements.push(`<${prefixOf(xml)}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`);
  }

  /** Whether there is a cell format of that number. The first is what cells have that name none. */
  has(styleIndex: number): boolean {
    return styleIndex < this.formats.length;
  }

  /** The format of a cell by its `s` attribute. */
  format(styleIndex: number): CellFormat {
    return this.formats[styleIndex] ?? PLAIN;
  }

  /** Index of a cell format that is like `baseIndex` in all but what `wanted` says; added to the part when there is none yet. */
  derive(baseIndex: number, wanted: CellFormat): number {
    const base = this.format(baseIndex);
    const { numberFormat, quotePrefix, fill } = wanted;
    if (base.numberFormat === numberFormat && base.quotePrefix === quotePrefix && base.fill === fill) return baseIndex;
    const key = JSON.stringify([baseIndex, numberFormat, quotePrefix, fill]);
    const known = this.addedXfs.get(key);
    if (known !== undefined) return known;
    const index = this.xfElements.push(this.deriveXf(baseIndex, wanted)) - 1;
    this.formats[index] = wanted;
    this.addedXfs.set(key, index);
    return index;
  }

  /** The part with the formats that were added. */
  toXml(): string {
    if (this.addedXfs.size === 0) return this.xml;
    const withFormats = withCellFormatList(this.insertFills(this.insertNumberFormats(withOpenRoot(this.xml))));
    const added = this.xfElements.slice(this.openedXfCount).join("");
    return extendList(withFormats, "cellXfs", this.xfElements.length, added);
  }

  private readNumberFormats(): void {
    const scanner = new XmlScanner(this.xml);
    while (scanner.next() && !(scanner.name === "numFmts" && scanner.isClosing)) {
      // A conditional format or a table style has a number format of its own, with an id that is none of the list's.
      if (scanner.name === "dxfs") scanner.skipElement();
      if (scanner.name !== "numFmt" || scanner.isClosing) continue;
      this.customFormats.set(Number(scanner.attribute("numFmtId")), scanner.attribute("formatCode") ?? "General");
    }
  }

  private readCellFormats(): void {
    const scanner = new XmlScanner(this.xml);
    const styleFormatIds: number[] = [];
    const styleFillIds: number[] = [];
    let list = "";
    while (scanner.next()) {
      if (LISTS_OF_FORMATS.includes(scanner.name))
        list = scanner.isClosing || scanner.isSelfClosing ? "" : scanner.name;
      if (list === "" || scanner.name !== "xf" || scanner.isClosing) continue;
      const { start } = scanner;
      // Excel goes by the cell's own id where there is one, whatever applyNumberFormat says; LibreOffice found the same (oox, Xf).
      const ownId = scanner.attribute("numFmtId");
      const styleId = Number(scanner.attribute("xfId"));
      const id = ownId === undefined ? styleFormatIds[styleId] : Number(ownId);
      const ownFill = scanner.attribute("fillId");
      const fillId = (ownFill === undefined ? styleFillIds[styleId] : Number(ownFill)) ?? 0;
      if (list === "cellStyleXfs") {
        scanner.skipElement();
        styleFormatIds.push(id ?? 0);
        styleFillIds.push(fillId);
        continue;
      }
      const quotePrefix = ["1", "true"].includes(scanner.attribute("quotePrefix") ?? "0");
      scanner.skipElement();
      this.formats.push({ numberFormat: this.formatCode(id ?? 0), quotePrefix, fill: this.fills.name(fillId) });
      this.xfElements.push(this.xml.slice(start, scanner.end));
    }
  }

  private formatCode(id: number): string {
    return this.customFormats.get(id) ?? builtInFormat(id);
  }

  private deriveXf(baseIndex: number, wanted: CellFormat): string {
    const base = this.xfElements[baseIndex] ?? this.xfElements[0]!;
    const isFilled = wanted.fill !== this.format(baseIndex).fill;
    const tagEnd = base.indexOf(">");
    const isSelfClosing = base[tagEnd - 1] === "/";
    const bare = base
      .slice(0, isSelfClosing ? tagEnd - 1 : tagEnd)
      .replace(isFilled ? FILL_ATTRIBUTES : /$^/, "")
      .replace(/\s(?:numFmtId|applyNumberFormat|quotePrefix)\s*=\s*(?:"[^"]*"|'[^']*')/g, "")
      .trimEnd();
    const fill = isFilled ? ` fillId="${this.fills.id(wanted.fill)}" applyFill="1"` : "";
    const apostrophe = wanted.quotePrefix ? ' quotePrefix="1"' : "";
    return `${bare} numFmtId="${this.formatId(wanted.numberFormat)}" applyNumberFormat="1"${fill}${apostrophe}${base.slice(isSelfClosing ? tagEnd - 1 : tagEnd)}`;
  }

  private formatId(code: string): number {
    const builtIn = builtInFormatId(code);
    if (builtIn !== undefined) return builtIn;
    for (const [id, known] of this.customFormats) if (known === code) return id;
    const id = Math.max(FIRST_CUSTOM_FORMAT_ID - 1, ...this.customFormats.keys()) + 1;
    this.customFormats.set(id, code);
    this.addedFormats.set(code, id);
    return id;
  }

  private insertFills(xml: string): string {
    const prefix = prefixOf(xml);
    const added = this.fills.added(prefix);
    if (added === undefined) return xml;
    return extendList(withList(xml, "fills", ["numFmts", "fonts"]), "fills", added.count, added.elements);
  }

  private insertNumberFormats(xml: string): string {
    if (this.addedFormats.size === 0) return xml;
    const root = new XmlScanner(xml);
    while (root.next() && root.name !== "styleSheet");
    const elements = [...this.addedFormats]
      .map(([code, id]) => `<${root.prefix}numFmt numFmtId="${id}" formatCode="${encodeXml(code)}"/>`)
      .join("");
    if (/<(?:[\w.-]+:)?numFmts[\s>/]/.test(xml)) return extendList(xml, "numFmts", this.customFormats.size, elements);
    const list = `<${root.prefix}numFmts count="${this.addedFormats.size}">${elements}</${root.prefix}numFmts>`;
    return xml.slice(0, root.end) + list + xml.slice(root.end);
  }
}

function prefixOf(xml: string): string {
  const scanner = new XmlScanner(xml);
  return scanner.next() ? scanner.prefix : "";
}

function withCellFormatList(xml: string): string {
  return withList(xml, "cellXfs", ["numFmts", "fonts", "fills", "borders", "cellStyleXfs"]);
}

/** The part with a list, empty when it had none, in its place behind others: ECMA-376 Part 1, 18.8.39. */
function withList(xml: string, list: string, before: readonly string[]): string {
  const scanner = new XmlScanner(xml);
  const prefix = prefixOf(xml);
  let insertAt = 0;
  while (scanner.next()) {
    const { name, end } = scanner;
    if (name === "dxfs") scanner.skipElement();
    if (name === list) return xml;
    const isBefore = before.includes(name);
    if (name === "styleSheet" && !scanner.isClosing) insertAt = end;
    if (isBefore && (scanner.isClosing || scanner.isSelfClosing)) insertAt = end;
  }
  return `${xml.slice(0, insertAt)}<${prefix}${list}/>${xml.slice(insertAt)}`;
}

/** Puts elements at the end of a list element and sets its `count`. */
function extendList(xml: string, name: string, count: number, elements: string): string {
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== name);
  const { start, end, prefix, isSelfClosing } = scanner;
  const attributes = xml.slice(start, end).replace(/\scount\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  const open = attributes.replace(/\s*\/?>$/, ` count="${count}">`);
  scanner.skipElement();
  const inner = isSelfClosing ? "" : xml.slice(end, xml.lastIndexOf("<", scanner.end - 1));
  return `${xml.slice(0, start)}${open}${inner}${elements}</${prefix}${name}>${xml.slice(scanner.end)}`;
}
