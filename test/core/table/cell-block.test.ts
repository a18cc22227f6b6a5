import fc from "fast-check";
import { CellBlock } from "../../../src/core/table/cell-block";
import { anyCell } from "../../support/any-cell";

describe("a block of cells", () => {
  it("holds what the rows held that it was made of, as a whole and in parts", () => {
    const rows = fc.nat(4).chain((width) => fc.array(fc.array(anyCell, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(rows, fc.nat(10), fc.nat(10), (given, first, count) => {
        const block = CellBlock.ofRows(given);
        expect(block.rowCount).toBe(given.length);
        expect(block.toRows()).toEqual(given);
        const part = block.part(first, first + count);
        expect(part.toRows()).toEqual(given.slice(first, first + count));
        expect(part.rowCount).toBe(part.toRows().length);
      }),
    );
  });

  it("is blank where a row is shorter than others, and beyond its edges", () => {
    const block = CellBlock.ofRows([[1], [2, "b"]], 3);
    expect(block.toRows()).toEqual([
      [1, null, null],
      [2, "b", null],
    ]);
    expect([block.cell(0, 0), block.cell(2, 0), block.cell(0, 3)]).toEqual([1, null, null]);
  });

  it("counts the characters of its texts", () => {
    expect(
      CellBlock.ofRows([
        ["ab", 1, "x"],
        ["ab", 2, null],
      ]).textLength,
    ).toBe(3);
  });
});
