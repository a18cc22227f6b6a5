import { areaOf, SHEET_COLUMNS, type Area } from "../../../../src/workbench/model/areas/area";
import { addTableColumn, checkTableColumn, deleteTableColumn } from "../../../../src/workbench/model/edits/table-edits";
import type { Pinned } from "../../../../src/workbench/model/sheets/pinned";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, [["x"], [1], [2], [3]]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(0, 0, 4, 1) }, "user");
  return { workbook, sheet, table };
}

function pinned(area: Area, keeps: Pinned["keeps"]): { pinned: readonly Pinned[] } {
  return { pinned: [{ area, what: "the thing", keeps }] };
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
    ["merged cells that reach below the table", { mergedAreas: [areaOf(3, 1, 2, 1)] }, "the merged cells in B4:B5"],
    ["an array formula that reaches below it", { arrayAreas: [areaOf(3, 2, 2, 1)] }, "the array formula in C4:C5"],
    ["a PivotTable beside the table", pinned(areaOf(0, 4, 3, 2), "place"), "the thing in E1:F3"],
    ["a filter that reaches below the table", pinned(areaOf(0, 4, 6, 2), "shape"), "the thing in E1:F6"],
    ["cells that something elsewhere looks at", pinned(areaOf(1, 4, 3, 1), "sight"), "the thing with its cells E2:E4"],
  ] as const)("stay where they are when they would disturb %s", (_, things, named) => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(0, 1, "beside");
    Object.assign(sheet, things);
    const refusal = { rule: "cells-in-the-way", message: `This would move or cut ${named}.` };
    expect(() => checkTableColumn(workbook, table)).toThrow(expect.objectContaining(refusal));
    expect(() => addTableColumn(workbook, table, "pane")).toThrow(expect.objectContaining(refusal));
    expect([sheet.getValue(0, 1), table.columns.length, workbook.cellShifts]).toEqual(["beside", 1, []]);
  });

  it.each([
    ["a PivotTable below the table", pinned(areaOf(4, 0, 3, 2), "place")],
    ["a filter in the table's rows, which moves", pinned(areaOf(0, 4, 3, 2), "shape")],
    ["cells of which some do not move", pinned(areaOf(1, 4, 9, 1), "sight")],
  ])("move in spite of %s", (_, things) => {
    const { workbook, sheet, table } = opened();
    Object.assign(sheet, things);
    checkTableColumn(workbook, table);
    expect(table.columns).toHaveLength(1);
    addTableColumn(workbook, table, "pane");
    expect(table.columns).toHaveLength(2);
  });

  it("are followed by what names mean, so that a formula that uses one keeps its result beside new predictions", () => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(1, 1, 7);
    workbook.names = [{ name: "rate", formula: "Data!$B$2" }];
    workbook.formulasBesideCells = [{ what: "a validation", sheetName: "Data", formula: "$B$2:$B$4" }];
    const other = workbook.addSheet("Other");
    other.setContent(0, 0, { value: 14, formula: "=rate*2" });
    addTableColumn(workbook, table, "pane");
    sheet.setValue(1, 1, 0.5);
    workbook.cellsWritten(sheet.id, areaOf(1, 1, 3, 1), "pane");
    expect([other.getValue(0, 0), workbook.definedNames.get("rate")]).toEqual([14, ["Data!$C$2"]]);
    expect(workbook.formulasBesideCells.map(({ formula }) => formula)).toEqual(["$C$2:$C$4"]);
  });

  it("move in spite of a cell in the last column of the sheet, in a row that does not move", () => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(1, 3, "beside");
    sheet.setValue(9, SHEET_COLUMNS - 1, "far");
    addTableColumn(workbook, table, "pane");
    expect([sheet.getValue(1, 4), sheet.getValue(9, SHEET_COLUMNS - 1)]).toEqual(["beside", "far"]);
  });

  it("name every thing that is in the way with its places, but no more than can be read", () => {
    const { workbook, sheet, table } = opened();
    sheet.mergedAreas = [areaOf(3, 8, 2, 1)];
    const cells = [1, 2, 3, 4, 5, 6, 7].map((column) => areaOf(1, column));
    sheet.pinned = cells.map((area) => ({ area, what: "the sparklines", keeps: "place" }));
    expect(() => checkTableColumn(workbook, table)).toThrow(
      "This would move or cut the merged cells in I4:I5 and the sparklines in B2, C2, D2, E2, F2 and 2 more.",
    );
  });

  it("name five of a hundred thousand merged cells in the way, and count the others", () => {
    const { workbook, sheet, table } = opened();
    sheet.mergedAreas = Array.from({ length: 100_000 }, () => areaOf(3, 8, 2, 1));
    expect(() => checkTableColumn(workbook, table)).toThrow(/the merged cells in (I4:I5, ){4}I4:I5 and 99995 more\.$/);
  });

  it("move past merged cells that lie below them or elsewhere", () => {
    const { workbook, sheet, table } = opened();
    sheet.mergedAreas = [areaOf(4, 0, 1, 3)];
    addTableColumn(workbook, table, "pane");
    expect(sheet.mergedAreas).toEqual([areaOf(4, 0, 1, 3)]);
  });
});
