import type { ResultColumns, RowWindow, SourceRef, SourceShape } from "../../../src/scoring/ports";
import { readColumn } from "../../../src/taskpane/engine/read-column";
import { tableShape } from "../fakes/pane-data";
import { CellBlock } from "../../../src/core/table/cell-block";

const RESULT: ResultColumns = { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c"] };

function workbook(shape: SourceShape, rowsPerWindow: number) {
  return {
    describe: () => Promise.resolve(shape),
    readWindow(_shape: SourceShape, firstRow: number): Promise<RowWindow> {
      const count = Math.min(rowsPerWindow, shape.rowCount - firstRow);
      return Promise.resolve({
        firstRow,
        cells: CellBlock.ofRows(Array.from({ length: count }, (_, row) => [null, firstRow + row])),
      });
    },
  };
}

describe("reading a result column", () => {
  const signal = new AbortController().signal;

  test("puts the windows together in row order", async () => {
    const shape = tableShape({ columns: ["a", "Prediction"], rowCount: 7 });
    expect(await readColumn(workbook(shape, 3), RESULT, "Prediction", signal)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("reads nothing when the column is not among those of the source", async () => {
    expect(await readColumn(workbook(tableShape(), 3), RESULT, "Prediction", signal)).toEqual([]);
  });

  test.each([true, false])("finds the results of a range beside it, with headers: %s", async (hasHeaders) => {
    const source: SourceRef = { kind: "range", sheetId: "s1", address: "A1:B8", hasHeaders };
    const resultColumns = { source, headers: ["Prediction a", "Prediction b"], columnIds: ["C1:C8", "D1:D8"] };
    const asked: SourceRef[] = [];
    const beside = {
      ...workbook(tableShape(), 3),
      describe: (place: SourceRef) => {
        asked.push(place);
        return Promise.resolve(tableShape({ columns: [hasHeaders ? "Prediction b" : "Column 1"], rowCount: 2 }));
      },
      readWindow: () => Promise.resolve({ firstRow: 0, cells: CellBlock.ofRows([["x"], ["y"]]) }),
    };
    expect(await readColumn(beside, resultColumns, "Prediction b", signal)).toEqual(["x", "y"]);
    expect(asked).toEqual([{ ...source, address: "D1:D8" }]);
  });

  test("ends when the table became shorter meanwhile", async () => {
    const shape = tableShape({ columns: ["a", "Prediction"], rowCount: 7 });
    const shrinking = {
      ...workbook(shape, 3),
      readWindow: () => Promise.resolve({ firstRow: 0, cells: CellBlock.ofRows([]) }),
    };
    expect(await readColumn(shrinking, RESULT, "Prediction", signal)).toEqual([]);
  });
});
