import type { CollisionChoice } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTable, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, columnValues, describeTable, openExcel, predictions, type OpenExcel } from "../open-excel";

const ROWS = [
  ["id", "Prediction", "note"],
  [1, "old", "x"],
  [2, "old", "y"],
];

async function open(rows: (string | number)[][] = ROWS) {
  const excel = openExcel();
  const table = addTable(excel, rows);
  const shape = await describeTable(excel, table);
  const add = (name: string, collision: CollisionChoice, outputs = [""]) =>
    excel.workbook.addResultColumns(shape, name, outputs, collision, CALM);
  return { excel, table, shape, add };
}

const names = (table: { columns: readonly { name: string }[] }) => table.columns.map(({ name }) => name);

async function fill(
  excel: OpenExcel,
  shape: Awaited<ReturnType<typeof describeTable>>,
  resultColumns: Parameters<typeof excel.workbook.writeWindow>[1],
  values: (string | number)[],
) {
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  return excel.workbook.writeWindow(shape, resultColumns, window, predictions(values), CALM);
}

describe("result columns of a table", () => {
  it("stand at the right end, one for each output, blank", async () => {
    const { excel, table, add } = await open();
    const resultColumns = await add("P", "refuse", ["label", "score"]);
    expect(names(table)).toEqual(["id", "Prediction", "note", "P label", "P score"]);
    expect(columnValues(excel, table, "P label")).toEqual([null, null]);
    expect(resultColumns).toMatchObject({
      headers: ["P label", "P score"],
      source: { kind: "table", tableId: table.id },
    });
    expect(resultColumns.columnIds).toEqual(table.columns.slice(3).map(({ id }) => String(id)));
  });

  it("take the next free name", async () => {
    const { table, add } = await open();
    expect((await add("prediction", "next-free")).headers).toEqual(["prediction 2"]);
    expect((await add("Prediction", "next-free")).headers).toEqual(["Prediction 3"]);
    expect(names(table)).toEqual(["id", "Prediction", "note", "prediction 2", "Prediction 3"]);
  });

  it("bear names that Excel can hold, and are known by them", async () => {
    const { table, add } = await open();
    const resultColumns = await add("P", "next-free", ["o".repeat(300), "o".repeat(301)]);
    expect(resultColumns.headers).toEqual(names(table).slice(3));
    expect(resultColumns.headers).toEqual([`P ${"o".repeat(253)}`, `P ${"o".repeat(252)}2`]);
  });

  it("are refused when the name is taken and nothing may be replaced", async () => {
    const { excel, table, add } = await open();
    await expect(add("Prediction", "refuse")).rejects.toMatchObject({ code: "column-exists" });
    await expect(add("PREDICTION", "replace")).rejects.toMatchObject({ code: "column-exists" });
    expect(names(table)).toEqual(["id", "Prediction", "note"]);
    expect(columnValues(excel, table, "Prediction")).toEqual(["old", "old"]);
  });

  it("replace a column where it stands: same id, emptied, its text format gone", async () => {
    const { excel, table, shape, add } = await open();
    const { id } = table.columns[1]!;
    excel.sheet.setNumberFormat(areaOf(1, 1, 2), "@");
    const resultColumns = await add("Prediction", "replace");
    expect(names(table)).toEqual(["id", "Prediction", "note"]);
    expect(resultColumns).toMatchObject({ headers: ["Prediction"], columnIds: [String(id)] });
    expect(columnValues(excel, table, "Prediction")).toEqual([null, null]);
    await fill(excel, shape, resultColumns, [1, 2]);
    expect(excel.sheet.getContent(1, 1)).toMatchObject({ value: 1, numberFormat: "General" });
  });

  it("replace a column although windows that are under way were read with its old values", async () => {
    const { excel, table, shape, add } = await open();
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await add("Prediction", "replace");
    const { changedRows } = await excel.workbook.writeWindow(shape, resultColumns, window, predictions([10, 20]), CALM);
    expect(changedRows).toEqual([]);
    expect(columnValues(excel, table, "Prediction")).toEqual([10, 20]);
  });

  it("never replace a column that is sent to the model", async () => {
    const { excel, table, shape } = await open();
    const sending = { ...shape, provingPositions: [0, 1] };
    const added = excel.workbook.addResultColumns(sending, "Prediction", [""], "replace", CALM);
    await expect(added).rejects.toMatchObject({ code: "column-exists" });
    expect(columnValues(excel, table, "Prediction")).toEqual(["old", "old"]);
  });

  it("replace the outputs that exist and add the others", async () => {
    const { table, add } = await open([
      ["id", "P b"],
      [1, 2],
    ]);
    expect((await add("P", "replace", ["a", "b"])).headers).toEqual(["P a", "P b"]);
    expect(names(table)).toEqual(["id", "P b", "P a"]);
  });

  it.each(["=1+1", "2024", "TRUE", "1/2", "@x", "007"])("bear the header %j as text", async (header) => {
    const { excel, table, add } = await open();
    expect((await add(header, "refuse")).headers).toEqual([header]);
    expect(names(table)).toContain(header);
    expect(excel.sheet.getFormula(0, 3)).toBeUndefined();
  });

  it("do not inherit the number format of the column beside them", async () => {
    const { excel, shape, add } = await open();
    excel.sheet.setNumberFormat(areaOf(1, 2, 2), "yyyy-mm-dd");
    await fill(excel, shape, await add("P", "refuse"), [45_000, 1]);
    expect(excel.sheet.getContent(1, 3)).toMatchObject({ value: 45_000, numberFormat: "General" });
  });

  it("are added to a table whose header row is hidden", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [
      [1, 2],
      [3, 4],
    ]);
    const options = { name: "Bare", area: areaOf(0, 0, 2, 2), showHeaders: false };
    const table = excel.model.addTable(excel.sheet.id, options, "user");
    const shape = await describeTable(excel, table);
    const resultColumns = await excel.workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    expect(resultColumns.headers).toEqual(["P"]);
    expect(names(table)).toEqual(["Column1", "Column2", "P"]);
    await fill(excel, shape, resultColumns, [5, 6]);
    expect(excel.sheet.readValues(areaOf(0, 0, 3, 3))).toEqual([
      [1, 2, 5],
      [3, 4, 6],
      [null, null, null],
    ]);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(table.columns).toHaveLength(2);
  });

  it("need few bytes however long the table is", async () => {
    const { excel, add } = await open([["id"], ...Array.from({ length: 100_000 }, (_, i) => [i])]);
    await add("P", "refuse");
    expect(excel.processor.statistics.maxRequestBytes).toBeLessThan(10_000);
  });

  it("say that there is no room when another table stands in the way", async () => {
    const { excel, add } = await open();
    excel.sheet.writeValues(1, 5, [["a"], ["b"], ["c"], ["d"]]);
    excel.model.addTable(excel.sheet.id, { name: "Other", area: areaOf(1, 5, 4, 1) }, "user");
    await expect(add("P", "refuse")).rejects.toMatchObject({ code: "cells-occupied" });
  });

  it("are deleted by id, and what is gone already is fine", async () => {
    const { excel, table, add } = await open();
    const resultColumns = await add("P", "refuse", ["a", "b"]);
    deleteTableColumn(excel.model, table, table.columns[3]!.id, "user");
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(names(table)).toEqual(["id", "Prediction", "note"]);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    deleteTable(excel.model, table, "user");
    await excel.workbook.removeResultColumns(resultColumns, CALM);
  });

  it("are not deleted once they bear another name", async () => {
    const { excel, table, add } = await open();
    const resultColumns = await add("P", "refuse");
    excel.sheet.setValue(0, 3, "Mine");
    excel.model.cellsWritten(excel.sheet.id, areaOf(0, 3), "user");
    await expect(excel.workbook.removeResultColumns(resultColumns, CALM)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    expect(names(table)).toContain("Mine");
  });
});
