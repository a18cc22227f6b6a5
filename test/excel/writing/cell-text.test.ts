import fc from "fast-check";
import { headerCellText, headerName, heldCellText, MAX_CELL_CHARACTERS } from "../../../src/excel/writing/cell-text";

/** What XML 1.0 forbids, said another way than in the source. */
// eslint-disable-next-line no-control-regex -- these are the characters
const UNHELD = /[\0-\b\v\f\x0e-\x1f\ufffe\uffff\ud800-\udfff]/u;

/** What Excel keeps of a text: a leading apostrophe is taken away. */
function asKept(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

function escapeCellText(text: string): string {
  return heldCellText(text).text;
}

describe("cell text", () => {
  it.each(["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted", "\uFF1D1", "\uFF0B1"])(
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
        const { text: escaped, isCut } = heldCellText(text);
        expect(isCut).toBe(UNHELD.test(text));
        if (isCut) return;
        expect(escaped.startsWith("'") || escaped === text).toBe(true);
        expect(asKept(escaped)).toBe(text);
      }),
    );
  });

  it("is never given to Excel with a start that Excel evaluates", () => {
    fc.assert(
      fc.property(fc.constantFrom(..."=+-@\t\r\n'"), fc.string(), (start, rest) => {
        expect(heldCellText(start + rest).text.startsWith("'")).toBe(true);
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

  it.each([
    ["a".repeat(40_000), "a".repeat(32_767)],
    ["=".repeat(32_767), `'${"=".repeat(32_766)}`],
    ["a NUL \0, then more", "a NUL , then more"],
    ["\u001b[31mred\u0007", "[31mred"],
    ["\0=1+1", "'=1+1"],
    ["half a character \ud83d", "half a character "],
    ["\0\0", "\ufffd"],
  ])("says that it is not whole (case %#)", (text, held) => {
    expect(heldCellText(text)).toEqual({ text: held, isCut: true });
  });

  it.each(["line 1\nline 2", "tab\tand return\r\n", "a".repeat(32_767), "=".repeat(32_766), "😀 中文", ""])(
    "says that it is whole (case %#)",
    (text) => {
      expect(heldCellText(text).isCut).toBe(false);
    },
  );

  it("of a header is cut at what a table's column name may have, the apostrophe not counted", () => {
    expect(headerCellText("h".repeat(300))).toBe(`'${"h".repeat(255)}`);
    expect(headerName("h".repeat(254) + "😀")).toBe("h".repeat(254));
  });

  it("is cut between characters, never inside one", () => {
    const escaped = escapeCellText("a".repeat(MAX_CELL_CHARACTERS - 1) + "😀");
    expect(escaped).toBe("a".repeat(MAX_CELL_CHARACTERS - 1));
  });
});
