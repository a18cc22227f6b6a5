import { areaOf } from "../../../src/workbench/model/areas/area";
import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, describeTable, openExcel } from "../open-excel";

const ROWS = [["a"], [1], [2], [3]];

/** A table of A1:A4, and another one somewhere. */
function openWith(row: number, column: number, rowCount: number) {
  const excel = openExcel();
  const table = addTable(excel, ROWS);
  excel.sheet.writeValues(
    row,
    column,
    Array.from({ length: rowCount }, (_, i) => [i === 0 ? "o" : i]),
  );
  excel.model.addTable(excel.sheet.id, { name: "Other", area: areaOf(row, column, rowCount, 1) }, "user");
  return { excel, table };
}

describe("checking that other tables can make room", () => {
  it.each([
    ["beside it, as high as it is", 0, 2, 4],
    ["beside it, within its rows", 1, 2, 2],
    ["at its very edge", 0, 1, 4],
    ["below it", 5, 0, 3],
    ["below it, further right", 4, 2, 3],
  ])("passes with a table %s", async (_where, row, column, rowCount) => {
    const { excel, table } = openWith(row, column, rowCount);
    const shape = await describeTable(excel, table);
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).resolves.toBeUndefined();
    expect(() => addTableColumn(excel.model, table, "user")).not.toThrow();
  });

  it.each([
    ["that reaches further down", 0, 2, 6],
    ["that begins in its last row", 3, 2, 3],
    ["that is higher at both ends, far on the right", 0, 9, 9],
  ])("refuses with a table %s, before anything is sent", async (_where, row, column, rowCount) => {
    const { excel, table } = openWith(row, column, rowCount);
    const shape = await describeTable(excel, table);
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).rejects.toMatchObject({
      code: "cells-occupied",
      message:
        "Table Other on the right shares only some rows with Table Flowers, so that it cannot move aside for the new column. Move one of them, then try again.",
    });
    expect(() => addTableColumn(excel.model, table, "user")).toThrow();
    await expect(excel.workbook.checkWritable(shape, "replace", CALM)).resolves.toBeUndefined();
  });

  it("asks nothing more where the table is alone", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, ROWS));
    const before = excel.syncs();
    await excel.workbook.checkWritable(shape, "next-free", CALM);
    expect(excel.syncs() - before).toBe(1);
  });
});
