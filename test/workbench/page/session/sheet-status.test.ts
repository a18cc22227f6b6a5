import { areaOf } from "../../../../src/workbench/model/areas/area";
import { filterSheet, filterTable } from "../../../../src/workbench/model/edits/filter-rows";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { sheetStatus } from "../../../../src/workbench/page/session/sheet-status";

const IS_A = { kind: "values", values: ["a"] } as const;

function opened() {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  sheet.writeValues(0, 0, [["name"], ["a"], ["b"], ["a"]]);
  return { model, sheet };
}

describe("what is said at the foot of the sheet", () => {
  it("is the table of the selection, and how many of its rows a filter lets through", () => {
    const { model, sheet } = opened();
    const table = model.addTable(sheet.id, { name: "Names", area: areaOf(0, 0, 4, 1) }, "user");
    expect(sheetStatus(model, areaOf(1, 0))).toBe("Table Names: 3 rows, 1 column");
    filterTable(model, table, new Map([[table.columns[0]!.id, IS_A]]), "user");
    expect(sheetStatus(model, areaOf(1, 0))).toBe("2 of 3 records found · Table Names: 3 rows, 1 column");
    expect(sheetStatus(model, areaOf(9, 9))).toBe("");
  });

  it("is how many rows the filter of a sheet lets through, wherever something is selected", () => {
    const { model, sheet } = opened();
    filterSheet(model, sheet, { area: areaOf(0, 0, 4, 1), filters: new Map([[0, IS_A]]) }, "user");
    expect(sheetStatus(model, areaOf(9, 9, 2, 1))).toBe("2 of 3 records found · 2 × 1 selected");
  });
});
