import { XmlScanner } from "../../../../src/workbench/xlsx/package/xml-scanner";

describe("XmlScanner", () => {
  it("walks tags and passes over declarations, comments and processing instructions", () => {
    const scanner = new XmlScanner('<?xml version="1.0"?><!-- <no/> --><a:b x="1>2"><c/>t</a:b>');
    const seen: unknown[] = [];
    while (scanner.next()) seen.push([scanner.name, scanner.prefix, scanner.isClosing, scanner.isSelfClosing]);
    expect(seen).toEqual([
      ["b", "a:", false, false],
      ["c", "", false, true],
      ["b", "a:", true, false],
    ]);
  });

  it("reads attributes by their whole name, in either kind of quotes, decoded", () => {
    const scanner = new XmlScanner(`<c rs='no' r = "A1" r:id="rId&#55;" t='&quot;&#x41;'/>`);
    scanner.next();
    expect(["r", "t", "rs", "s", "id"].map((name) => scanner.attribute(name))).toEqual([
      "A1",
      '"A',
      "no",
      undefined,
      undefined,
    ]);
    expect(scanner.namespacedAttribute("id")).toBe("rId7");
  });

  it("gives the text before a tag without comments, and with CDATA as it stands", () => {
    const scanner = new XmlScanner("<t>a<!-- x -->b<![CDATA[<&]]></t>");
    scanner.next();
    scanner.next();
    expect(scanner.rawTextBefore()).toBe("ab<&amp;");
  });

  it("skips an element with all that is in it", () => {
    const scanner = new XmlScanner("<a><b><a/><b></b></b><c/></a>");
    scanner.next();
    scanner.next();
    scanner.skipElement();
    scanner.next();
    expect(scanner.name).toBe("c");
  });

  it("knows how deep it stands", () => {
    const scanner = new XmlScanner("<a><b/><c></c></a>");
    const depths: number[] = [];
    while (scanner.next()) depths.push(scanner.depth);
    expect(depths).toEqual([1, 1, 2, 1, 0]);
  });

  it("takes whatever XML allows around names and values", () => {
    const xml = `<?pi a > b ?>\n<!--> - --><x:c\n\tt\r=\n's>"' \t r="A1>"   ><![CDATA[<!-- -->&]]></x:c  >\n<!-- end --><?pi?>\n`;
    const scanner = new XmlScanner(xml);
    scanner.next();
    expect([scanner.name, scanner.prefix, scanner.attribute("t"), scanner.attribute("r")]).toEqual([
      "c",
      "x:",
      's>"',
      "A1>",
    ]);
    scanner.next();
    expect([scanner.name, scanner.isClosing, scanner.rawTextBefore()]).toEqual(["c", true, "<!-- -->&amp;"]);
    expect(scanner.next()).toBe(false);
  });

  it("has nothing to say of an empty text", () => {
    expect(new XmlScanner("").next()).toBe(false);
  });

  it.each([
    "<a",
    "<a ",
    '<a b="',
    '<a b="1"',
    "<!-- never",
    "<!-->",
    "<a><![CDATA[ never</a>",
    "<?xml never>",
    "<a><b>",
    "<a></a",
    "<a><b></b>",
  ])("says that %s is cut short", (xml) => {
    expect(() => walk(xml)).toThrow(SyntaxError);
  });

  it.each([
    ["a tag that closes another", "<c><v>1</c></v>"],
    ["a tag that closes one of another prefix", "<x:c></y:c>"],
    ["a tag that closes one of a longer name", "<cs></c>"],
    ["a tag that closes one of a shorter name", "<c></cs>"],
    ["a tag that closes nothing", "</a>"],
    ["a tag that closes nothing behind the root", "<a/></a>"],
    ["a closing tag with attributes", '<a></a b="1">'],
    ["a closing tag that closes itself", "<a></a/>"],
    ["two roots", "<a/><b/>"],
    ["text behind the root", "<a/>text"],
    ["text before the root", "text<a/>"],
    ["character data behind the root", "<a/><![CDATA[x]]>"],
    ["no root", "<!-- nothing -->"],
    ["white space only", " \n "],
    ["a value without quotes", "<c r=A1/>"],
    ["an attribute without a value", "<c r/>"],
    ["an attribute without a name", '<c ="A1"/>'],
    ["attributes without white space between them", '<c r="A1"t="s"/>'],
    ["a tag inside a value", '<c r="<v>"/>'],
    ["a slash in a tag", '<c / r="A1"/>'],
    ["a tag without a name", "< c/>"],
    ["a tag without a local name", "<x:/>"],
    ["a tag inside a tag", "<c<v>"],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["a document type with entities", '<!DOCTYPE a [<!ENTITY b "1">]><a>&b;</a>'],
    ["a declaration inside the root", "<a><!ELEMENT b ANY></a>"],
  ])("refuses %s", (_what, xml) => {
    expect(() => walk(xml)).toThrow(SyntaxError);
  });

  it("refuses an attribute that is given twice when it is asked for", () => {
    const scanner = new XmlScanner('<c r="A1" s="1" r="B1"/>');
    scanner.next();
    expect(scanner.attribute("s")).toBe("1");
    expect(() => scanner.attribute("r")).toThrow(SyntaxError);
  });
});

function walk(xml: string): void {
  const scanner = new XmlScanner(xml);
  while (scanner.next());
}
