import { decodeXml, encodeXml } from "../../../../src/workbench/xlsx/package/xml-text";

describe("decodeXml", () => {
  it("resolves the five entities and references to characters, each once", () => {
    expect(decodeXml("&amp;lt;&lt;&gt;&quot;&apos;&#65;&#x1F600;&#x0009;&#xFFFD;")).toBe("&lt;<>\"'A\u{1F600}\t\uFFFD");
  });

  it("is undone by encodeXml", () => {
    const text = "a\r\n\tb & <c> \"d\" 'e' &amp;";
    expect(decodeXml(encodeXml(text))).toBe(text);
  });

  it.each([
    "&#0;",
    "&#x0;",
    "&#1;",
    "&#x1F;",
    "&#xD800;",
    "&#57343;",
    "&#xFFFE;",
    "&#x110000;",
    "&#99999999999999999999;",
    "&nbsp;",
    "&lol;",
    "&constructor;",
    "&AMP;",
    "&",
    "a & b",
    "&amp",
    "&;",
    "&#;",
    "&#x;",
    "&#xG;",
    "&#-1;",
  ])("refuses %s, which no XML parser reads", (raw) => {
    expect(() => decodeXml(raw)).toThrow(SyntaxError);
  });
});
