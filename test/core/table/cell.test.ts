import { kindOf, numberIn, readCell, stillHolds, type Cell } from "../../../src/core/table/cell";

describe("cell values", () => {
  it("reads what Office.js gives for each kind of cell", () => {
    expect(readCell("", "General", false)).toBeNull();
    expect(readCell(0, "General", false)).toBe(0);
    expect(readCell(false, "General", false)).toBe(false);
    expect(readCell("007", "@", false)).toBe("007");
    expect(readCell(45351, "yyyy-mm-dd", false)).toEqual({ kind: "date", serial: 45351 });
    expect(readCell(2134, "00000", false)).toEqual({ kind: "formatted", value: 2134, numberFormat: "00000" });
    expect(readCell(1.5, "[h]:mm", false)).toEqual({ kind: "formatted", value: 1.5, numberFormat: "[h]:mm" });
    expect(readCell("#N/A", "General", true)).toEqual({ kind: "error", error: "#N/A" });
    expect(readCell("#N/A", "General", false)).toBe("#N/A");
    expect(readCell("#VALUE!", "General", false, true)).toEqual({ kind: "rich", basicValue: "#VALUE!" });
    expect(readCell(12.5, "General", false, true)).toEqual({ kind: "rich", basicValue: 12.5 });
  });

  it("takes only a number for a date, whatever the format of the cell", () => {
    expect(readCell("soon", "yyyy-mm-dd", false)).toBe("soon");
    expect(readCell(true, "yyyy-mm-dd", false)).toBe(true);
    expect(readCell("", "yyyy-mm-dd", false)).toBeNull();
  });

  it.each(["General", "", "@", "0"])("keeps a whole number plain under %j, which shows its digits", (format) => {
    expect(readCell(42, format, false)).toBe(42);
  });

  it("knows the number in a cell, however it is shown", () => {
    expect(numberIn(5.5)).toBe(5.5);
    expect(numberIn(readCell(5.5, "0", false))).toBe(5.5);
    expect(numberIn({ kind: "date", serial: 1 })).toBeUndefined();
    expect(numberIn("5")).toBeUndefined();
    expect(numberIn(null)).toBeUndefined();
  });

  it("recognises a cell that still holds what was read", () => {
    expect(stillHolds(null, "")).toBe(true);
    expect(stillHolds(null, 0)).toBe(false);
    expect(stillHolds(1, 1)).toBe(true);
    expect(stillHolds(1, "1")).toBe(false);
    expect(stillHolds(true, 1)).toBe(false);
    expect(stillHolds({ kind: "date", serial: 45351 }, 45351)).toBe(true);
    expect(stillHolds({ kind: "date", serial: 45351 }, 45352)).toBe(false);
    expect(stillHolds({ kind: "formatted", value: 5, numberFormat: "00" }, 5)).toBe(true);
    expect(stillHolds({ kind: "formatted", value: 5, numberFormat: "00" }, "05")).toBe(false);
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
    [{ kind: "formatted", value: 1, numberFormat: "00" }, "formatted"],
    [{ kind: "error", error: "#N/A" }, "error"],
    [{ kind: "stale", last: 5 }, "stale"],
  ])("tells the kind of %j", (cell, kind) => {
    expect(kindOf(cell)).toBe(kind);
  });
});
