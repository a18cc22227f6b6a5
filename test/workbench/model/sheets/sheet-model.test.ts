import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";

function filled(): SheetModel {
  const sheet = new SheetModel("1", "Data");
  sheet.writeValues(0, 0, [
    ["a", "b", "c"],
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  sheet.setContent(2, 1, { value: 5, formula: "=2+3", numberFormat: "0.0" });
  sheet.setContent(3, 1, { value: "8", quotePrefix: true });
  sheet.markClean();
  return sheet;
}

describe("SheetModel", () => {
  it("takes formula and apostrophe away with a new value, and keeps the format", () => {
    const sheet = filled();
    sheet.setValue(2, 1, "x");
    sheet.setValue(3, 1, 8);
    expect(sheet.getContent(2, 1)).toEqual({ value: "x", quotePrefix: false, numberFormat: "0.0", fill: "" });
    expect(sheet.getContent(3, 1)).toEqual({ value: 8, quotePrefix: false, numberFormat: "General", fill: "" });
  });

  it("moves values, formulas, formats and apostrophes down with inserted cells", () => {
    const sheet = filled();
    sheet.insertCells(areaOf(2, 1, 2, 1), "down");
    expect(sheet.readValues(areaOf(0, 0, 6, 2))).toEqual([
      ["a", "b"],
      [1, 2],
      [4, null],
      [7, null],
      [null, 5],
      [null, "8"],
    ]);
    expect(sheet.getContent(4, 1)).toEqual({
      value: 5,
      formula: "=2+3",
      quotePrefix: false,
      numberFormat: "0.0",
      fill: "",
    });
    expect(sheet.hasQuotePrefix(5, 1)).toBe(true);
    expect(sheet.getNumberFormat(2, 1)).toBe("General");
  });

  it("closes the gap of deleted cells from below and from the right", () => {
    const sheet = filled();
    sheet.deleteCells(areaOf(1, 1, 1, 1), "up");
    expect(sheet.readValues(areaOf(0, 1, 4, 1))).toEqual([["b"], [5], ["8"], [null]]);
    expect(sheet.getFormula(1, 1)).toBe("=2+3");
    sheet.deleteCells(areaOf(0, 0, 2, 1), "left");
    expect(sheet.readValues(areaOf(0, 0, 2, 3))).toEqual([["b", "c", null], [5, 3, null]]); // prettier-ignore
    expect(sheet.getFormula(1, 0)).toBe("=2+3");
  });

  it("makes room to the right in the rows asked for only", () => {
    const sheet = filled();
    sheet.insertCells(areaOf(1, 1, 2, 2), "right");
    expect(sheet.readValues(areaOf(0, 0, 4, 5))).toEqual([
      ["a", "b", "c", null, null],
      [1, null, null, 2, 3],
      [4, null, null, 5, 6],
      [7, "8", 9, null, null],
    ]);
    expect([sheet.getFormula(2, 3), sheet.getNumberFormat(2, 3), sheet.getNumberFormat(2, 1)]).toEqual([
      "=2+3",
      "0.0",
      "General",
    ]);
  });

  it("knows the cells in use, with formats or without, within an area or in all", () => {
    const sheet = filled();
    expect(new SheetModel("2", "Empty").usedRange()).toBeUndefined();
    sheet.setNumberFormat(areaOf(9, 4), "0%");
    sheet.setNumberFormat(areaOf(0, 6, SHEET_ROWS, 1), "@");
    expect([sheet.usedRange(), sheet.usedRange(false)]).toEqual([areaOf(0, 0, 4, 3), areaOf(0, 0, 10, 5)]);
    expect(sheet.usedWithin(areaOf(1, 1, 100, 100))).toEqual(areaOf(1, 1, 3, 2));
    sheet.clearContents(areaOf(1, 1, 1, 2));
    expect([sheet.usedWithin(areaOf(1, 1, 1, 9)), sheet.usedWithin(areaOf(1, 0, 2, 3))]).toEqual([
      undefined,
      areaOf(1, 0, 2, 3),
    ]);
  });

  it("marks just what differs from the opened file, moved cells and the places they left included", () => {
    const sheet = filled();
    expect(sheet.dirtyAreas()).toEqual([]);
    sheet.setValue(1, 0, 99);
    sheet.setNumberFormat(areaOf(2, 2), "0%");
    expect(sheet.dirtyAreas()).toEqual([areaOf(1, 0), areaOf(2, 2)]);
    sheet.markClean();
    sheet.deleteCells(areaOf(1, 1), "up");
    expect(sheet.dirtyAreas()).toEqual([areaOf(1, 1, 3, 1)]);
    sheet.markClean();
    sheet.insertCells(areaOf(2, 0), "down");
    expect(sheet.dirtyAreas()).toEqual([areaOf(2, 0, 3, 1)]);
  });

  it("does not count all rows of a sheet as dirty when a whole column gets a format", () => {
    const sheet = filled();
    sheet.setNumberFormat(areaOf(0, 1, SHEET_ROWS, 1), "@");
    expect(sheet.dirtyAreas()).toEqual([areaOf(0, 1, 4, 1)]);
    expect(sheet.getNumberFormat(SHEET_ROWS - 1, 1)).toBe("@");
  });

  it("takes whole columns over without a copy and without marking them", () => {
    const sheet = new SheetModel("1", "Data");
    const column = [1, 2, 3];
    sheet.adoptColumn(4, column);
    sheet.setValue(1, 4, 20);
    expect([column, sheet.usedRange(), sheet.dirtyAreas()]).toEqual([[1, 20, 3], areaOf(0, 4, 3, 1), [areaOf(1, 4)]]);
  });

  it("knows hidden rows, which move with whole rows only", () => {
    const sheet = new SheetModel("s", "Sheet1");
    sheet.hiddenRows.set(2, 4, true);
    const hidden = () => [0, 1, 2, 3, 4, 5].filter((row) => sheet.hiddenRows.get(row));
    sheet.insertCells(areaOf(0, 0, 1, 2), "down");
    expect(hidden()).toEqual([2, 3]);
    sheet.insertCells(areaOf(0, 0, 1, SHEET_COLUMNS), "down");
    expect(hidden()).toEqual([3, 4]);
    sheet.deleteCells(areaOf(3, 0, 1, SHEET_COLUMNS), "up");
    expect(hidden()).toEqual([3]);
    expect([areaOf(0, 0, 3), areaOf(2, 0, 2), areaOf(3, 0)].map((area) => sheet.areRowsHidden(area))).toEqual([
      false,
      null,
      true,
    ]);
  });

  it("has no cells outside the sheet", () => {
    expect(() => filled().setValue(0, 16_384, 1)).toRefuse(RangeError, { message: "No such column." });
    expect(() => filled().setValue(SHEET_ROWS, 0, 1)).toRefuse(RangeError, { message: "No such row." });
    expect(() => filled().setValue(-1, 0, 1)).toRefuse(RangeError, { message: "No such row." });
  });
});
