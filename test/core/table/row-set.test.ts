import fc from "fast-check";
import { CellBlock } from "../../../src/core/table/cell-block";
import { RowSet } from "../../../src/core/table/row-set";
import { runs } from "../../support/property-seed";

/** Rows of a table of thirty, with the ranges that hold them in any order. */
const anyRows = fc.subarray(Array.from({ length: 30 }, (_, row) => row)).chain((rows) =>
  fc.shuffledSubarray(
    rows.map((row) => ({ firstRow: row, rowCount: 1 })),
    { minLength: rows.length },
  ),
);

describe("a set of rows", () => {
  it("holds just its rows, gives them as blocks of neighbours, and the others one by one", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(29), fc.nat(12), (ranges, firstRow, rowCount) => {
        const set = new RowSet(ranges);
        const rows = ranges.map((range) => range.firstRow).sort((a, b) => a - b);
        const all = Array.from({ length: 30 }, (_, row) => row);
        expect(all.filter((row) => set.has(row))).toEqual(rows);
        expect([set.rowCount, set.countIn(30), set.countIn(7)]).toEqual([
          rows.length,
          rows.length,
          rows.filter((row) => row < 7).length,
        ]);
        expect([...set.othersOf(30)]).toEqual(all.filter((row) => !rows.includes(row)));
        const window = {
          firstRow,
          cells: CellBlock.ofRows(all.slice(firstRow, firstRow + rowCount).map((row) => [row])),
        };
        const parts = [...set.partsOf(window)];
        expect(parts.flatMap(({ cells }) => cells.toRows().flat())).toEqual(
          rows.filter((row) => row >= firstRow && row < firstRow + rowCount),
        );
        expect(parts.every((part) => part.cells.cell(0, 0) === part.firstRow)).toBe(true);
      }),
      { numRuns: runs(2_000, 200) },
    );
  });
});
