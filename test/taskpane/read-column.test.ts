import type { OutputRef, RowWindow, SourceShape } from "../../src/scoring/ports";
import { readColumn } from "../../src/taskpane/read-column";
import { tableShape } from "./fake-services";

const OUTPUT: OutputRef = { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c"] };

function workbook(shape: SourceShape, rowsPerWindow: number) {
  return {
    describe: () => Promise.resolve(shape),
    readWindow(_shape: SourceShape, firstRow: number): Promise<RowWindow> {
      const count = Math.min(rowsPerWindow, shape.rowCount - firstRow);
      return Promise.resolve({
        firstRow,
        rows: Array.from({ length: count }, (_, row) => [null, firstRow + row]),
      });
    },
  };
}

describe("reading a result column", () => {
  const signal = new AbortController().signal;

  test("puts the windows together in row order", async () => {
    const shape = tableShape({ columns: ["a", "Prediction"], rowCount: 7 });
    expect(await readColumn(workbook(shape, 3), OUTPUT, "Prediction", signal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("reads nothing when the column is not among those of the source", async () => {
    expect(await readColumn(workbook(tableShape(), 3), OUTPUT, "Prediction", signal)).toEqual([]);
  });

  test("ends when the table became shorter meanwhile", async () => {
    const shape = tableShape({ columns: ["a", "Prediction"], rowCount: 7 });
    const shrinking = { ...workbook(shape, 3), readWindow: () => Promise.resolve({ firstRow: 0, rows: [] }) };
    expect(await readColumn(shrinking, OUTPUT, "Prediction", signal)).toEqual([]);
  });
});
