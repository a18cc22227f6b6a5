import { areaOf } from "../../../../src/workbench/model/areas/area";
import { addTableColumn, deleteTableColumn } from "../../../../src/workbench/model/edits/table-edits";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, [["x"], [1], [2], [3]]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(0, 0, 4, 1) }, "user");
  return { workbook, sheet, table };
}

describe("cells that make room for a table column", () => {
  it("are followed by formulas on every sheet, by merged cells and by array formulas, there and back", () => {
    const { workbook, sheet, table } = opened();
    const other = workbook.addSheet("Other");
    sheet.setContent(1, 1, { value: 5, formula: "=SUM(C1:C4)" });
    sheet.setContent(6, 0, { value: 5, formula: "=B2" });
    other.setContent(0, 0, { value: 5, formula: "=Data!B2+B2" });
    sheet.mergedAreas = [areaOf(2, 1, 1, 2)];
    sheet.arrayAreas = [areaOf(1, 1)];
    const column = addTableColumn(workbook, table, "pane");
    expect([sheet.getFormula(1, 2), sheet.getFormula(6, 0)]).toEqual(["=SUM(D1:D4)", "=C2"]);
    expect(other.getContent(0, 0)).toMatchObject({ value: 5, formula: "=Data!C2+B2" });
    expect([sheet.mergedAreas, sheet.arrayAreas]).toEqual([[areaOf(2, 2, 1, 2)], [areaOf(1, 2)]]);
    deleteTableColumn(workbook, table, column.id, "pane");
    expect([sheet.getFormula(1, 1), sheet.getFormula(6, 0)]).toEqual(["=SUM(C1:C4)", "=B2"]);
    expect([sheet.mergedAreas, sheet.arrayAreas]).toEqual([[areaOf(2, 1, 1, 2)], [areaOf(1, 1)]]);
  });

  it.each([
    ["merged cells that reach below the table", "mergedAreas", areaOf(3, 1, 2, 1)],
    ["an array formula that reaches below the table", "arrayAreas", areaOf(3, 2, 2, 1)],
    ["a PivotTable beside the table", "pivotAreas", areaOf(0, 4, 3, 2)],
  ] as const)("stay where they are when they would tear %s", (_, kind, area) => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(0, 1, "beside");
    sheet[kind] = [area];
    expect(() => addTableColumn(workbook, table, "pane")).toThrow(
      expect.objectContaining({ rule: "cells-in-the-way" }),
    );
    expect([sheet.getValue(0, 1), table.columns.length, workbook.cellShifts]).toEqual(["beside", 1, []]);
  });

  it("move past merged cells that lie below them or elsewhere", () => {
    const { workbook, sheet, table } = opened();
    sheet.mergedAreas = [areaOf(4, 0, 1, 3)];
    addTableColumn(workbook, table, "pane");
    expect(sheet.mergedAreas).toEqual([areaOf(4, 0, 1, 3)]);
  });
});
