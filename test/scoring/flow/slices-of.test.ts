import { CellBlock, type TableRows } from "../../../src/core/table/cell-block";
import { slicesOf } from "../../../src/scoring/flow/slices-of";

function windowOf(rowCount: number, columnCount: number, firstRow = 0): TableRows {
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column) => row * columnCount + column),
  );
  return { firstRow, cells: CellBlock.ofRows(rows, columnCount) };
}

const spans = (slices: Iterable<TableRows>): number[][] =>
  [...slices].map(({ firstRow, cells }) => [firstRow, cells.rowCount]);

describe("the slices of a window", () => {
  it("hold all its rows once, in order, and no more than 20,000 cells each", () => {
    const window = windowOf(5_000, 10, 300);
    expect(spans(slicesOf(window))).toEqual([
      [300, 2_000],
      [2_300, 2_000],
      [4_300, 1_000],
    ]);
    const cells = [...slicesOf(window)].flatMap((slice) => slice.cells.toRows());
    expect(cells).toEqual(window.cells.toRows());
  });

  it("are made of whole batches, so that there are no more requests than without them", () => {
    expect(spans(slicesOf(windowOf(5_000, 10), 256))).toEqual([
      [0, 1_792],
      [1_792, 1_792],
      [3_584, 1_416],
    ]);
  });

  it("hold one batch where that alone is more", () => {
    expect(spans(slicesOf(windowOf(600, 100), 256))).toEqual([
      [0, 256],
      [256, 256],
      [512, 88],
    ]);
    expect(spans(slicesOf(windowOf(2, 30_000)))).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it("are none of a window without rows", () => {
    expect(spans(slicesOf(windowOf(0, 3)))).toEqual([]);
  });
});
