import { StylesPart } from "../../../../src/workbench/xlsx/styles/styles-part";

const XML =
  '<x:styleSheet xmlns:x="m"><x:numFmts count="1"><x:numFmt numFmtId="170" formatCode="0.0&quot;x&quot;"/></x:numFmts><x:fonts/>' +
  '<x:cellStyleXfs count="1"><x:xf numFmtId="9"/></x:cellStyleXfs>' +
  '<x:cellXfs count="2"><x:xf numFmtId="0" fontId="0"/><x:xf numFmtId="170" fontId="3" quotePrefix="1"><x:alignment wrapText="1"/></x:xf></x:cellXfs></x:styleSheet>';

describe("StylesPart", () => {
  it("reads number formats and apostrophes of cell formats, not of named styles", () => {
    const styles = new StylesPart(XML);
    expect(styles.format(0)).toEqual({ numberFormat: "General", quotePrefix: false, fill: "" });
    expect(styles.format(1)).toEqual({ numberFormat: '0.0"x"', quotePrefix: true, fill: "" });
    expect(styles.format(9)).toEqual({ numberFormat: "General", quotePrefix: false, fill: "" });
  });

  it("derives a format that keeps font and alignment, once", () => {
    const styles = new StylesPart(XML);
    const wanted = { numberFormat: "yyyy<>", quotePrefix: false, fill: "" };
    expect([styles.derive(1, wanted), styles.derive(1, wanted), styles.derive(0, wanted)]).toEqual([2, 2, 3]);
    const xml = styles.toXml();
    expect(xml).toContain('<x:numFmts count="2">');
    expect(xml).toContain('<x:numFmt numFmtId="171" formatCode="yyyy&lt;&gt;"/></x:numFmts>');
    expect(xml).toContain(
      '<x:cellXfs count="4"><x:xf numFmtId="0" fontId="0"/><x:xf numFmtId="170" fontId="3" quotePrefix="1"><x:alignment wrapText="1"/></x:xf>' +
        '<x:xf fontId="3" numFmtId="171" applyNumberFormat="1"><x:alignment wrapText="1"/></x:xf>' +
        '<x:xf fontId="0" numFmtId="171" applyNumberFormat="1"/></x:cellXfs>',
    );
    expect(new StylesPart(xml).format(2)).toEqual(wanted);
  });

  it("uses built-in ids and formats the file has, and is not touched when nothing new is needed", () => {
    const styles = new StylesPart(XML);
    expect(styles.derive(1, { numberFormat: '0.0"x"', quotePrefix: true, fill: "" })).toBe(1);
    expect(styles.toXml()).toBe(XML);
    styles.derive(0, { numberFormat: "@", quotePrefix: true, fill: "" });
    expect(styles.toXml()).toContain(
      '<x:xf fontId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></x:cellXfs>',
    );
    expect(styles.toXml()).toContain('<x:numFmts count="1">');
  });

  it("makes the list of number formats where the file has none", () => {
    const styles = new StylesPart('<styleSheet><fonts/><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>');
    styles.derive(0, { numberFormat: "0.000", quotePrefix: false, fill: "" });
    expect(styles.toXml()).toContain(
      '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts><fonts/>',
    );
  });

  it("makes the list of cell formats where the file has none, with the plain one first", () => {
    const styles = new StylesPart(`<styleSheet><fonts count="1"><font/></fonts><dxfs/></styleSheet>`);
    expect(styles.derive(0, { numberFormat: "@", quotePrefix: false, fill: "" })).toBe(1);
    expect(styles.toXml()).toBe(
      '<styleSheet><fonts count="1"><font/></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' +
        '<xf fontId="0" fillId="0" borderId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs><dxfs/></styleSheet>',
    );
  });

  it("reads fills, and derives a format with another one that is added once", () => {
    const fills =
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>';
    const formats = '<cellXfs count="2"><xf fontId="2" fillId="0"/><xf fillId="2" applyFill="1"/></cellXfs>';
    const styles = new StylesPart(`<styleSheet><fonts/>${fills}${formats}</styleSheet>`);
    expect([styles.format(0).fill, styles.format(1).fill]).toEqual(["", "?2"]);
    const yellow = { ...styles.format(0), fill: "#FFF2AC" };
    expect([styles.derive(0, yellow), styles.derive(0, yellow), styles.derive(1, yellow)]).toEqual([2, 2, 3]);
    expect(styles.derive(0, { ...yellow, fill: "?2" })).toBe(4);
    const xml = styles.toXml();
    expect(xml).toContain('<fills count="4">');
    expect(xml).toContain('<xf fontId="2" numFmtId="0" applyNumberFormat="1" fillId="3" applyFill="1"/>');
    const again = new StylesPart(xml);
    expect([2, 3, 4].map((index) => again.format(index).fill)).toEqual(["#FFF2AC", "#FFF2AC", "?2"]);
  });

  it("makes the list of fills where the file has none, with the two that Excel keeps for itself", () => {
    const styles = new StylesPart(
      '<x:styleSheet xmlns:x="m"><x:fonts/><x:cellXfs count="1"><x:xf/></x:cellXfs></x:styleSheet>',
    );
    const index = styles.derive(0, { ...styles.format(0), fill: "#FFF2AC" });
    expect(styles.toXml()).toContain(
      '<x:fonts/><x:fills count="3"><x:fill><x:patternFill patternType="none"/></x:fill>',
    );
    expect(new StylesPart(styles.toXml()).format(index).fill).toBe("#FFF2AC");
  });
});
