import { LooseXmlScanner } from "../../../../src/workbench/xlsx/package/loose-xml-scanner";

const HTML_IN_VML =
  "<xml xmlns:v=\"v\"><v:textbox><div style='text-align:left'>a<br>b</font><font face=Arial>c</div></v:textbox><x:Row>2</x:Row></xml>";

describe("LooseXmlScanner", () => {
  it("passes over what is HTML in a legacy drawing, and knows the tags behind it", () => {
    const scanner = new LooseXmlScanner(HTML_IN_VML);
    const names: string[] = [];
    while (scanner.next()) names.push((scanner.isClosing ? "/" : "") + scanner.name);
    expect(names).toEqual(["xml", "textbox", "div", "br", "/font", "", "/div", "/textbox", "Row", "/Row", "/xml"]);
  });

  it("reads attributes and texts as the strict one does", () => {
    const scanner = new LooseXmlScanner(`<a><x:ClientData ObjectType='Note'><x:Row>\n2</x:Row>`);
    scanner.next();
    scanner.next();
    expect([scanner.prefix, scanner.name, scanner.attribute("ObjectType")]).toEqual(["x:", "ClientData", "Note"]);
    scanner.next();
    scanner.next();
    expect([scanner.rawTextBefore(), scanner.isClosing, scanner.next()]).toEqual(["\n2", true, false]);
  });

  it("says when a tag never ends, and that it can skip no element", () => {
    const scanner = new LooseXmlScanner("<a><b");
    scanner.next();
    expect(() => scanner.skipElement()).toThrow(TypeError);
    expect(() => scanner.next()).toThrow(SyntaxError);
  });
});
