import {
  cutLines,
  failureLines,
  missingLines,
  noteLines,
  standingLines,
} from "../../../src/headless/telling/failure-lines";
import type { RunSummary } from "../../../src/scoring/run-status";

const SUMMARY: RunSummary = {
  label: "Table T",
  sheetName: "Data",
  firstCell: "A2",
  columns: ["a", "b"],
  rowCount: 10,
  scored: 6,
  failed: 4,
  untouched: 0,
  untouchedRows: [],
  failures: [
    {
      code: "error-cell",
      message: "The cell holds an error.",
      column: "b",
      rows: [
        { firstRow: 0, rowCount: 1 },
        { firstRow: 4, rowCount: 3 },
      ],
      rowCount: 4,
    },
  ],
  missing: [
    { reason: "NaN", rows: [{ firstRow: 7, rowCount: 1 }], rowCount: 1 },
    { reason: "absent", rows: [{ firstRow: 8, rowCount: 2 }], rowCount: 2 },
  ],
  notes: [
    {
      column: "b",
      kind: "blank-as-missing",
      rows: [0, 2, 4, 6, 8, 10].map((firstRow) => ({ firstRow, rowCount: 1 })),
      rowCount: 6,
    },
    { column: "a", kind: "blank-as-missing", rows: [{ firstRow: 3, rowCount: 1 }], rowCount: 1 },
    { column: "a", kind: "chosen-as-missing", rows: [{ firstRow: 5, rowCount: 2 }], rowCount: 2 },
  ],
  batches: 1,
  elapsedMs: 1,
  requestsMs: 1,
  servedModelNames: [],
};

describe("failure lines", () => {
  it("name the cells of the column at fault", () => {
    expect(failureLines(SUMMARY)).toEqual(["4 rows have no prediction: The cell holds an error. See Data!B2, B6:B8."]);
  });

  it("name the rows that were answered without a value", () => {
    expect(missingLines(SUMMARY)).toEqual([
      "1 row was answered without a value: NaN. See Data!A9.",
      "2 rows were answered without a value: absent. See Data!A10:A11.",
    ]);
  });

  it("name the rows whose text was cut", () => {
    expect(cutLines(SUMMARY)).toEqual([]);
    expect(cutLines({ ...SUMMARY, cut: { rows: [{ firstRow: 0, rowCount: 2 }], rowCount: 2 } })).toEqual([
      "2 rows were answered with text that was cut: a cell holds 32,767 characters and no control characters. See Data!A2:A3.",
    ]);
  });

  it("name the blanks that were sent as missing, and the cells that were chosen to be", () => {
    expect(noteLines(SUMMARY)).toEqual([
      "6 blank cells in b are sent as missing (null). See Data!B2, B4, B6, B8, B10 and further.",
      "1 blank cell in a is sent as missing (null). See Data!A5.",
      "2 cells at fault in a are sent as missing (null). See Data!A7:A8.",
    ]);
  });

  it("say how many rows of a refresh keep their earlier prediction", () => {
    expect(standingLines(SUMMARY)).toEqual([]);
    expect(standingLines({ ...SUMMARY, standing: 1 })).toEqual(["Of these, 1 row keeps its earlier prediction."]);
    expect(standingLines({ ...SUMMARY, standing: 3 })).toEqual(["Of these, 3 rows keep their earlier prediction."]);
  });
});
