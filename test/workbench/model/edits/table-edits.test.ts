import { areaOf, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import {
  addTableColumn,
  deleteTable,
  deleteTableColumn,
  deleteTableRows,
  insertTableRows,
} from "../../../../src/workbench/model/edits/table-edits";
import type { WorkbookChange } from "../../../../src/workbench/model/workbook-change";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(1, 1, [
    ["x", "y"],
    [1, 2],
    [3, 4],
  ]);
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(1, 1, 3, 2) }, "user");
  const changes: WorkbookChange[] = [];
  workbook.subscribe((change) => changes.push(change));
  return { workbook, sheet, table, changes };
}

describe("table edits", () => {
  it("add a column with a name of its own and tell of it once", () => {
    const { workbook, table, changes } = opened();
    const column = addTableColumn(workbook, table, "pane", { name: "X" });
    expect(column).toEqual({ id: 3, name: "X2" });
    expect(changes).toEqual([
      expect.objectContaining({
        kind: "cells",
        area: areaOf(1, 3, 3, 1),
        changeType: "ColumnInserted",
        source: "pane",
      }),
      { kind: "table-changed", tableId: table.id, source: "pane" },
    ]);
  });

  it("never give a column id twice", () => {
    const { workbook, table } = opened();
    const first = addTableColumn(workbook, table, "pane");
    deleteTableColumn(workbook, table, first.id, "pane");
    expect(addTableColumn(workbook, table, "pane").id).not.toBe(first.id);
  });

  it("insert rows and move what stands below, other tables included", () => {
    const { workbook, sheet, table } = opened();
    sheet.writeValues(6, 1, [["z"], [9]]);
    const below = workbook.addTable(sheet.id, { name: "Below", area: areaOf(6, 1, 2, 1) }, "user");
    insertTableRows(workbook, table, 2, "user", 1);
    expect([table.area, below.area]).toEqual([areaOf(1, 1, 5, 2), areaOf(8, 1, 2, 1)]);
    expect(sheet.readValues(areaOf(2, 1, 4, 2))).toEqual([[1, 2], [null, null], [null, null], [3, 4]]); // prettier-ignore
    expect(sheet.getValue(8, 1)).toBe("z");
  });

  it("do nothing when a table below would be torn apart or cells pushed off the sheet", () => {
    const { workbook, sheet, table, changes } = opened();
    sheet.setValue(SHEET_ROWS - 1, 1, "last");
    expect(() => insertTableRows(workbook, table, 1, "user")).toThrow(
      expect.objectContaining({ rule: "outside-sheet" }),
    );
    sheet.setValue(SHEET_ROWS - 1, 1, null);
    sheet.writeValues(6, 2, [["z", "w"], [9, 9]]); // prettier-ignore
    workbook.addTable(sheet.id, { name: "Wider", area: areaOf(6, 2, 2, 2) }, "user");
    changes.length = 0;
    expect(() => insertTableRows(workbook, table, 1, "user")).toThrow(
      expect.objectContaining({ rule: "table-in-the-way" }),
    );
    expect([table.area, changes, sheet.getValue(6, 2)]).toEqual([areaOf(1, 1, 3, 2), [], "z"]);
  });

  it("delete rows and keep one that is blank", () => {
    const { workbook, sheet, table } = opened();
    sheet.setValue(4, 1, "below");
    deleteTableRows(workbook, table, 0, 1, "user");
    expect(sheet.readValues(areaOf(1, 1, 4, 1))).toEqual([["x"], [3], ["below"], [null]]);
    deleteTableRows(workbook, table, 0, 1, "user");
    expect([table.dataArea, sheet.readValues(areaOf(2, 1, 2, 2))]).toEqual([
      areaOf(2, 1, 1, 2),
      [[null, null], ["below", null]], // prettier-ignore
    ]);
  });

  it("delete a table with its cells and formats", () => {
    const { workbook, sheet, table, changes } = opened();
    sheet.setNumberFormat(areaOf(2, 1), "0%");
    deleteTable(workbook, table, "pane");
    expect([workbook.tables, sheet.usedRange(false)]).toEqual([[], undefined]);
    expect(changes.map(({ kind }) => kind)).toEqual(["table-deleted", "cells"]);
  });
});

describe("WorkbookModel", () => {
  it("makes headers text, fills blank ones and numbers equal ones", () => {
    const { workbook, sheet } = opened();
    sheet.writeValues(0, 9, [[2023, "A", "a", null, true], [1, 2, 3, 4, 5]]); // prettier-ignore
    const table = workbook.addTable(sheet.id, { name: "Odd", area: areaOf(0, 9, 2, 5) }, "user");
    const names = ["2023", "A", "a2", "Column1", "TRUE"];
    expect(table.columns.map(({ name }) => name)).toEqual(names);
    expect(sheet.readValues(areaOf(0, 9, 1, 5))).toEqual([names]);
  });

  it("cuts headers at 255 characters, past which Excel calls a file damaged, and still tells them apart", () => {
    const { workbook, sheet } = opened();
    sheet.writeValues(0, 9, [["h".repeat(300), "h".repeat(256)], [1, 2]]); // prettier-ignore
    const table = workbook.addTable(sheet.id, { name: "Long", area: areaOf(0, 9, 2, 2) }, "user");
    expect(table.columns.map(({ name }) => name)).toEqual(["h".repeat(255), `${"h".repeat(254)}2`]);
    expect(sheet.getValue(0, 10)).toBe(`${"h".repeat(254)}2`);
  });

  it("lets headers change places in one edit", () => {
    const { workbook, sheet, table } = opened();
    sheet.writeValues(1, 1, [["y", "x"]]);
    workbook.cellsWritten(sheet.id, areaOf(1, 1, 1, 2), "user");
    expect(table.columns.map(({ name }) => name)).toEqual(["y", "x"]);
  });

  it("leaves a header's apostrophe where it is", () => {
    const { workbook, sheet, table } = opened();
    sheet.setContent(1, 1, { value: "=x", quotePrefix: true });
    workbook.cellsWritten(sheet.id, areaOf(1, 1), "user");
    expect([table.columns[0]!.name, sheet.hasQuotePrefix(1, 1)]).toEqual(["=x", true]);
  });

  it.each([
    ["overlapping", { name: "Other", area: areaOf(2, 2, 3, 3) }, "table-in-the-way"],
    ["of a taken name", { name: "POINTS", area: areaOf(9, 9, 2, 1) }, "name-taken"],
    ["of a name with a blank", { name: "a b", area: areaOf(9, 9, 2, 1) }, "bad-name"],
    ["without a data row", { name: "Other", area: areaOf(9, 9, 1, 1) }, "outside-sheet"],
  ])("takes no table %s", (_, table, rule) => {
    const { workbook, sheet } = opened();
    expect(() => workbook.addTable(sheet.id, table, "user")).toThrow(expect.objectContaining({ rule }));
  });

  it("drops the tables of a sheet that goes, and selects another sheet", () => {
    const { workbook, sheet } = opened();
    const other = workbook.addSheet("Other");
    workbook.removeSheet(sheet.id);
    expect([workbook.tables, workbook.activeSheet]).toEqual([[], other]);
    expect(() => workbook.removeSheet(other.id)).toThrow(expect.objectContaining({ rule: "last-one" }));
  });

  it("stops telling whoever unsubscribed", () => {
    const { workbook, sheet } = opened();
    let count = 0;
    const unsubscribe = workbook.subscribe(() => count++);
    workbook.select(sheet.id, [areaOf(0, 0)]);
    unsubscribe();
    workbook.select(sheet.id, [areaOf(1, 1)]);
    expect(count).toBe(1);
  });
});
