import { areaOf, SHEET_COLUMNS } from "../../../../src/workbench/model/areas/area";
import { whyNoRoom } from "../../../../src/workbench/model/edits/room-for-column";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

const CURE = "Move that out of the table's rows in Excel, or the table to a sheet of its own.";

function opened(column = 0, fixedBecause?: string) {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, column, [["x"], [1]]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(0, column, 2, 1), fixedBecause }, "user");
  return { workbook, sheet, table };
}

describe("why a table has no room for a column", () => {
  it("is not told where it has, and nothing is changed by asking", () => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(1, 3, "beside");
    expect(whyNoRoom(workbook, table)).toBeUndefined();
    expect([table.columns.length, sheet.getValue(1, 3), workbook.cellShifts]).toEqual([1, "beside", []]);
  });

  it("names what cannot move, and says what to do", () => {
    const { workbook, sheet, table } = opened();
    sheet.pinned = [{ area: areaOf(0, 3, 9, 1), what: "the AutoFilter", keeps: "shape" }];
    expect(whyNoRoom(workbook, table)).toBe(
      `Table "Points" has no room for a result column. This would move or cut the AutoFilter in D1:D9. ${CURE}`,
    );
  });

  it("is the sheet's edge", () => {
    const { workbook, table } = opened(SHEET_COLUMNS - 1);
    expect(whyNoRoom(workbook, table)).toContain("The sheet has no columns left. Clear the last column");
  });

  it("is what the file says of the table, in its own words", () => {
    const { workbook, table } = opened(0, "A query feeds it.");
    expect(whyNoRoom(workbook, table)).toBe("A query feeds it.");
  });

  it("is a range of which only a part would move aside, because what looks at it would look at other cells", () => {
    const { workbook, sheet, table } = opened();
    sheet.writeValues(0, 3, [["amount"], [1], [2], [3]]);
    const summary = workbook.addSheet("Summary");
    summary.setContent(1, 1, { value: 6, formula: "=SUM(Data!D2:D4)" });
    expect(whyNoRoom(workbook, table)).toBe(
      'A result column of table "Points" would move only a part of cells that formulas look at together, ' +
        `and these would look at other cells than now: Data!D2:D4 (Summary!B2). ${CURE}`,
    );
  });
});
