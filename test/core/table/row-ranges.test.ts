import fc from "fast-check";
import { RowRanges } from "../../../src/core/table/row-ranges";

function rangesOf(rows: readonly number[]): RowRanges {
  const ranges = new RowRanges();
  for (const row of rows) ranges.add(row);
  return ranges;
}

describe("row ranges", () => {
  it("packs neighbouring rows and counts a row that is added twice once", () => {
    const ranges = rangesOf([0, 1, 1, 2, 5, 7, 8]);
    expect(ranges.ranges).toEqual([
      { firstRow: 0, rowCount: 3 },
      { firstRow: 5, rowCount: 1 },
      { firstRow: 7, rowCount: 2 },
    ]);
    expect(ranges.rowCount).toBe(6);
  });

  it("holds exactly the rows it was given", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60)), (unordered) => {
        const rows = [...unordered].sort((a, b) => a - b);
        const { ranges, rowCount } = rangesOf(rows);
        expect(ranges.flatMap((range) => Array.from({ length: range.rowCount }, (_, i) => range.firstRow + i))).toEqual(
          rows,
        );
        expect(rowCount).toBe(rows.length);
      }),
    );
  });

  it("counts on without keeping more than 10,000 ranges", () => {
    const ranges = rangesOf(Array.from({ length: 30_001 }, (_, index) => index * 2));
    expect(ranges.ranges).toHaveLength(10_000);
    expect(ranges.ranges.at(-1)).toEqual({ firstRow: 19_998, rowCount: 1 });
    expect(ranges.rowCount).toBe(30_001);
  });
});
