import fc from "fast-check";
import {
  areaAddress,
  cellAddress,
  columnLetters,
  parseArea,
  parseGivenArea,
  SHEET_COLUMNS,
  SHEET_ROWS,
  withoutSheet,
} from "../../../src/excel/reading/cell-address";

const areas = fc
  .record({
    row: fc.nat(SHEET_ROWS - 1),
    column: fc.nat(SHEET_COLUMNS - 1),
    moreRows: fc.nat(5000),
    moreColumns: fc.nat(500),
  })
  .map(({ row, column, moreRows, moreColumns }) => ({
    row,
    column,
    rowCount: Math.min(moreRows, SHEET_ROWS - 1 - row) + 1,
    columnCount: Math.min(moreColumns, SHEET_COLUMNS - 1 - column) + 1,
  }));

describe("cell addresses", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("name column %i %s", (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  it("name the cell of a row and a column counted from the first data cell", () => {
    expect(cellAddress("A2", 47, 3)).toBe("D49");
    expect(cellAddress("$B$10", 0, 0)).toBe("B10");
    expect(cellAddress("Y1", 0, 2)).toBe("AA1");
  });

  it("are read with and without a sheet, dollars and a second corner", () => {
    expect(parseArea("Sheet1!$A$1:E151")).toEqual({ row: 0, column: 0, rowCount: 151, columnCount: 5 });
    expect(parseArea("'Odd!name'!C3")).toEqual({ row: 2, column: 2, rowCount: 1, columnCount: 1 });
    expect(withoutSheet("'Odd!name'!C3:D4")).toBe("C3:D4");
  });

  it.each(["", "A", "A:E", "1:5", "A0", "XFE1", "A1048577", "B2:A1", "A2:A1", "A1:B2:C3", "Sheet1"])(
    "refuse %j, which names no cells",
    (address) => {
      expect(() => parseArea(address)).toRefuse(RangeError, { message: "Not the address of a range of cells." });
    },
  );

  it("are read as Excel gives them where columns or rows are whole", () => {
    const whole = { row: 0, column: 0, rowCount: SHEET_ROWS, columnCount: SHEET_COLUMNS };
    expect(parseGivenArea("'a:b'!$B:C")).toEqual({ ...whole, column: 1, columnCount: 2 });
    expect(parseGivenArea("Data!2:5")).toEqual({ ...whole, row: 1, rowCount: 4 });
    expect(parseGivenArea("1:1048576")).toEqual(whole);
    expect(parseGivenArea("Data!$A$1:E151")).toEqual(parseArea("A1:E151"));
    expect(() => parseGivenArea("XFE:XFE")).toThrow(RangeError);
  });

  it("come back unchanged for every area a sheet can hold", () => {
    fc.assert(
      fc.property(areas, (area) => {
        expect(parseArea(areaAddress(area))).toEqual(area);
      }),
    );
  });

  it("move by as many rows and columns as asked", () => {
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(8000), fc.nat(500_000), fc.nat(8000), (row, column, down, right) => {
        const first = areaAddress({ row, column, rowCount: 1, columnCount: 1 });
        expect(parseArea(cellAddress(first, down, right))).toMatchObject({ row: row + down, column: column + right });
      }),
    );
  });
});
