const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;

/** Where an attribute's name and value begin and end: four numbers each, one after the other. */
const MARKS = 4;

/** What a name may hold by its code below 128: 1 where one may begin with it, 2 where it may stand later only (XML 1.0, 2.3; no colon in front). */
const NAME_CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? 1 : /[0-9.:-]/.test(character) ? 2 : 0;
});

/** One tag of an XML text at a time: its name, and where its attributes stand. What is no tag by the rules of XML 1.0 is refused. */
export class TagReader {
  /** Local name of the current tag. */
  name = "";
  /** Where the current tag begins (`<`) and ends (after `>`). */
  start = 0;
  end = 0;
  isClosing = false;
  isSelfClosing = false;
  private readonly marks: number[] = [];
  private marked = 0;

  constructor(readonly xml: string) {}

  /** The prefix of the current tag with its colon ("x:"), or "" without one: new elements must carry the same. */
  get prefix(): string {
    const from = this.start + (this.isClosing ? 2 : 1);
    return /^[^\s<>/:]+:/.exec(this.xml.slice(from, this.end))?.[0] ?? "";
  }

  /** The qualified names of the current tag's attributes; one that stands there twice is among them twice. */
  get attributeNames(): readonly string[] {
    const names: string[] = [];
    for (let mark = 0; mark < this.marked; mark += MARKS) {
      names.push(this.xml.slice(this.marks[mark], this.marks[mark + 1]));
    }
    return names;
  }

  /** The value of an attribute as it stands in the XML, without its quotes; undefined when absent. */
  protected rawAttribute(name: string): string | undefined {
    const { xml, marks, marked } = this;
    let value: string | undefined;
    for (let mark = 0; mark < marked; mark += MARKS) {
      const start = marks[mark]!;
      if (marks[mark + 1]! - start !== name.length || !xml.startsWith(name, start)) continue;
      if (value !== undefined) throw new SyntaxError(`<${this.name}> has two attributes "${name}"`);
      value = xml.slice(marks[mark + 2], marks[mark + 3]);
    }
    return value;
  }

  /** The qualified name of the first attribute that has a prefix and this local name. */
  protected prefixedName(localName: string): string | undefined {
    for (let mark = 0; mark < this.marked; mark += MARKS) {
      const name = this.xml.slice(this.marks[mark], this.marks[mark + 1]);
      if (name.endsWith(`:${localName}`)) return name;
    }
    return undefined;
  }

  /** @returns the tag's qualified name */
  protected readOpeningTag(open: number): string {
    const { xml } = this;
    let position = open + 1;
    let localStart = position;
    let code = xml.charCodeAt(position);
    const isName = beginsName(code);
    while (isInName(code)) {
      if (code === COLON) localStart = position + 1;
      code = xml.charCodeAt(++position);
    }
    if (!isName || position === localStart) throw new SyntaxError("a tag has no name");
    this.name = xml.slice(localStart, position);
    this.start = open;
    this.isClosing = false;
    this.readAttributes(position);
    return localStart === open + 1 ? this.name : xml.slice(open + 1, localStart) + this.name;
  }

  /** @param name the qualified name of the element that is open */
  protected readClosingTag(open: number, name: string, localName: string): void {
    const { xml } = this;
    let position = open + 2 + name.length;
    if (xml.startsWith(name, open + 2)) while (isSpace(xml.charCodeAt(position))) position++;
    if (!xml.startsWith(name, open + 2) || xml.charCodeAt(position) !== GREATER) {
      throw new SyntaxError(`<${name}> is not closed by its own tag`);
    }
    this.name = localName;
    this.start = open;
    this.end = position + 1;
    this.isClosing = true;
    this.isSelfClosing = false;
    this.marked = 0;
  }

  private readAttributes(from: number): void {
    const { xml } = this;
    this.marked = 0;
    for (let position = from; ;) {
      const before = position;
      let code = xml.charCodeAt(position);
      while (isSpace(code)) code = xml.charCodeAt(++position);
      this.isSelfClosing = code === SLASH;
      if (code === SLASH) code = xml.charCodeAt(++position);
      if (code === GREATER) {
        this.end = position + 1;
        return;
      }
      if (this.isSelfClosing || position === before)
        throw new SyntaxError(`<${this.name}> is cut short or has odd attributes`);
      position = this.readAttribute(position);
    }
  }

  /** @returns where the attribute ends */
  private readAttribute(nameStart: number): number {
    const { xml, marks } = this;
    let position = nameStart;
    let code = xml.charCodeAt(position);
    const isName = beginsName(code);
    while (isInName(code)) code = xml.charCodeAt(++position);
    const nameEnd = position;
    while (isSpace(code)) code = xml.charCodeAt(++position);
    if (code !== EQUALS || !isName) throw new SyntaxError(`<${this.name}> has an attribute without a value`);
    do code = xml.charCodeAt(++position);
    while (isSpace(code));
    const quote = code;
    if (quote !== QUOTE && quote !== APOSTROPHE)
      throw new SyntaxError(`<${this.name}> has an attribute without quotes`);
    const valueStart = position + 1;
    do code = xml.charCodeAt(++position);
    while (code !== quote && code !== LESS && position < xml.length);
    if (code !== quote) throw new SyntaxError(`<${this.name}> has an attribute that is not closed`);
    marks[this.marked++] = nameStart;
    marks[this.marked++] = nameEnd;
    marks[this.marked++] = valueStart;
    marks[this.marked++] = position;
    return position + 1;
  }
}

function beginsName(code: number): boolean {
  return code >= 128 || NAME_CODES[code] === 1;
}

function isInName(code: number): boolean {
  return code >= 128 || NAME_CODES[code]! > 0;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}
