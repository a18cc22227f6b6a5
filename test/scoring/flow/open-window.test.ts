import { failRows, type BatchOutcome } from "../../../src/core/predictions/join-outcomes";
import { CellBlock } from "../../../src/core/table/cell-block";
import { OpenWindow } from "../../../src/scoring/flow/open-window";

function answered(first: number, count: number): BatchOutcome {
  const rowIndexes = Array.from({ length: count }, (_, i) => first + i);
  return { rowIndexes, outputs: [""], outcomes: rowIndexes.map((row) => ({ predictions: [row] })) };
}

describe("an open window", () => {
  it("takes each of its rows once, and no other", () => {
    const window = new OpenWindow({ firstRow: 5, cells: CellBlock.ofRows([[1], [2], [3]]) }, [5, 7]);
    window.add(answered(5, 1));
    expect([window.isAnswered, window.rowsWaiting]).toEqual([false, 1]);
    for (const row of [5, 6, 4, 8]) expect(() => window.add(answered(row, 1))).toThrow(/answered twice, or is not/);
    window.add(failRows([7], { code: "network", message: "Lost." }));
    expect([window.isAnswered, window.rowsWaiting]).toEqual([true, 2]);
  });

  it("gives what came in the order of the rows, and each once", () => {
    const window = new OpenWindow({ firstRow: 0, cells: CellBlock.ofRows([[1], [2], [3]]) }, [0, 1, 2]);
    window.add(answered(2, 1));
    window.add(answered(0, 2));
    expect(window.take().map(({ rowIndexes }) => rowIndexes)).toEqual([[0, 1], [2]]);
    expect(window.take()).toEqual([]);
  });
});
