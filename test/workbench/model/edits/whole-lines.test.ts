import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

/** Two tables side by side, Points in B3:C6 and Wide in E4:G8, the second with a totals row. */
function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(2, 1, [["x", "y"], [1, 2], [3, 4], [5, 6]]); // prettier-ignore
  sheet.writeValues(3, 4, [["a", "b", "c"], [1, 2, 3], [4, 5, 6], [7, 8, 9], [12, 15, 18]]); // prettier-ignore
  const points = workbook.addTable(sheet.id, { name: "Points", area: areaOf(2, 1, 4, 2) }, "user");
  const wide = workbook.addTable(sheet.id, { name: "Wide", area: areaOf(3, 4, 5, 3), showTotals: true }, "user");
  const rows = (row: number, count = 1) => areaOf(row, 0, count, SHEET_COLUMNS);
  const columns = (column: number, count = 1) => areaOf(0, column, SHEET_ROWS, count);
  return { workbook, sheet, points, wide, rows, columns };
}

describe("whole rows and columns of a sheet", () => {
  it("go through all tables that stand side by side, which grow", () => {
    const { workbook, sheet, points, wide, rows } = opened();
    insertCells(workbook, sheet.id, rows(4, 2), "down", "user");
    expect([points.area, wide.area]).toEqual([areaOf(2, 1, 6, 2), areaOf(3, 4, 7, 3)]);
    expect(sheet.readValues(areaOf(3, 1, 4, 2))).toEqual([[1, 2], [null, null], [null, null], [3, 4]]); // prettier-ignore
  });

  it("move a table when they come where it begins", () => {
    const { workbook, sheet, points, wide, rows } = opened();
    insertCells(workbook, sheet.id, rows(3), "down", "user");
    expect([points.area, wide.area]).toEqual([areaOf(2, 1, 5, 2), areaOf(4, 4, 5, 3)]);
  });

  it("take rows from tables, and the totals row with them", () => {
    const { workbook, sheet, points, wide, rows } = opened();
    deleteCells(workbook, sheet.id, rows(5), "up", "user");
    expect([points.dataArea.rowCount, wide.dataArea.rowCount, wide.showTotals]).toEqual([2, 2, true]);
    deleteCells(workbook, sheet.id, rows(6), "up", "user");
    expect([wide.dataArea, wide.showTotals]).toEqual([areaOf(4, 4, 2, 3), false]);
  });

  it("leave a blank row in a table that loses all its rows", () => {
    const { workbook, sheet, points, rows } = opened();
    workbook.dropTable(workbook.tableByName("Wide")!, "user");
    deleteCells(workbook, sheet.id, rows(3, 3), "up", "user");
    expect([points.area, sheet.readValues(points.dataArea)]).toEqual([areaOf(2, 1, 2, 2), [[null, null]]]);
  });

  it("do not take a header row from a table that stays", () => {
    const { workbook, sheet, rows } = opened();
    expect(() => deleteCells(workbook, sheet.id, rows(2), "up", "user")).toThrow(
      expect.objectContaining({ rule: "table-in-the-way" }),
    );
  });

  it("give a table columns with names and ids of their own, and take them", () => {
    const { workbook, sheet, points, wide, columns } = opened();
    insertCells(workbook, sheet.id, columns(2, 2), "right", "user");
    expect(points.columns).toEqual([
      { id: 1, name: "x" },
      { id: 3, name: "Column1" },
      { id: 4, name: "Column2" },
      { id: 2, name: "y" },
    ]);
    expect(wide.area.column).toBe(6);
    deleteCells(workbook, sheet.id, columns(1, 2), "left", "user");
    expect([points.area, points.columns.map(({ name }) => name)]).toEqual([areaOf(2, 1, 4, 2), ["Column2", "y"]]);
    deleteCells(workbook, sheet.id, columns(0, 3), "left", "user");
    expect([workbook.tables, wide.area.column]).toEqual([[wide], 1]);
  });

  it("do not change columns of a table that a query feeds", () => {
    const { workbook, sheet, points, columns } = opened();
    points.update({ fixedBecause: "A query feeds it." });
    expect(() => insertCells(workbook, sheet.id, columns(2), "right", "user")).toThrow(
      expect.objectContaining({ rule: "table-is-fixed" }),
    );
  });
});
