import fc from "fast-check";
import { escapeCellText, headerCellText, headerName, MAX_CELL_CHARACTERS } from "../../../src/excel/writing/cell-text";

/** What Excel keeps of a text: a leading apostrophe is taken away. */
function asKept(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

describe("cell text", () => {
  it.each(["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "'quoted", "\uFF1D1", "\uFF0B1"])(
    "begins with an apostrophe when %j could be a formula or lose its start",
    (text) => {
      expect(escapeCellText(text)).toBe(`'${text}`);
    },
  );

  it.each(["setosa", "", " =1", "a=1", "007", "#N/A"])("leaves %j as it is", (text) => {
    expect(escapeCellText(text)).toBe(text);
  });

  it("is what the cell keeps, for every text that fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const escaped = escapeCellText(text);
        expect(escaped.startsWith("'") || escaped === text).toBe(true);
        expect(asKept(escaped)).toBe(text);
      }),
    );
  });

  it("is never given to Excel with a start that Excel evaluates", () => {
    fc.assert(
      fc.property(fc.constantFrom(..."=+-@\t\r\n\0'"), fc.string(), (start, rest) => {
        expect(escapeCellText(start + rest).startsWith("'")).toBe(true);
      }),
    );
  });

  it("of a header always begins with an apostrophe, because a year or a fraction is a header too", () => {
    expect(["2023", "1/2", "TRUE", "=x", "label"].map(headerCellText).map(asKept)).toEqual([
      "2023",
      "1/2",
      "TRUE",
      "=x",
      "label",
    ]);
    expect(headerCellText("2023")).toBe("'2023");
  });

  it("is cut at what one cell holds, the apostrophe included", () => {
    expect(escapeCellText("a".repeat(40_000))).toHaveLength(MAX_CELL_CHARACTERS);
    expect(escapeCellText("=".repeat(40_000))).toHaveLength(MAX_CELL_CHARACTERS);
    expect(escapeCellText("a".repeat(MAX_CELL_CHARACTERS))).toHaveLength(MAX_CELL_CHARACTERS);
  });

  it("of a header is cut at what a table's column name may have, the apostrophe not counted", () => {
    expect(headerCellText("h".repeat(300))).toBe(`'${"h".repeat(255)}`);
    expect(headerName("h".repeat(254) + "😀")).toBe("h".repeat(254));
  });

  it("is cut between characters, never inside one", () => {
    const escaped = escapeCellText("a".repeat(MAX_CELL_CHARACTERS - 1) + "😀");
    expect(escaped).toBe("a".repeat(MAX_CELL_CHARACTERS - 1));
  });
});
