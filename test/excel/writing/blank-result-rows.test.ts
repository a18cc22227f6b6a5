import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../src/workbench/model/areas/area";
import { insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import {
  addTable,
  CALM,
  columnValues,
  describeRange,
  describeTable,
  openExcel,
  type OpenExcel,
  predictions,
  scoreAll,
} from "../open-excel";

/** A table of one column, and the rows below its header. */
function tableAt(row: number, rowCount: number) {
  const excel = openExcel();
  const values = Array.from({ length: rowCount }, (_, place) => [place]);
  excel.sheet.writeValues(row, 1, [["n"], ...values]);
  const table = excel.model.addTable(excel.sheet.id, { name: "T", area: areaOf(row, 1, rowCount + 1, 1) }, "user");
  return { excel, table };
}

/** After it Excel is asked, though everything was written at once. */
function aTurn({ queue }: OpenExcel): Promise<void> {
  return queue.enqueue(() => Promise.resolve());
}

describe("blank result rows", () => {
  it("are known from the proof when the whole source was written at once, as long as nobody takes a turn", async () => {
    const { excel, table } = tableAt(0, 3);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const ask = () => excel.workbook.blankResultRows(shape, columns, CALM);
    await scoreAll(excel, shape, columns, ([n]) => (n === 1 ? "" : Number(n)));
    const before = excel.syncs();
    expect(await ask()).toEqual([1]);
    expect(excel.syncs()).toBe(before);
    await aTurn(excel);
    excel.sheet.setValue(1, 2, null);
    expect(await ask()).toEqual([0, 1]);
    expect(excel.syncs()).toBe(before + 1);
  });

  it("are asked for when a row was left alone, or a part was written", async () => {
    const { excel, table } = tableAt(0, 3);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const ask = () => excel.workbook.blankResultRows(shape, columns, CALM);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const part = { firstRow: 0, cells: window.cells.part(0, 2) };
    await excel.workbook.writeWindow(shape, columns, part, predictions([1, 2]), CALM);
    expect(await ask()).toEqual([2]);
    excel.sheet.setValue(2, 1, 99);
    await excel.workbook.writeWindow(shape, columns, window, predictions([1, 2, 3]), CALM);
    expect(await ask()).toEqual([]);
  });

  it.each([
    ["on the last row of the sheet", SHEET_ROWS - 4, 3],
    ["one row above it", SHEET_ROWS - 5, 3],
    ["as the sheet's last two rows", SHEET_ROWS - 2, 1],
    ["nearer to it than a window is long", SHEET_ROWS - 99_999, 3],
    ["at the top", 0, 3],
  ])("are found in a table that stands %s", async (_where, row, rowCount) => {
    const { excel, table } = tableAt(row, rowCount);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const last = rowCount - 1;
    const changed = await scoreAll(excel, shape, columns, ([n]) => (n === last ? "" : Number(n) * 2));
    expect(changed).toEqual([]);
    expect(columnValues(excel, table, "p")).toEqual([0, 2].slice(0, last).concat([null as never]));
    await aTurn(excel);
    expect(await excel.workbook.blankResultRows(shape, columns, CALM)).toEqual([last]);
  });

  it.each([
    ["with headers", true],
    ["without headers", false],
  ])("are found in a range that ends on the last row of the sheet, %s", async (_what, hasHeaders) => {
    const excel = openExcel();
    excel.sheet.writeValues(SHEET_ROWS - 4, 1, [[hasHeaders ? "n" : 5], [1], [2], [3]]);
    const shape = await describeRange(excel, `B${SHEET_ROWS - 3}:B${SHEET_ROWS}`, hasHeaders);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    await excel.workbook.writeWindow(
      shape,
      columns,
      window,
      predictions(window.cells.toRows().map((_, i) => (i === 1 ? "" : i))),
      CALM,
    );
    await aTurn(excel);
    expect(await excel.workbook.blankResultRows(shape, columns, CALM)).toEqual([1]);
  });

  it("are found past the first window, in rows that came since and at the sheet's end", async () => {
    const rowCount = 100_002;
    const { excel, table } = tableAt(SHEET_ROWS - rowCount - 3, rowCount);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    const results = { row: table.dataArea.row, column: 2 };
    for (let row = 0; row < rowCount - 1; row++) excel.sheet.setValue(results.row + row, results.column, 1);
    insertTableRows(excel.model, table, 2, "user");
    const found = await excel.workbook.blankResultRows(shape, columns, CALM);
    expect(found).toEqual([rowCount - 1, rowCount, rowCount + 1]);
  });

  it.each(["table", "range"])(
    "are found in rows that came since, though all rows fit into one window: a %s",
    async (kind) => {
      const excel = openExcel();
      excel.sheet.writeValues(0, 0, [["n"], [1], [2], [3]]);
      const area = areaOf(0, 0, 4, 1);
      const isTable = kind === "table";
      const shape = isTable
        ? await describeTable(excel, excel.model.addTable(excel.sheet.id, { name: "T", area }, "user"))
        : await describeRange(excel, "A1:A4", true);
      const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
      excel.sheet.setValue(1, 1, 7);
      // Rows that are inserted into a range move its last ones out of it: it is an address.
      if (isTable) insertTableRows(excel.model, excel.model.tables[0]!, 2, "user", 0);
      const rows = isTable ? [0, 1, 3, 4] : [1, 2];
      expect(await excel.workbook.blankResultRows(shape, columns, CALM)).toEqual(rows);
    },
  );

  it("are found where the texts of all rows are more than a response holds", async () => {
    const excel = openExcel({ maxPayloadBytes: 10_000 });
    const table = addTable(excel, [["id"], ...Array.from({ length: 100 }, (_row, id) => [id])]);
    const shape = await describeTable(excel, table);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    for (let row = 0; row < 100; row++) if (row !== 7) excel.sheet.setValue(1 + row, 1, "x".repeat(1_000));
    await aTurn(excel);
    expect(await excel.workbook.blankResultRows(shape, columns, CALM)).toEqual([7]);
  });

  it("are found in a range of whole columns as far as it is used", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, [["n"], [1]]);
    excel.sheet.setValue(SHEET_ROWS - 1, 0, 9);
    const shape = await describeRange(excel, "A:A", true);
    expect(shape.rowCount).toBe(SHEET_ROWS - 1);
    const columns = await excel.workbook.addResultColumns(shape, "p", [""], "refuse", CALM);
    for (let row = 1; row < SHEET_ROWS - 1; row++) excel.sheet.setValue(row, 1, 1);
    await aTurn(excel);
    expect(await excel.workbook.blankResultRows(shape, columns, CALM)).toEqual([SHEET_ROWS - 2]);
  });
});

describe("a source that reaches the last column of the sheet", () => {
  const LAST = SHEET_COLUMNS - 1;

  it.each(["table", "range"])("is refused before anything is sent: a %s", async (kind) => {
    const excel = openExcel();
    excel.sheet.writeValues(0, LAST - 1, [
      ["a", "p"],
      [1, 2],
    ]);
    const area = areaOf(0, LAST - 1, 2, 2);
    const shape = await (kind === "table"
      ? describeTable(excel, excel.model.addTable(excel.sheet.id, { name: "T", area }, "user"))
      : describeRange(excel, "XFC1:XFD2", true));
    const refused = {
      code: "cells-occupied",
      message: expect.stringContaining("the last column of the sheet") as string,
    };
    await expect(excel.workbook.checkWritable(shape, "next-free", CALM)).rejects.toMatchObject(refused);
    await expect(excel.workbook.checkWritable(shape, "refuse", CALM)).rejects.toMatchObject(refused);
    // A result column that is there is taken over, and needs no other.
    await expect(excel.workbook.checkWritable(shape, "replace", CALM)).resolves.toBeUndefined();
    expect((await excel.workbook.addResultColumns(shape, "p", [""], "replace", CALM)).headers).toEqual(["p"]);
  });
});
