import { patchText } from "../../../../src/workbench/xlsx/package/text-patches";

describe("patchText", () => {
  it("replaces pieces and keeps the rest letter by letter", () => {
    const patches = [
      { start: 2, end: 2, text: "-" },
      { start: 0, end: 1, text: "A" },
      { start: 3, end: 5, text: "" },
    ];
    expect(patchText("abcdef", patches)).toBe("Ab-cf");
  });

  it("gives the text back where nothing is replaced", () => {
    expect(patchText("abc", [])).toBe("abc");
  });
});
