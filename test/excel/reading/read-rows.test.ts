import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { cellError, NO_RESULT, RICH_VALUE } from "../../../src/workbench/model/texts/cell-content";
import { addTable, CALM, describeRange, describeTable, openExcel, type OpenExcel } from "../open-excel";

const HEADERS = ["id", "text"];

function numberedRows(count: number): (string | number)[][] {
  return [HEADERS, ...Array.from({ length: count }, (_, row) => [row, `row ${row}`])];
}

/** All window sizes until the end, and the ids in the order they came. */
async function readAll({ workbook }: OpenExcel, shape: Awaited<ReturnType<typeof describeTable>>) {
  const sizes: number[] = [];
  const ids: unknown[] = [];
  for (let row = 0; row < shape.rowCount;) {
    const window = await workbook.readWindow(shape, row, CALM);
    expect(window.firstRow).toBe(row);
    sizes.push(window.cells.rowCount);
    ids.push(...window.cells.toRows().map(([id]) => id));
    row += window.cells.rowCount;
  }
  return { sizes, ids };
}

describe("reading row windows", () => {
  it("gives numbers, texts, booleans, blanks, dates and errors as what they are", async () => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["n", "t", "b", "blank", "d", "e", "looksLikeError"],
      [1.5, "x", true, null, 45_000.5, cellError("#N/A"), "#N/A"],
    ]);
    excel.sheet.setNumberFormat(areaOf(1, 4), "yyyy-mm-dd hh:mm");
    const shape = await describeTable(excel, table);
    expect((await excel.workbook.readWindow(shape, 0, CALM)).cells.toRows()).toEqual([
      [1.5, "x", true, null, { kind: "date", serial: 45_000.5 }, { kind: "error", error: "#N/A" }, "#N/A"],
    ]);
  });

  it("takes one sync, also where a text begins like an error", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(10)));
    const before = excel.syncs();
    await excel.workbook.readWindow(shape, 0, CALM);
    expect(excel.syncs() - before).toBe(1);
    excel.sheet.setValue(3, 1, "#tag");
    const { cells } = await excel.workbook.readWindow(shape, 0, CALM);
    expect(cells.toRows()[2]).toEqual([2, "#tag"]);
    expect(excel.syncs() - before).toBe(2);
  });

  it("knows data types and images in cells from errors and from texts that read like one", async () => {
    const excel = openExcel();
    const rows = [
      ["a", "b", "c"],
      [RICH_VALUE, cellError("#VALUE!"), "#VALUE!"],
    ];
    const shape = await describeTable(excel, addTable(excel, rows));
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    expect(window.cells.toRows()).toEqual([
      [{ kind: "rich", basicValue: "#VALUE!" }, { kind: "error", error: "#VALUE!" }, "#VALUE!"],
    ]);
  });

  it("tells a formula that waits for its result, and one whose result is out of date while a calculation is due", async () => {
    const excel = openExcel();
    const table = addTable(excel, [
      ["n", "d", "text"],
      [1, 2, "=no formula"],
      [NO_RESULT, 45_351, "x"],
    ]);
    excel.sheet.setContent(1, 0, { value: 1, formula: "=ROW()-1" });
    excel.sheet.setContent(2, 0, { value: NO_RESULT, formula: "=SUM(B:B)" });
    excel.sheet.setContent(2, 1, { value: 45_351, formula: "=TODAY()", numberFormat: "d" });
    const shape = await describeTable(excel, table);
    const busy = { kind: "error", error: "#BUSY!" };
    expect((await excel.workbook.readWindow(shape, 0, CALM)).cells.toRows()).toEqual([
      [1, 2, "=no formula"],
      [busy, { kind: "date", serial: 45_351 }, "x"],
    ]);
    excel.model.hasStaleResults = true;
    const due = await describeTable(excel, table);
    expect((await excel.workbook.readWindow(due, 0, CALM)).cells.toRows()).toEqual([
      [{ kind: "stale", last: 1 }, 2, "=no formula"],
      [busy, { kind: "stale", last: { kind: "date", serial: 45_351 } }, "x"],
    ]);
  });

  it("reads the rows of a range with and without headers", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(4, 2, numberedRows(3));
    const named = await describeRange(excel, "C5:D8", true);
    expect((await excel.workbook.readWindow(named, 1, CALM)).cells.toRows()).toEqual([
      [1, "row 1"],
      [2, "row 2"],
    ]);
    const bare = await describeRange(excel, "C6:D8", false);
    expect((await excel.workbook.readWindow(bare, 0, CALM)).cells.toRows()[0]).toEqual([0, "row 0"]);
  });

  it("cuts a long table into windows of at most 100,000 cells that follow each other", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(60_000)));
    const { sizes, ids } = await readAll(excel, shape);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(50_000);
    expect(ids).toEqual(Array.from({ length: 60_000 }, (_, id) => id));
    expect(excel.processor.statistics.maxResponseBytes).toBeLessThan(5_000_000);
  });

  it("halves a window that Excel cannot carry, and finds a size that passes", async () => {
    const excel = openExcel({ maxPayloadBytes: 40_000 });
    const rows = numberedRows(400).map((row, i) => (i === 0 ? row : [row[0]!, "x".repeat(2000)]));
    const shape = await describeTable(excel, addTable(excel, rows));
    const { sizes, ids } = await readAll(excel, shape);
    expect(Math.max(...sizes)).toBeLessThan(20);
    expect(ids).toEqual(Array.from({ length: 400 }, (_, id) => id));
  });

  it("gives up with the size as the reason when a single row is too large", async () => {
    const excel = openExcel({ maxPayloadBytes: 20_000 });
    const shape = await describeTable(
      excel,
      addTable(excel, [HEADERS, [1, "x".repeat(30_000)], [2, "x".repeat(30_000)]]),
    );
    await expect(excel.workbook.readWindow(shape, 0, CALM)).rejects.toMatchObject({ code: "excel-payload-limit" });
  });

  it.each([5103, 5104])("tries half the rows after host error %i", async (errorNumber) => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(1000)));
    excel.processor.script({ on: "*", errorNumber });
    expect((await excel.workbook.readWindow(shape, 0, CALM)).cells.rowCount).toBe(500);
    expect(excel.processor.pendingFaultCount).toBe(0);
  });

  it("tries fewer rows after an unexplained failure, but not for ever", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(1600)));
    excel.processor.script({ on: "Range.values", access: "read", code: "GeneralException", times: 2 });
    expect((await excel.workbook.readWindow(shape, 0, CALM)).cells.rowCount).toBe(500);
    excel.processor.script({ on: "Range.values", access: "read", code: "GeneralException", times: 99 });
    await expect(excel.workbook.readWindow(shape, 500, CALM)).rejects.toMatchObject({
      code: "excel-error",
      excelCode: "GeneralException",
    });
  });

  it("does not try again when Excel refuses for another reason", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(1600)));
    excel.processor.script({ on: "Range.values", access: "read", code: "AccessDenied" });
    await expect(excel.workbook.readWindow(shape, 0, CALM)).rejects.toMatchObject({ code: "sheet-protected" });
  });

  it("says that the sheet changed when rows are gone or columns are not where they were", async () => {
    const excel = openExcel();
    const table = addTable(excel, numberedRows(10));
    const shape = await describeTable(excel, table);
    insertTableRows(excel.model, table, 1, "user", 0);
    expect((await excel.workbook.readWindow(shape, 9, CALM)).cells.toRows()).toEqual([[8, "row 8"]]);
    deleteTableRows(excel.model, table, 0, 3, "user");
    await expect(excel.workbook.readWindow(shape, 0, CALM)).rejects.toMatchObject({ code: "sheet-changed" });
    insertTableRows(excel.model, table, 2, "user");
    excel.sheet.setValue(0, 1, "renamed");
    excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
    await expect(excel.workbook.readWindow(shape, 0, CALM)).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("stops before the next sync once it is cancelled", async () => {
    const excel = openExcel();
    const shape = await describeTable(excel, addTable(excel, numberedRows(10)));
    excel.sheet.setValue(1, 1, "#tag");
    const cancel = new AbortController();
    const before = excel.syncs();
    excel.aroundSync(() => {
      cancel.abort();
      return undefined;
    });
    await expect(excel.workbook.readWindow(shape, 0, cancel.signal)).rejects.toMatchObject({ code: "cancelled" });
    await expect(excel.workbook.readWindow(shape, 0, cancel.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(excel.syncs() - before).toBe(1);
  });
});
