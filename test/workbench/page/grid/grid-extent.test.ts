import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { gridExtent } from "../../../../src/workbench/page/grid/grid-extent";

describe("gridExtent", () => {
  it("reaches beyond what is used and what is selected", () => {
    expect(gridExtent(undefined, undefined)).toEqual({ rowCount: 120, columnCount: 20 });
    expect(gridExtent(areaOf(0, 0, 5001, 5), areaOf(0, 40))).toEqual({ rowCount: 5061, columnCount: 49 });
    expect(gridExtent(areaOf(0, 0, 10, 5), areaOf(999, 0))).toEqual({ rowCount: 1060, columnCount: 20 });
  });

  it("does not draw a million rows because whole columns are selected, and ends where the sheet ends", () => {
    expect(gridExtent(areaOf(0, 0, 10, 5), areaOf(0, 2, SHEET_ROWS, 1)).rowCount).toBe(120);
    expect(gridExtent(undefined, areaOf(4, 0, 1, SHEET_COLUMNS)).columnCount).toBe(20);
    expect(gridExtent(areaOf(SHEET_ROWS - 1, SHEET_COLUMNS - 1), undefined)).toEqual({
      rowCount: SHEET_ROWS,
      columnCount: SHEET_COLUMNS,
    });
  });
});
