import { orderOf } from "../../../../src/workbench/model/sheets/order-of-values";
import { cellError, type CellValue } from "../../../../src/workbench/model/texts/cell-content";

const NA = cellError("#N/A");

describe("the order of cells", () => {
  const sorted = (values: readonly CellValue[], isDescending = false, matchesCase = false, takesTextAsNumber = false) =>
    [...values].sort((a, b) => orderOf(a, b, { isDescending, takesTextAsNumber }, matchesCase));

  it("is numbers, texts, FALSE, TRUE, errors, and blanks last both ways", () => {
    const values = [null, NA, true, "b", 2, false, "a", -1];
    expect(sorted(values)).toEqual([-1, 2, "a", "b", false, true, NA, null]);
    expect(sorted(values, true)).toEqual([NA, true, false, "b", "a", 2, -1, null]);
  });

  it("takes no notice of capitals unless it is told to", () => {
    expect(sorted(["B", "a", "b", "A"])).toEqual(["a", "A", "B", "b"]);
    expect(sorted(["B", "A", "b", "a"], false, true)).toEqual(["a", "A", "b", "B"]);
  });

  it("takes texts for numbers when it is told to", () => {
    expect(sorted(["10", 9, "x", "2"])).toEqual([9, "10", "2", "x"]);
    expect(sorted(["10", 9, "x", "2"], false, false, true)).toEqual(["2", 9, "10", "x"]);
  });
});
