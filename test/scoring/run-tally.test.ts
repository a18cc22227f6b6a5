import type { RowOutcome } from "../../src/core/predictions/join-outcomes";
import type { CellNote } from "../../src/core/request/cell-notes";
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
    windows.flat().forEach((outcome, row) => tally.noteRow(row, outcome));
    const { untouched, untouchedRows } = tally.summary(shapeOf(3), 0, 0);
    expect(untouchedRows.map((range) => [range.firstRow, range.rowCount])).toEqual(ranges);
    expect(untouched).toBe(untouchedRows.reduce((sum, range) => sum + range.rowCount, 0));
  });

  it("names the rows whose text was cut, and says nothing where none was", () => {
    const tally = new RunTally();
    for (const row of [0, 1, 2]) tally.noteRow(row, ANSWERED);
    expect(tally.summary(shapeOf(3), 0, 0).cut).toBeUndefined();
    tally.noteCutRows([0, 2]);
    expect(tally.summary(shapeOf(3), 0, 0).cut).toEqual({
      rows: [
        { firstRow: 0, rowCount: 1 },
        { firstRow: 2, rowCount: 1 },
      ],
      rowCount: 2,
    });
  });

  it("counts rows in any order, and of a row what was said of it last", () => {
    const tally = new RunTally();
    tally.noteRow(2, FAILED);
    tally.noteRow(0, ANSWERED);
    tally.noteRow(2, ANSWERED);
    tally.noteRow(0, NOT_REACHED);
    tally.noteRow(1, {
      failure: { code: "error-cell", message: "One.", others: [{ code: "not-date", message: "Two." }] },
    });
    const { scored, failed, untouched, failures } = tally.summary(shapeOf(3), 0, 0);
    expect([scored, failed, untouched]).toEqual([2, 1, 0]);
    expect(failures.map(({ code, rows }) => [code, rows])).toEqual([
      ["error-cell", [{ firstRow: 1, rowCount: 1 }]],
      ["not-date", [{ firstRow: 1, rowCount: 1 }]],
    ]);
  });

  it("takes blank rows that it cannot explain for lost, as far as no rows were added", () => {
    const tally = new RunTally();
    for (const row of [0, 1, 2, 3]) tally.noteRow(row, row === 1 ? FAILED : ANSWERED);
    tally.noteBlankRows([1, 2], 4, 5);
    expect(tally.summary(shapeOf(4), 0, 0)).toMatchObject({ scored: 3, failed: 1 });
    tally.noteBlankRows([1, 2], 4, 4);
    expect(tally.summary(shapeOf(4), 0, 0)).toMatchObject({ scored: 2, failed: 2 });
  });

  it("says how long it took from the first request on", () => {
    const tally = new RunTally();
    expect(tally.summary(shapeOf(1), 100, 700)).toMatchObject({ elapsedMs: 600, requestsMs: 0 });
    tally.noteBatch(400);
    tally.noteBatch(500);
    expect(tally.summary(shapeOf(1), 100, 700)).toMatchObject({ elapsedMs: 600, requestsMs: 300 });
  });

  it("tells what the check noted of rows that are scored, and nothing of those that a refresh leaves alone", () => {
    const note = (...rows: readonly number[]): CellNote => ({
      column: "a",
      kind: "blank-as-missing",
      rows: rows.map((firstRow) => ({ firstRow, rowCount: 1 })),
      rowCount: rows.length,
    });
    const tally = new RunTally();
    const cut = { ...note(0, 2), rowCount: 3000 };
    tally.noteSentInputs([], [note(0, 2), note(1), cut]);
    expect(tally.summary(shapeOf(4), 0, 0).notes).toEqual([note(0, 2), note(1), cut]);
    tally.noteSkipped([1, 2, 3]);
    expect(tally.summary(shapeOf(4), 0, 0).notes).toEqual([note(0)]);
  });
});
