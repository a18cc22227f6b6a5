import { freeName, sheetNameOf } from "../../../src/excel/new-sheet/sheet-name";

describe("the name of a new sheet", () => {
  it("has no character that Excel refuses, and no more than fit", () => {
    expect(sheetNameOf("scored")).toBe("scored");
    expect(sheetNameOf("'a/b\\c[1]:*?'")).toBe("a_b_c_1____");
    expect(sheetNameOf(`${"x".repeat(30)}'y`)).toBe("x".repeat(30));
    expect(["", "History", "''", " "].map(sheetNameOf)).toEqual(["Scores", "Scores", "Scores", "Scores"]);
  });

  it("holds no half of a character where it is cut", () => {
    const long = `${"x".repeat(30)}😀`;
    expect(sheetNameOf(long)).toBe("x".repeat(30));
    expect(freeName(`${"x".repeat(28)}😀`, [`${"x".repeat(28)}😀`])).toBe(`${"x".repeat(28)} 2`);
  });

  it("is one that no other sheet has, whatever its case", () => {
    expect(freeName("scored", ["Data"])).toBe("scored");
    expect(freeName("scored", ["SCORED", "scored 2"])).toBe("scored 3");
    expect(freeName("x".repeat(31), ["x".repeat(31)])).toBe(`${"x".repeat(29)} 2`);
  });
});
