import type { FailureGroup } from "../../../../src/scoring/run-status";
import { failureCells, rangeCells } from "../../../../src/taskpane/view/parts/failure-cells";
import { summaryOf } from "../../fakes/pane-data";

function group(facts: Partial<FailureGroup>): FailureGroup {
  return { code: "error-cell", message: "", rows: [{ firstRow: 47, rowCount: 1 }], rowCount: 1, ...facts };
}

describe("cells to go to", () => {
  test("are in the column at fault", () => {
    expect(failureCells(group({ column: "petal_width" }), summaryOf(), 5)).toEqual([{ address: "D49", rowNumber: 48 }]);
  });

  test("are in the first column when none is at fault, or when it is not of the sheet", () => {
    expect(failureCells(group({}), summaryOf(), 5)).toEqual([{ address: "A49", rowNumber: 48 }]);
    expect(failureCells(group({ column: "a constant" }), summaryOf(), 5)).toEqual([{ address: "A49", rowNumber: 48 }]);
  });

  test("are the first few of many", () => {
    const rows = [
      { firstRow: 0, rowCount: 2 },
      { firstRow: 9, rowCount: 100_000 },
    ];
    const cells = failureCells(group({ rows }), summaryOf({ firstCell: "C5" }), 4);
    expect(cells.map((cell) => cell.address)).toEqual(["C5", "C6", "C14", "C15"]);
  });

  test("are whole ranges of rows that follow each other, the first few", () => {
    const rows = [0, 10, 20].map((firstRow) => ({ firstRow, rowCount: 1 + firstRow }));
    expect(rangeCells(rows, summaryOf({ firstCell: "C5" }), 2)).toEqual([
      { address: "C5", rowNumber: 1 },
      { address: "C15:C25", rowNumber: 11 },
    ]);
  });
});
