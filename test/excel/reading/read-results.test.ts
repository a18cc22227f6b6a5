import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTableColumn, deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { cellError } from "../../../src/workbench/model/texts/cell-content";
import { addTable, CALM, describeRange, describeTable, openExcel, openPane, predictions } from "../open-excel";

const ROWS = [["Length"], [1], [2], [3], [4]];

async function scoredTable(values: (number | string | boolean)[]) {
  const excel = openExcel();
  const table = addTable(excel, ROWS);
  const shape = await describeTable(excel, table);
  const room = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const receipt = await excel.workbook.writeWindow(shape, room, window, predictions(values), CALM);
  return { excel, table, shape, room, receipt };
}

describe("readResults", () => {
  it("gives what was read back of the write, in one sync", async () => {
    const { excel, shape, room, receipt } = await scoredTable([0.5, "=no formula", true, "'quoted"]);
    const before = excel.syncs();
    const cells = await excel.workbook.readResults(shape, room, 0, 4, CALM);
    expect(excel.syncs() - before).toBe(1);
    expect(cells.toRows()).toEqual([[0.5], ["=no formula"], [true], ["'quoted"]]);
    expect(receipt.readBack.toRows()).toEqual(cells.toRows());
  });

  it("gives some rows, wherever the column stands by then, and whatever somebody has put there", async () => {
    const { excel, table, room } = await scoredTable([1, 2, 3, 4]);
    excel.sheet.writeValues(2, 1, [[""], ["mine"]]);
    addTableColumn(excel.model, table, "user", { index: 0 });
    const moved = await describeTable(excel, table);
    const cells = await excel.workbook.readResults(moved, room, 1, 3, CALM);
    expect(cells.toRows()).toEqual([[null], ["mine"], [4]]);
  });

  it("gives those of a range", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const shape = await describeRange(excel, "A1:A5", true);
    const room = await excel.workbook.addResultColumns(shape, "Prediction", ["a", "b"], "refuse", CALM);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const outcomes = [1, 2, 3, 4].map((row) => ({ predictions: [row, `b${row}`] }));
    await excel.workbook.writeWindow(shape, room, window, outcomes, CALM);
    const cells = await excel.workbook.readResults(shape, room, 2, 2, CALM);
    expect(cells.toRows()).toEqual([
      [3, "b3"],
      [4, "b4"],
    ]);
  });

  it("gives a date by its serial, and an error as an error", async () => {
    const { excel, shape, room } = await scoredTable([1, 2, 3, 4]);
    excel.sheet.setContent(1, 1, { value: cellError("#DIV/0!"), formula: "=1/0" });
    excel.sheet.setNumberFormat(areaOf(2, 1, 1, 1), "yyyy-mm-dd");
    const cells = await excel.workbook.readResults(shape, room, 0, 2, CALM);
    expect(cells.toRows()).toEqual([[{ kind: "error", error: "#DIV/0!" }], [2]]);
  });

  it("asks for fewer rows at once where Excel carries no more", async () => {
    const excel = openExcel();
    const texts = Array.from({ length: 40 }, (_, row) => `${row} ${"x".repeat(500)}`);
    const table = addTable(excel, [["Id", "Prediction"], ...texts.map((text, row) => [row, text])]);
    const shape = await describeTable(excel, table);
    const resultColumns = { source: shape.source, headers: ["Prediction"], columnIds: [String(table.columns[1]!.id)] };
    const narrow = openPane(excel.model, { maxPayloadBytes: 8_000 });
    const cells = await narrow.workbook.readResults(shape, resultColumns, 0, 40, CALM);
    expect(cells.toRows()).toEqual(texts.map((text) => [text]));
    expect(narrow.syncs()).toBeGreaterThan(4);
  });

  it("refuses once the column or the rows are gone", async () => {
    const { excel, table, shape, room } = await scoredTable([1, 2, 3, 4]);
    await expect(excel.workbook.readResults(shape, room, 3, 2, CALM)).rejects.toMatchObject({ code: "sheet-changed" });
    deleteTableColumn(excel.model, table, table.columns[1]!.id, "user");
    await expect(excel.workbook.readResults(shape, room, 0, 4, CALM)).rejects.toMatchObject({ code: "sheet-changed" });
  });
});
