import type { RowOutcome } from "../../src/core/predictions/join-outcomes";
import type { SourceShape } from "../../src/scoring/ports";
import { RunTally } from "../../src/scoring/run-tally";

const ANSWERED: RowOutcome = { predictions: [1] };
const FAILED: RowOutcome = { failure: { code: "error-cell", message: "The cell holds an error." } };
const NOT_REACHED: RowOutcome = { failure: { code: "cancelled", message: "The run ended before this row." } };

function shapeOf(rowCount: number): SourceShape {
  return {
    source: { kind: "table", tableId: "T" },
    label: "Table T",
    columns: ["a"],
    rowCount,
    dateSystem: 1900,
    sheetName: "Sheet1",
    firstCell: "A2",
  };
}

describe("run tally", () => {
  it.each([
    ["nothing when every row was", [[ANSWERED, FAILED], [ANSWERED]], []],
    ["all rows when none was", [], [[0, 3]]],
    ["rows of windows that were never read", [[ANSWERED, FAILED]], [[2, 1]]],
    [
      "gaps between batches of a window",
      [[NOT_REACHED, ANSWERED, NOT_REACHED]],
      [
        [0, 1],
        [2, 1],
      ],
    ],
    ["what a window and all behind it lack, as one range", [[FAILED, NOT_REACHED]], [[1, 2]]],
  ] as const)("names as not reached %s", (_what, windows, ranges) => {
    const tally = new RunTally();
    let firstRow = 0;
    for (const outcomes of windows) {
      tally.noteRows(firstRow, outcomes);
      firstRow += outcomes.length;
    }
    const { untouched, untouchedRows } = tally.summary(shapeOf(3), 0);
    expect(untouchedRows.map((range) => [range.firstRow, range.rowCount])).toEqual(ranges);
    expect(untouched).toBe(untouchedRows.reduce((sum, range) => sum + range.rowCount, 0));
  });

  it("names the rows whose text was cut, and says nothing where none was", () => {
    const tally = new RunTally();
    tally.noteRows(0, [ANSWERED, ANSWERED, ANSWERED]);
    expect(tally.summary(shapeOf(3), 0).cut).toBeUndefined();
    tally.noteCutRows([0, 2]);
    expect(tally.summary(shapeOf(3), 0).cut).toEqual({
      rows: [
        { firstRow: 0, rowCount: 1 },
        { firstRow: 2, rowCount: 1 },
      ],
      rowCount: 2,
    });
  });
});
