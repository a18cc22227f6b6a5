import { cellAddress } from "../../src/excel/reading/cell-address";
import { areaOf } from "../../src/workbench/model/areas/area";
import { addTable, CALM, columnValues, describeTable, openExcel, scoreAll } from "./open-excel";

describe("the workbook in Excel", () => {
  it("is scored from end to end, in order, in as many windows as it takes", async () => {
    const excel = openExcel();
    const rows = Array.from({ length: 12_000 }, (_, id) => [id, `name ${id}`, id / 3, id % 2 === 0, null]);
    const table = addTable(excel, [["id", "name", "third", "even", "blank"], ...rows]);
    const shape = await describeTable(excel, table);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    expect(await scoreAll(excel, shape, resultColumns, ([id]) => `row ${JSON.stringify(id)}`)).toEqual([]);
    expect(columnValues(excel, table, "Prediction")).toEqual(rows.map(([id]) => `row ${JSON.stringify(id)}`));
    const { maxRequestBytes, maxResponseBytes } = excel.processor.statistics;
    expect(Math.max(maxRequestBytes, maxResponseBytes)).toBeLessThan(2_500_000);
  });

  it("shows a cell of a source to the analyst", async () => {
    const excel = openExcel();
    const shape = await describeTable(
      excel,
      addTable(excel, [
        ["a", "b"],
        [1, 2],
        [3, 4],
      ]),
    );
    const other = excel.model.addSheet("Other");
    excel.model.activateSheet(other.id);
    await excel.workbook.selectCell(shape.sheetName, cellAddress(shape.firstCell, 1, 1), CALM);
    expect(excel.model.selection).toEqual({ sheetId: excel.sheet.id, areas: [areaOf(2, 1)] });
  });

  it("refuses to read a row that the source never had", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, [["a"], [1]]));
    await expect(excel.workbook.readWindow(shape, 1, CALM)).rejects.toRefuse(RangeError, {
      message: "The source has no such row.",
    });
  });

  it("takes turns when several parts of the pane ask at once", async () => {
    const excel = openExcel();
    const table = addTable(excel, [["a"], [1], [2]]);
    const shapes = await Promise.all([describeTable(excel, table), describeTable(excel, table)]);
    const windows = await Promise.all(shapes.map((shape, row) => excel.workbook.readWindow(shape, row, CALM)));
    expect(windows.map(({ cells }) => cells.rowCount)).toEqual([2, 1]);
  });
});
