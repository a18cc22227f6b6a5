import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { surroundingRegion } from "../../../../src/workbench/model/sheets/surrounding-region";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(2, 1, [
    ["x", "y"],
    [1, 2],
    [3, 4],
  ]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(2, 1, 3, 2) }, "user");
  return { workbook, sheet, table };
}

describe("inserting and deleting cells", () => {
  it("moves tables that lie wholly below or to the right", () => {
    const { workbook, sheet, table } = opened();
    insertCells(workbook, sheet.id, areaOf(0, 0, 2, SHEET_COLUMNS), "down", "user");
    expect(table.area).toEqual(areaOf(4, 1, 3, 2));
    insertCells(workbook, sheet.id, areaOf(0, 0, SHEET_ROWS, 1), "right", "user");
    expect([table.area, sheet.getValue(4, 2)]).toEqual([areaOf(4, 2, 3, 2), "x"]);
    deleteCells(workbook, sheet.id, areaOf(0, 0, SHEET_ROWS, 2), "left", "user");
    deleteCells(workbook, sheet.id, areaOf(0, 0, 4, SHEET_COLUMNS), "up", "user");
    expect([table.area, sheet.getValue(0, 0)]).toEqual([areaOf(0, 0, 3, 2), "x"]);
  });

  it("gives a table columns, or takes some, over its whole height", () => {
    const { workbook, sheet, table } = opened();
    insertCells(workbook, sheet.id, areaOf(2, 2, 3, 2), "right", "user");
    expect(table.columns.map(({ name }) => name)).toEqual(["x", "Column1", "Column2", "y"]);
    deleteCells(workbook, sheet.id, areaOf(2, 1, 3, 2), "left", "user");
    expect(table.columns.map(({ name }) => name)).toEqual(["Column2", "y"]);
    expect(sheet.readValues(areaOf(2, 1, 2, 2))).toEqual([["Column2", "y"], [null, 2]]); // prettier-ignore
  });

  it("drops a table that lies wholly in what is deleted", () => {
    const { workbook, sheet } = opened();
    deleteCells(workbook, sheet.id, areaOf(1, 0, 6, 9), "up", "user");
    expect([workbook.tables, sheet.usedRange()]).toEqual([[], undefined]);
  });

  it.each([
    ["one cell into a table", areaOf(3, 1)],
    ["half a table's rows", areaOf(1, 1, 1, 1)],
  ])("refuses to insert %s", (_, area) => {
    const { workbook, sheet, table } = opened();
    expect(() => insertCells(workbook, sheet.id, area, "down", "user")).toThrow(
      expect.objectContaining({ rule: "table-in-the-way" }),
    );
    expect(table.area).toEqual(areaOf(2, 1, 3, 2));
  });

  it("refuses to push cells off the sheet", () => {
    const { workbook, sheet } = opened();
    sheet.setValue(SHEET_ROWS - 1, 9, "last");
    expect(() => insertCells(workbook, sheet.id, areaOf(0, 9), "down", "user")).toThrow(
      expect.objectContaining({ rule: "outside-sheet" }),
    );
  });
});

describe("surroundingRegion", () => {
  it("is the cell itself where nothing stands around it", () => {
    const { sheet } = opened();
    expect(surroundingRegion(sheet, areaOf(9, 9))).toEqual(areaOf(9, 9));
  });

  it("reaches across gaps that another column bridges, and stops at blank lines", () => {
    const { sheet } = opened();
    sheet.setValue(5, 3, "corner");
    sheet.setValue(6, 4, "next corner");
    sheet.setValue(8, 4, "beyond a blank row");
    expect(surroundingRegion(sheet, areaOf(3, 1))).toEqual(areaOf(2, 1, 5, 4));
  });
});
