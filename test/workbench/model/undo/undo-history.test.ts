import { areaOf, SHEET_COLUMNS } from "../../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { filterTable } from "../../../../src/workbench/model/edits/filter-rows";
import { sortRows } from "../../../../src/workbench/model/edits/sort-rows";
import { addTableColumn, deleteTable, deleteTableColumn } from "../../../../src/workbench/model/edits/table-edits";
import { mergeCells } from "../../../../src/workbench/model/merges/merge-cells";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import type { WorkbookChange } from "../../../../src/workbench/model/workbook-change";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function opened() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(0, 0, [["x", "y"], [3, 4], [1, 2]]); // prettier-ignore
  sheet.setContent(0, 4, { value: 7, formula: "=SUM(A2:A3)+B2" });
  const table = workbook.addTable(sheet.id, { name: "Points", area: areaOf(0, 0, 3, 2) }, "user");
  const notes = workbook.addSheet("Notes");
  sheet.markClean();
  const history = new UndoHistory(workbook);
  const step = (edit: () => unknown) => {
    edit();
    workbook.tell({ kind: "step-ended" });
  };
  return { workbook, sheet, table, notes, history, step };
}

type Opened = ReturnType<typeof opened>;

/** All that can be seen of a workbook. */
function seen({ workbook }: Opened) {
  return JSON.stringify([
    workbook.sheets.map((sheet) => [
      sheet.id,
      sheet.name,
      sheet.readValues(areaOf(0, 0, 8, 8)),
      sheet.formulaCells(),
      sheet.getNumberFormat(1, 1),
      sheet.mergedAreas,
      sheet.hiddenRows.entries(),
      sheet.autoFilter,
      sheet.dirtyAreas(),
      sheet.hasFormulaEdits,
    ]),
    workbook.tables.map(({ id, present }) => [id, present, [...(present.filters ?? [])]]),
    workbook.cellShifts,
    [...workbook.definedNames],
  ]);
}

const EDITS: readonly [string, (opened: Opened) => unknown][] = [
  ["a value", ({ sheet }) => sheet.setValue(1, 0, 9)],
  ["a formula in place of a value", ({ sheet }) => sheet.setContent(1, 0, { value: 2, formula: "=1+1" })],
  ["a format", ({ sheet }) => sheet.setNumberFormat(areaOf(1, 1), "0.00")],
  ["a cleared block", ({ sheet }) => sheet.clearContents(areaOf(0, 0, 3, 5))],
  ["a table column", ({ workbook, table }) => addTableColumn(workbook, table, "pane", { index: 1 })],
  ["the deletion of one", ({ workbook, table }) => deleteTableColumn(workbook, table, 1, "pane")],
  ["a table's deletion", ({ workbook, table }) => deleteTable(workbook, table, "pane")],
  ["a new table", ({ workbook, sheet }) => workbook.addTable(sheet.id, { name: "T", area: areaOf(5, 5, 2, 2) }, "pane")],
  ["another name of a table", ({ workbook, table }) => workbook.renameTable(table, "Other", "pane")],
  ["rows that come", ({ workbook, sheet }) => insertCells(workbook, sheet.id, areaOf(2, 0, 2, SHEET_COLUMNS), "down", "user")],
  ["rows that go", ({ workbook, sheet }) => deleteCells(workbook, sheet.id, areaOf(1, 0, 1, SHEET_COLUMNS), "up", "user")],
  ["cells that move right", ({ workbook, sheet }) => insertCells(workbook, sheet.id, areaOf(0, 3), "right", "user")],
  ["merged cells", ({ workbook, sheet }) => mergeCells(workbook, sheet.id, areaOf(5, 5, 2, 2), false, "user")],
  ["a filter", ({ workbook, table }) => filterTable(workbook, table, new Map([[1, { kind: "custom", first: ">2" }]]), "user")],
  ["a sort", ({ workbook, sheet }) => sortRows(workbook, sheet.id, areaOf(1, 0, 2, 2), [{ place: 0, isDescending: false, takesTextAsNumber: false }], false, "user")],
  ["a new sheet", ({ workbook }) => workbook.addSheet("More")],
  ["a sheet that goes", ({ workbook, notes }) => workbook.removeSheet(notes.id)],
  ["another name of a sheet", ({ workbook, sheet }) => workbook.renameSheet(sheet.id, "Other")],
]; // prettier-ignore

describe("an undo", () => {
  it.each(EDITS)("takes back %s, alone and among all others", (_, edit) => {
    const host = opened();
    const before = seen(host);
    host.step(() => edit(host));
    const after = seen(host);
    expect(after).not.toBe(before);
    expect([host.history.undo(), seen(host)]).toEqual([true, before]);
    expect([host.history.redo(), seen(host)]).toEqual([true, after]);
    expect([host.history.undo(), seen(host)]).toEqual([true, before]);
    expect([host.history.undo(), host.history.canUndo]).toEqual([false, false]);
  });

  it("takes back one step after the other, to the very first", () => {
    const host = opened();
    const states: string[] = [];
    for (const [, edit] of EDITS) {
      states.push(seen(host));
      try {
        host.step(() => edit(host));
      } catch {
        // Some edits cannot follow others; what they did up to there is a step.
        host.workbook.tell({ kind: "step-ended" });
      }
      if (seen(host) === states.at(-1)) states.pop();
    }
    expect(states.length).toBeGreaterThan(10);
    for (const state of states.reverse()) {
      expect(host.history.undo()).toBe(true);
      expect(seen(host)).toBe(state);
    }
    expect(host.history.canUndo).toBe(false);
  });

  it("is itself taken back by redo, with what listeners hear, until something else is done", () => {
    const { workbook, sheet, table, history, step } = opened();
    step(() => addTableColumn(workbook, table, "pane", { index: 0, name: "P" }));
    history.undo();
    const heard: WorkbookChange[] = [];
    workbook.subscribe((change) => heard.push(change));
    expect([history.redo(), history.redo()]).toEqual([true, false]);
    expect(heard[0]).toMatchObject({ kind: "cells", changeType: "ColumnInserted" });
    history.undo();
    step(() => sheet.setValue(1, 0, 9));
    expect([history.redo(), history.redoCount, sheet.getValue(1, 0)]).toEqual([false, 0, 9]);
  });

  it("takes what was not yet told as a step for one", () => {
    const host = opened();
    host.sheet.setValue(1, 0, 9);
    host.sheet.setValue(1, 1, 9);
    expect(host.history.canUndo).toBe(true);
    host.history.undo();
    expect(host.sheet.readValues(areaOf(1, 0, 1, 2))).toEqual([[3, 4]]);
  });

  it("leaves document settings as they are", () => {
    const { workbook, sheet, history, step } = opened();
    step(() => {
      workbook.settings.set("key", 1);
      sheet.setValue(1, 0, 9);
    });
    history.undo();
    expect([sheet.getValue(1, 0), workbook.settings.get("key")]).toEqual([3, 1]);
  });

  it("gives a new column another id than one that was undone, and a table its own again", () => {
    const { workbook, table, history, step } = opened();
    step(() => addTableColumn(workbook, table, "pane"));
    history.undo();
    step(() => addTableColumn(workbook, table, "pane"));
    expect(table.columns.map(({ id }) => id)).toEqual([1, 2, 4]);
    step(() => deleteTable(workbook, table, "pane"));
    history.undo();
    expect(workbook.tableById(table.id)).toBe(table);
  });

  it("tells which cells moved back, which hold something else, and what became of tables", () => {
    const { workbook, sheet, table, history, step } = opened();
    const heard: WorkbookChange[] = [];
    step(() => addTableColumn(workbook, table, "pane", { index: 0, name: "P" }));
    workbook.subscribe((change) => heard.push(change));
    history.undo();
    const source = "user";
    expect(heard).toEqual([
      { kind: "cells", sheetId: sheet.id, area: areaOf(0, 0, 3, 1), changeType: "ColumnDeleted", source },
      { kind: "cells", sheetId: sheet.id, area: areaOf(0, 0, 3, 6), changeType: "RangeEdited", source },
      { kind: "table-changed", tableId: table.id, source },
      { kind: "sheets" },
    ]);
  });

  it("keeps the latest hundred steps", () => {
    const { sheet, history, step } = opened();
    for (let value = 1; value <= 130; value++) step(() => sheet.setValue(6, 0, value));
    expect(history.stepCount).toBe(100);
    while (history.undo());
    expect(sheet.getValue(6, 0)).toBe(30);
  });

  it("keeps fewer steps of columns that are very long", () => {
    const { sheet, history, step } = opened();
    sheet.setValue(1_000_000, 7, "end");
    for (let value = 1; value <= 25; value++) step(() => sheet.setValue(6, 7, value));
    expect(history.stepCount).toBe(19);
  });
});
