import { readArea } from "../../../src/functions/arguments/given-area";

describe("where an argument stands", () => {
  it.each([
    ["Sheet1!A2:D2", { sheet: "Sheet1", firstColumn: "A", lastColumn: "D", firstRow: 2, lastRow: 2 }],
    [
      "'It''s 1!'!$AA$10:$AB$12",
      { sheet: "'It''s 1!'", firstColumn: "AA", lastColumn: "AB", firstRow: 10, lastRow: 12 },
    ],
    ["Sheet1!C7", { sheet: "Sheet1", firstColumn: "C", lastColumn: "C", firstRow: 7, lastRow: 7 }],
  ])("%s", (address, area) => expect(readArea(address)).toEqual(area));

  it.each([undefined, null, "", "Sheet1!A:D", "Iris[#Headers]", "3"])("not %s", (address) => {
    expect(readArea(address)).toBeUndefined();
  });
});
