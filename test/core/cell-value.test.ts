import { encodeCell, readCell, stillHolds, type ColumnEncoding } from "../../src/core/cell-value";

const DAYS: ColumnEncoding = { datePrecision: "day", dateSystem: 1900 };

describe("cell values", () => {
  it("reads what Office.js gives for each kind of cell", () => {
    expect(readCell("", "General", false)).toBeNull();
    expect(readCell(0, "General", false)).toBe(0);
    expect(readCell(false, "General", false)).toBe(false);
    expect(readCell("007", "@", false)).toBe("007");
    expect(readCell(45351, "yyyy-mm-dd", false)).toEqual({ kind: "date", serial: 45351 });
    expect(readCell("#N/A", "General", true)).toEqual({ kind: "error", error: "#N/A" });
    expect(readCell("#N/A", "General", false)).toBe("#N/A");
  });

  it("sends blanks as null and never as a number", () => {
    expect(encodeCell(null, DAYS)).toBeNull();
    expect(encodeCell(0, DAYS)).toBe(0);
    expect(encodeCell("", DAYS)).toBe("");
  });

  it("refuses error cells, impossible dates and numbers without a JSON form", () => {
    expect(encodeCell({ kind: "error", error: "#DIV/0!" }, DAYS)).toEqual({ unsendable: "error-cell" });
    expect(encodeCell({ kind: "date", serial: 60 }, DAYS)).toEqual({ unsendable: "date-out-of-range" });
    expect(encodeCell(Number.NaN, DAYS)).toEqual({ unsendable: "not-a-number" });
    expect(encodeCell(Number.POSITIVE_INFINITY, DAYS)).toEqual({ unsendable: "not-a-number" });
  });

  it("writes dates in the column's format", () => {
    expect(encodeCell({ kind: "date", serial: 45351 }, DAYS)).toBe("2024-02-29");
    expect(encodeCell({ kind: "date", serial: 45351 }, { ...DAYS, datePrecision: "second" })).toBe(
      "2024-02-29T00:00:00",
    );
  });

  it("recognises a cell that still holds what was read", () => {
    expect(stillHolds(null, "")).toBe(true);
    expect(stillHolds(null, 0)).toBe(false);
    expect(stillHolds(1, 1)).toBe(true);
    expect(stillHolds(1, "1")).toBe(false);
    expect(stillHolds(true, 1)).toBe(false);
    expect(stillHolds({ kind: "date", serial: 45351 }, 45351)).toBe(true);
    expect(stillHolds({ kind: "date", serial: 45351 }, 45352)).toBe(false);
    expect(stillHolds({ kind: "error", error: "#N/A" }, "#N/A")).toBe(true);
    expect(stillHolds({ kind: "error", error: "#N/A" }, "")).toBe(false);
  });
});
