import type { ErrorCode } from "../../../src/core/errors";
import type { RunSummary } from "../../../src/scoring/run-status";
import { factsOf } from "../../../src/scoring/memory/run-facts";

function summaryWith(facts: Partial<RunSummary>): RunSummary {
  return {
    label: "Table T",
    sheetName: "S",
    firstCell: "A2",
    columns: ["a"],
    rowCount: 100,
    scored: 0,
    failed: 0,
    untouched: 0,
    untouchedRows: [],
    failures: [],
    missing: [],
    notes: [],
    batches: 3,
    elapsedMs: 12.6,
    requestsMs: 10,
    servedModelNames: ["m-1"],
    ...facts,
  };
}

function failure(code: ErrorCode, rowCount: number, column?: string) {
  return { code, message: "A sentence.", rows: [], rowCount, ...(column !== undefined && { column }) };
}

describe("what a workbook remembers of how a run ended", () => {
  it("tells rows that failed from those that hold nothing to send and those that were edited meanwhile", () => {
    const failures = [
      failure("blank-row", 4),
      failure("sheet-changed", 2),
      failure("inputs-calculated-anew", 1),
      failure("rows-refused", 3),
    ];
    const { counts } = factsOf(summaryWith({ scored: 80, failed: 10, untouched: 10, failures }));
    expect(counts).toEqual({ scored: 80, failed: 3, leftOut: 4, changedMeanwhile: 3, notReached: 10 });
  });

  it("keeps reasons by their codes alone, so that no text of a cell gets into the file", () => {
    const failures = [failure("error-cell", 3, "a"), failure("error-cell", 2, "b"), failure("rows-refused", 1)];
    expect(factsOf(summaryWith({ failed: 5, failures })).failures).toEqual([
      { code: "error-cell", rowCount: 5 },
      { code: "rows-refused", rowCount: 1 },
    ]);
  });

  it("counts a row once that has one reason in two columns", () => {
    const failures = [
      { ...failure("error-cell", 4, "a"), rows: [{ firstRow: 0, rowCount: 4 }] },
      { ...failure("error-cell", 3, "b"), rows: [{ firstRow: 2, rowCount: 3 }] },
      { ...failure("rows-refused", 1), rows: [{ firstRow: 9, rowCount: 1 }] },
    ];
    expect(factsOf(summaryWith({ failed: 6, failures })).failures).toEqual([
      { code: "error-cell", rowCount: 5 },
      { code: "rows-refused", rowCount: 1 },
    ]);
  });

  it("names no more rows of a reason than have failed, where not all of them are listed", () => {
    const failures = [failure("error-cell", 40_000, "a"), failure("error-cell", 30_000, "b")];
    expect(factsOf(summaryWith({ failed: 50_000, failures })).failures[0]!.rowCount).toBe(50_000);
  });

  it("has times in whole milliseconds, of which none is negative", () => {
    expect(factsOf(summaryWith({ elapsedMs: 12.6 })).elapsedMs).toBe(13);
    expect(factsOf(summaryWith({ elapsedMs: -5 })).elapsedMs).toBe(0);
  });
});
