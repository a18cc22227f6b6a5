import { areaOf } from "../../../../src/workbench/model/areas/area";
import { coveredCells, mergesIn } from "../../../../src/workbench/model/merges/covered-cells";
import { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";

describe("cells that merged ones cover", () => {
  it("are all of a merge but its first, also when the first lies elsewhere", () => {
    const sheet = new SheetModel("1", "Data");
    sheet.mergedAreas = [areaOf(1, 1, 2, 2)];
    const isCovered = coveredCells(sheet, areaOf(0, 1, 4, 1));
    expect([0, 1, 2, 3].map((row) => isCovered(row, 1))).toEqual([false, false, true, false]);
    expect(coveredCells(sheet, areaOf(2, 2))(2, 2)).toBe(true);
  });

  it("are none where nothing is merged", () => {
    const sheet = new SheetModel("1", "Data");
    sheet.mergedAreas = [areaOf(5, 5, 2, 2)];
    expect(mergesIn(sheet, areaOf(0, 0, 5, 5))).toEqual([]);
    expect(coveredCells(sheet, areaOf(0, 0, 5, 5))(0, 1)).toBe(false);
  });
});
