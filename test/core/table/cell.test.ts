import { kindOf, readCell, stillHolds, type Cell } from "../../../src/core/table/cell";

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

  it("takes only a number for a date, whatever the format of the cell", () => {
    expect(readCell("soon", "yyyy-mm-dd", false)).toBe("soon");
    expect(readCell(true, "yyyy-mm-dd", false)).toBe(true);
    expect(readCell("", "yyyy-mm-dd", false)).toBeNull();
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
    expect(stillHolds({ kind: "stale", last: 5 }, 5)).toBe(true);
    expect(stillHolds({ kind: "stale", last: null }, "")).toBe(true);
    expect(stillHolds({ kind: "stale", last: { kind: "date", serial: 5 } }, 6)).toBe(false);
  });

  it.each<[Cell, string]>([
    [null, "blank"],
    [0, "number"],
    [false, "boolean"],
    ["", "text"],
    [{ kind: "date", serial: 1 }, "date"],
    [{ kind: "error", error: "#N/A" }, "error"],
    [{ kind: "stale", last: 5 }, "stale"],
  ])("tells the kind of %j", (cell, kind) => {
    expect(kindOf(cell)).toBe(kind);
  });
});
