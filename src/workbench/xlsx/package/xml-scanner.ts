import { decodeXml } from "./xml-text";

const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;
const ATTRIBUTE_VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/**
 * Walks an XML text tag by tag and knows where each tag stands, so that a part can be patched without rewriting the rest.
 * Names are given without their namespace prefix, because some writers put one before every element.
 * Comments, processing instructions and declarations are passed over. It checks no well-formedness beyond closed tags.
 */
export class XmlScanner {
  /** Local name of the current tag. */
  name = "";
  /** Where the current tag begins (`<`) and ends (after `>`). */
  start = 0;
  end = 0;
  isClosing = false;
  isSelfClosing = false;
  private previousEnd = 0;

  constructor(
    readonly xml: string,
    from = 0,
  ) {
    this.end = from;
  }

  /**
   * Moves to the next tag.
   * @returns false at the end of the text
   * @throws SyntaxError when a tag or comment never ends
   */
  next(): boolean {
    this.previousEnd = this.end;
    let position = this.end;
    for (;;) {
      const open = this.xml.indexOf("<", position);
      if (open < 0) return false;
      const next = this.xml.charCodeAt(open + 1);
      if (next === 33 || next === 63) {
        position = this.skipMarkup(open);
        continue;
      }
      this.readTag(open, next === 47);
      return true;
    }
  }

  /** Moves past the closing tag of the current element. */
  skipElement(): void {
    if (this.isSelfClosing || this.isClosing) return;
    for (let depth = 1; depth > 0;) {
      if (!this.next()) throw new SyntaxError("An element is not closed.");
      if (this.isClosing) depth--;
      else if (!this.isSelfClosing) depth++;
    }
  }

  /** The prefix of the current tag with its colon ("x:"), or "" without one: new elements must carry the same. */
  get prefix(): string {
    const from = this.start + (this.isClosing ? 2 : 1);
    return /^[\w.-]+:/.exec(this.xml.slice(from, from + 64))?.[0] ?? "";
  }

  /** Character data between the previous tag and the current one, as it stands in the XML. */
  rawTextBefore(): string {
    const raw = this.xml.slice(this.previousEnd, this.start);
    if (!raw.includes("<")) return raw;
    return raw
      .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "")
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_whole, data: string) => data.replace(/&/g, "&amp;"));
  }

  /** An attribute of the current tag by its qualified name, decoded; undefined when absent. */
  attribute(name: string): string | undefined {
    const tag = this.xml.slice(this.start, this.end);
    for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
      if (tag.charCodeAt(at - 1) > 32) continue;
      ATTRIBUTE_VALUE.lastIndex = at + name.length;
      const found = ATTRIBUTE_VALUE.exec(tag);
      if (found) return decodeXml(found[1] ?? found[2] ?? "");
    }
    return undefined;
  }

  /** An attribute in a namespace, whatever its prefix: `namespacedAttribute("id")` finds `r:id`. */
  namespacedAttribute(localName: string): string | undefined {
    const prefixed = new RegExp(`\\s([\\w.-]+:${localName})\\s*=`).exec(this.xml.slice(this.start, this.end));
    return prefixed?.[1] === undefined ? undefined : this.attribute(prefixed[1]);
  }

  private readTag(open: number, isClosing: boolean): void {
    const { xml } = this;
    const nameStart = open + (isClosing ? 2 : 1);
    let position = nameStart;
    let localStart = nameStart;
    let code = xml.charCodeAt(position);
    while (code > 32 && code !== GREATER && code !== 47) {
      if (code === 58) localStart = position + 1;
      code = xml.charCodeAt(++position);
    }
    this.name = xml.slice(localStart, position);
    while (code !== GREATER) {
      if (code === QUOTE || code === APOSTROPHE) {
        position = xml.indexOf(code === QUOTE ? '"' : "'", position + 1);
      }
      if (position < 0 || position >= xml.length) throw new SyntaxError("A tag is not closed.");
      code = xml.charCodeAt(++position);
    }
    this.start = open;
    this.end = position + 1;
    this.isClosing = isClosing;
    this.isSelfClosing = !isClosing && xml.charCodeAt(position - 1) === 47;
  }

  private skipMarkup(open: number): number {
    const { xml } = this;
    const close = xml.startsWith("<!--", open) ? "-->" : xml.startsWith("<![CDATA[", open) ? "]]>" : ">";
    const at = xml.indexOf(close, open + 2);
    if (at < 0) throw new SyntaxError("A comment or declaration is not closed.");
    return at + close.length;
  }
}
