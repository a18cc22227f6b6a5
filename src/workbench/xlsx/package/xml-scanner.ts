import { TagReader } from "./tag-reader";
import { decodeXml } from "./xml-text";

const EXCLAMATION = 33;
const GREATER = 62;
const QUESTION = 63;
const SLASH = 47;

/** How a part may begin (XML 1.0, 2.8); anywhere else it stands for nothing. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;

/** What may stand between tags and is none; CDATA is text. */
const COMMENT_INSTRUCTION_OR_DATA = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>/g;

/**
 * Walks an XML text tag by tag and knows where each tag stands, so that a part can be patched without rewriting the rest.
 * Names are given without their namespace prefix, because some writers put one before every element.
 * Comments, processing instructions and the declaration are passed over. What is not well-formed is refused as far as it is walked:
 * tags that do not match, names that are none, attributes without quotes or given twice, text outside the root, a root that is never
 * closed, a declaration that does not stand at the very beginning. So is a
 * document type declaration, as it must be in a package (ECMA-376 Part 2, M1.18). An empty text has no tags.
 */
export class XmlScanner extends TagReader {
  private readonly openNames: string[];
  private readonly openLocalNames: string[];
  private hasRoot: boolean;
  private previousEnd = 0;

  /**
   * @param within the qualified names of the elements that are open where the text begins, of a text that is a piece of one: it may end
   * in the last of them
   */
  constructor(
    xml: string,
    private readonly within: readonly string[] = [],
  ) {
    super(xml);
    this.openNames = [...within];
    this.openLocalNames = within.map((name) => name.slice(name.indexOf(":") + 1));
    this.hasRoot = within.length > 0;
  }

  /** How many elements are open, the current one included when its opening tag is the current tag. */
  get depth(): number {
    return this.openNames.length;
  }

  /**
   * Moves to the next tag.
   * @returns false at the end of the text
   * @throws SyntaxError when the text is not well-formed
   */
  next(): boolean {
    this.previousEnd = this.end;
    let position = this.end;
    for (;;) {
      const open = this.xml.indexOf("<", position);
      if (open < 0) return this.finish();
      const next = this.xml.charCodeAt(open + 1);
      if (next === EXCLAMATION || next === QUESTION) {
        position = this.skipMarkup(open);
        continue;
      }
      if (this.openNames.length === 0) this.checkOutside(open, next === SLASH);
      if (next === SLASH) this.close(open);
      else this.open(open);
      return true;
    }
  }

  /** Moves past the closing tag of the current element. */
  skipElement(): void {
    if (this.isSelfClosing || this.isClosing) return;
    const inside = this.openNames.length;
    while (this.openNames.length >= inside) this.next();
  }

  /** Character data between the previous tag and the current one, as it stands in the XML. */
  rawTextBefore(): string {
    return this.rawText(this.previousEnd, this.start);
  }

  /**
   * An attribute of the current tag by its qualified name, decoded; undefined when absent.
   * @throws SyntaxError when it stands there twice or holds a reference that XML does not know
   */
  attribute(name: string): string | undefined {
    const raw = this.rawAttribute(name);
    return raw === undefined ? undefined : decodeXml(raw);
  }

  /** Character data behind the last tag of a text that ends within an element. */
  rawTextBehind(): string {
    return this.rawText(this.end, this.xml.length);
  }

  /** An attribute in a namespace, whatever its prefix: `namespacedAttribute("id")` finds `r:id`. */
  namespacedAttribute(localName: string): string | undefined {
    const name = this.prefixedName(localName);
    return name === undefined ? undefined : this.attribute(name);
  }

  private rawText(start: number, end: number): string {
    const raw = this.xml.slice(start, end);
    if (!raw.includes("<")) return raw;
    return raw.replace(COMMENT_INSTRUCTION_OR_DATA, (_whole, data: string | undefined) =>
      (data ?? "").replace(/&/g, "&amp;"),
    );
  }

  private open(at: number): void {
    const name = this.readOpeningTag(at);
    if (this.isSelfClosing) return;
    this.openNames.push(name);
    this.openLocalNames.push(this.name);
  }

  private close(at: number): void {
    const name = this.openNames.pop()!;
    this.readClosingTag(at, name, this.openLocalNames.pop()!);
  }

  private finish(): false {
    if (this.within.length > 0 && this.openNames.length === this.within.length) return false;
    if (this.openNames.length > 0) throw new SyntaxError(`<${this.openNames.at(-1)}> is not closed`);
    if (this.xml !== "") this.checkOutside(this.xml.length, false);
    if (this.xml !== "" && !this.hasRoot) throw new SyntaxError("it has no element");
    return false;
  }

  private checkOutside(end: number, isClosing: boolean): void {
    if (/[^ \t\r\n]/.test(this.xml.slice(this.previousEnd, end).replace(COMMENT_INSTRUCTION_OR_DATA, "$1"))) {
      throw new SyntaxError("text stands outside its root");
    }
    if (end === this.xml.length) return;
    if (isClosing) throw new SyntaxError("a tag closes nothing");
    if (this.hasRoot) throw new SyntaxError("it has more than one root");
    this.hasRoot = true;
  }

  private skipMarkup(open: number): number {
    const { xml } = this;
    if (xml.charCodeAt(open + 1) === QUESTION) {
      const isDeclaration = /^xml[\s?]/i.test(xml.slice(open + 2, open + 6));
      const isFirst = open === 0 && this.within.length === 0;
      if (isDeclaration && (!isFirst || !DECLARATION.test(xml))) throw new SyntaxError("its XML declaration is none");
      return this.behind("?>", open + 2);
    }
    if (xml.startsWith("<!--", open)) {
      const end = this.behind("--", open + 4);
      if (xml.charCodeAt(end) !== GREATER) throw new SyntaxError("a comment holds two hyphens");
      return end + 1;
    }
    if (xml.startsWith("<![CDATA[", open)) return this.behind("]]>", open + 9);
    throw new SyntaxError("it has a document type declaration, which no part of a workbook may have");
  }

  private behind(close: string, from: number): number {
    const at = this.xml.indexOf(close, from);
    if (at < 0) throw new SyntaxError("a comment, an instruction or character data is not closed");
    return at + close.length;
  }
}
