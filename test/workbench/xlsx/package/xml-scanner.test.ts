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

  it.each(["<a", '<a b="', "<!-- never", "<a><b>"])("says that %s is cut short", (xml) => {
    const scanner = new XmlScanner(xml);
    expect(() => {
      while (scanner.next()) scanner.skipElement();
    }).toThrow(SyntaxError);
  });
});
