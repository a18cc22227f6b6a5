import { blockOf, textsOf } from "../../../../src/workbench/page/grid/cell-blocks";

describe("blockOf", () => {
  it("puts what RevoGrid tells of a paste in order, with blanks where it says nothing", () => {
    expect(blockOf({ 10: { 3: "c", 2: "b" }, 9: { 2: "a", 3: undefined } })).toEqual({
      row: 9,
      column: 2,
      texts: [
        ["a", ""],
        ["b", "c"],
      ],
    });
  });

  it("is nothing when nothing is pasted", () => {
    expect([blockOf({}), blockOf({ 4: {} })]).toEqual([undefined, undefined]);
  });
});

describe("textsOf", () => {
  it("takes every cell of a range, corners included", () => {
    expect(textsOf({ x: 1, y: 2, x1: 2, y1: 4 }, (row, column) => `${row}/${column}`)).toEqual([
      ["2/1", "2/2"],
      ["3/1", "3/2"],
      ["4/1", "4/2"],
    ]);
  });
});
