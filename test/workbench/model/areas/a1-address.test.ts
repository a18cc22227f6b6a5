import fc from "fast-check";
import {
  columnLetters,
  columnNumber,
  formatArea,
  parseAddress,
  quoteSheetName,
} from "../../../../src/workbench/model/areas/a1-address";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS, WHOLE_SHEET } from "../../../../src/workbench/model/areas/area";

describe("A1 addresses", () => {
  it("name every column and find it again", () => {
    const columns = Array.from({ length: SHEET_COLUMNS }, (_, column) => column);
    expect(columns.map((column) => columnNumber(columnLetters(column)))).toEqual(columns);
    expect([columnLetters(0), columnLetters(25), columnLetters(26), columnLetters(701), columnLetters(702)]).toEqual([
      ..."AZ",
      "AA",
      "ZZ",
      "AAA",
    ]);
    expect([columnLetters(SHEET_COLUMNS - 1), columnNumber("XFE")]).toEqual(["XFD", undefined]);
  });

  it("come back from what they were written as", () => {
    const start = fc.record({ row: fc.nat(SHEET_ROWS - 1), column: fc.nat(SHEET_COLUMNS - 1) });
    fc.assert(
      fc.property(
        start,
        fc.nat(1000),
        fc.nat(100),
        fc.string({ minLength: 1 }),
        ({ row, column }, rows, columns, name) => {
          const area = areaOf(
            row,
            column,
            Math.min(rows + 1, SHEET_ROWS - row),
            Math.min(columns + 1, SHEET_COLUMNS - column),
          );
          fc.pre(!name.startsWith("'") && name === name.trim());
          expect(parseAddress(`${quoteSheetName(name)}!${formatArea(area)}`)).toEqual({ sheetName: name, area });
        },
      ),
    );
  });

  it("write whole columns and rows without numbers and letters", () => {
    expect(formatArea(areaOf(0, 1, SHEET_ROWS, 2))).toBe("B:C");
    expect(formatArea(areaOf(1, 0, 2, SHEET_COLUMNS))).toBe("2:3");
    expect([parseAddress("C:B")?.area, parseAddress("3:2")?.area]).toEqual([
      areaOf(0, 1, SHEET_ROWS, 2),
      areaOf(1, 0, 2, SHEET_COLUMNS),
    ]);
    expect(parseAddress("1:1048576")?.area).toEqual(WHOLE_SHEET);
  });

  it.each(["Sheet1", "Data_2", "Größe", "_x"])("leave the sheet name %s bare", (name) => {
    expect(quoteSheetName(name)).toBe(name);
  });

  it.each([
    ["My data", "'My data'"],
    ["A1", "'A1'"],
    ["2024", "'2024'"],
    ["It's", "'It''s'"],
    ["R1C1", "'R1C1'"],
    ["a-b", "'a-b'"],
  ])("quote the sheet name %s", (name, quoted) => {
    expect(quoteSheetName(name)).toBe(quoted);
  });

  it.each(["", "A", "7", "A0", "AAAA1", "A1:", "A1:B", "A1048577", "Sheet!", "!A1", "A1,B2", "hello"])(
    "are not made of %p",
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );
});
