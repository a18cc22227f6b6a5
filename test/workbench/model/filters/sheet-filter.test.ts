import { areaOf, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { dataOf, shiftedFilter, type SheetFilter } from "../../../../src/workbench/model/filters/sheet-filter";

const FILTER: SheetFilter = {
  area: areaOf(2, 1, 4, 3),
  filters: new Map([[1, { kind: "values", values: ["x"] }]]),
};

describe("the AutoFilter of a sheet", () => {
  it("covers the rows below its first", () => {
    expect(dataOf(FILTER)).toEqual(areaOf(3, 1, 3, 3));
  });

  it("keeps to its columns when others come or go", () => {
    const shift = { sheetId: "1", type: "ColumnInserted" as const, area: areaOf(0, 2, SHEET_ROWS, 2) };
    expect(shiftedFilter(FILTER, shift)).toEqual({
      ...FILTER,
      area: areaOf(2, 1, 4, 5),
      filters: new Map([[3, FILTER.filters.get(1)]]),
    });
    const removed = { ...shift, type: "ColumnDeleted" as const, area: areaOf(0, 2, SHEET_ROWS, 1) };
    expect(shiftedFilter(FILTER, removed)).toEqual({ area: areaOf(2, 1, 4, 2), filters: new Map() });
  });

  it("goes with its cells", () => {
    const shift = { sheetId: "1", type: "RowDeleted" as const, area: areaOf(0, 0, 9, 16_384) };
    expect(shiftedFilter(FILTER, shift)).toBeUndefined();
    expect(shiftedFilter(undefined, shift)).toBeUndefined();
  });
});
