import fc from "fast-check";
import { parseGivenAddress, runsOf } from "../../../src/excel/formulas/given-address";
import { areaAddress, type CellArea } from "../../../src/excel/reading/cell-address";

describe("addresses as Excel hands them to functions", () => {
  it.each([
    ["Sheet1!A2:C2", "Sheet1", "A2:C2"],
    ["'It''s mine!'!$B$3", "It's mine!", "B3"],
    ["'[Book (1).xlsx]My sheet'!B3", "My sheet", "B3"],
    ["[Book1.xlsx]Sheet1!B3", "Sheet1", "B3"],
  ])("%s is a place", (given, sheetName, address) => {
    const place = parseGivenAddress(given)!;
    expect([place.sheetName, areaAddress(place.area)]).toEqual([sheetName, address]);
  });

  it.each(["A2", "", "!A2", "Sheet1!", "Sheet1!name"])("'%s' is none", (given) => {
    expect(parseGivenAddress(given)).toBeUndefined();
  });

  it("are read as few areas, which hold each of them and nothing else", () => {
    const anyArea = fc.record<CellArea>({
      row: fc.nat(12),
      column: fc.nat(2),
      rowCount: fc.integer({ min: 1, max: 3 }),
      columnCount: fc.integer({ min: 1, max: 2 }),
    });
    const anyPlace = fc.record({ sheetName: fc.constantFrom("one", "two"), area: anyArea });
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 12 }), (places) => {
        const runs = runsOf(places);
        const found = runs.flatMap(({ sheetName, area, members }) =>
          members.map(({ position, rowInRun, rowCount }) => {
            expect({ sheetName, area: { ...area, row: area.row + rowInRun, rowCount } }).toEqual(places[position]);
            return position;
          }),
        );
        expect(found.sort((one, other) => one - other)).toEqual(places.map((_, position) => position));
        const rowsOf = (areas: readonly { sheetName: string; area: CellArea }[]) =>
          new Set(
            areas.flatMap(({ sheetName, area: { row, rowCount, column, columnCount } }) =>
              Array.from({ length: rowCount }, (_, i) => `${sheetName} ${column} ${columnCount} ${row + i}`),
            ),
          );
        expect(rowsOf(runs)).toEqual(rowsOf(places));
      }),
    );
  });
});
