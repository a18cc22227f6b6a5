import type { ResultColumns } from "../../../src/scoring/ports";
import { journalAt, undoAt } from "../../../src/excel/undo/with-undo";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import {
  addTable,
  CALM,
  columnValues,
  describeRange,
  describeTable,
  openExcel,
  scoreAll,
  type OpenExcel,
} from "../open-excel";

const ROWS = [
  ["id", "old"],
  [1, "007"],
  [2, 2.5],
  [3, true],
  [4, ""],
];

const undo = ({ queue, workbook }: OpenExcel, columns: ResultColumns) =>
  queue.session(CALM, (session) => undoAt(session, workbook.kept, columns), "writing");
const stateOf = ({ workbook }: OpenExcel, columns: ResultColumns) => journalAt(workbook.kept).stateOf(columns);

async function replaced(rows: readonly (readonly (string | number | boolean)[])[] = ROWS) {
  const excel = openExcel();
  const table = addTable(excel, rows);
  const shape = { ...(await describeTable(excel, table)), provingPositions: [0] };
  excel.sheet.setContent(2, 1, { value: 2.5, numberFormat: "0.00%" });
  excel.sheet.setContent(3, 1, { value: 6, formula: "=A4*2" });
  const room = await excel.workbook.addResultColumns(shape, "old", [""], "replace", CALM);
  await scoreAll(excel, shape, room, ([id]) => Number(id) * 10);
  return { excel, table, shape, room };
}

describe("Undoing", () => {
  it("puts back what stood in a replaced column: texts, numbers with their formats, formulas and blanks", async () => {
    const { excel, table, room } = await replaced();
    expect(columnValues(excel, table, "old")).toEqual([10, 20, 30, 40]);
    expect(stateOf(excel, room)).toBe("replaced");
    expect(await undo(excel, room)).toMatchObject({ restored: 4, leftAlone: 0, asValues: 0 });
    expect(columnValues(excel, table, "old")).toEqual(["007", 2.5, 6, null]);
    expect(excel.sheet.getFormula(3, 1)).toBe("=A4*2");
    expect(excel.sheet.getNumberFormat(2, 1)).toBe("0.00%");
    expect(stateOf(excel, room)).toBeUndefined();
  });

  it("puts each value back beside its row after a sort, a formula that stands elsewhere by its value", async () => {
    const { excel, table, room } = await replaced();
    sortRows(
      excel.model,
      excel.sheet.id,
      areaOf(1, 0, 4, 2),
      [{ place: 0, isDescending: true, takesTextAsNumber: false }],
      false,
      "user",
    );
    expect(columnValues(excel, table, "id")).toEqual([4, 3, 2, 1]);
    expect(await undo(excel, room)).toMatchObject({ restored: 4, asValues: 1 });
    expect(columnValues(excel, table, "old")).toEqual([null, 6, 2.5, "007"]);
  });

  it("leaves alone what a person has entered since, and rows that were edited", async () => {
    const { excel, table, room } = await replaced();
    excel.sheet.writeValues(1, 1, [["mine"]]);
    excel.sheet.writeValues(2, 0, [[99]]);
    expect(await undo(excel, room)).toMatchObject({ restored: 2, leftAlone: 2 });
    expect(columnValues(excel, table, "old")).toEqual(["mine", 20, 6, null]);
  });

  it("tells no two rows apart that are alike, once they may have moved", async () => {
    const alike = [
      ["id", "old"],
      [1, "a"],
      [1, "b"],
      [2, "c"],
    ];
    const { excel, table, room } = await replaced(alike);
    excel.sheet.setContent(3, 0, { value: 1 });
    expect(await undo(excel, room)).toMatchObject({ restored: 0, leftAlone: 3 });
    expect(columnValues(excel, table, "old")).toEqual([10, 10, 20]);
  });

  it("puts back what a refresh has written over, and only that", async () => {
    const { excel, table, shape, room } = await replaced();
    const { source, headers, columnIds } = room;
    const into = { source, headers, columnIds };
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const outcomes = [undefined, { predictions: [21] }, undefined, { predictions: [41] }];
    await excel.workbook.writeWindow(shape, into, window, outcomes, CALM);
    expect(columnValues(excel, table, "old")).toEqual([10, 21, 30, 41]);
    expect(stateOf(excel, into)).toBe("refreshed");
    excel.sheet.writeValues(4, 1, [[5]]);
    expect(await undo(excel, into)).toMatchObject({ restored: 1, leftAlone: 1 });
    expect(columnValues(excel, table, "old")).toEqual([10, 20, 30, 5]);
  });

  it("brings removed columns of a table back, at their place, filled", async () => {
    const excel = openExcel();
    const table = addTable(excel, [["id"], [1], [2], [3]]);
    const shape = await describeTable(excel, table);
    const room = await excel.workbook.addResultColumns(shape, "P", ["a", "b"], "refuse", CALM);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const outcomes = [1, 2, 3].map((id) => ({ predictions: [id * 10, `b${id}`] }));
    await excel.workbook.writeWindow(shape, room, window, outcomes, CALM);
    expect(stateOf(excel, room)).toBeUndefined();
    await excel.workbook.removeResultColumns(room, CALM);
    expect(table.columns.map(({ name }) => name)).toEqual(["id"]);
    expect(stateOf(excel, room)).toBe("removed");
    const undone = await undo(excel, room);
    expect(undone).toMatchObject({ restored: 3, leftAlone: 0 });
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "P a", "P b"]);
    expect(columnValues(excel, table, "P b")).toEqual(["b1", "b2", "b3"]);
    expect(undone.resultColumns.columnIds).toEqual(table.columns.slice(1).map(({ id }) => String(id)));
  });

  it("brings removed columns of a range back, unless something stands there by now", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["id"], [1], [2]]);
    const shape = await describeRange(excel, "A1:A3", true);
    const room = await excel.workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    await scoreAll(excel, shape, room, ([id]) => `p${String(id)}`);
    await excel.workbook.removeResultColumns(room, CALM);
    excel.sheet.writeValues(1, 1, [["mine"]]);
    await expect(undo(excel, room)).rejects.toMatchObject({ code: "cells-occupied" });
    excel.sheet.writeValues(1, 1, [[null]]);
    expect(await undo(excel, room)).toMatchObject({ restored: 2 });
    expect(excel.sheet.readValues(areaOf(0, 1, 3, 1))).toEqual([["P"], ["p1"], ["p2"]]);
  });
});
