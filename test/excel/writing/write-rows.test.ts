import { MissingPrediction } from "../../../src/core/predictions/prediction";
import type { CollisionChoice } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableRows } from "../../../src/workbench/model/edits/table-edits";
import { addTable, CALM, columnValues, describeTable, openExcel, predictions, type OpenExcel } from "../open-excel";

const ROWS = [
  ["id", "name"],
  [1, "a"],
  [2, "b"],
  [3, "c"],
  [4, "d"],
];

async function open(rows: (string | number | null)[][] = ROWS, outputs = [""], collision: CollisionChoice = "refuse") {
  const excel = openExcel();
  const table = addTable(excel, rows);
  const shape = await describeTable(excel, table);
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", outputs, collision, CALM);
  return { excel, table, shape, window, resultColumns };
}

function cell(excel: OpenExcel, row: number, column: number) {
  return excel.sheet.getContent(row, column);
}

describe("writing the results of a row window", () => {
  it("puts numbers and booleans beside their rows and leaves missing predictions and failed rows blank", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const outcomes = [
      { predictions: [0.25] },
      { predictions: [true] },
      { predictions: [new MissingPrediction("NaN")] },
      { failure: { code: "rows-refused", message: "refused" } },
    ] as const;
    expect(await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM)).toMatchObject({
      changedRows: [],
    });
    expect(columnValues(excel, table, "Prediction")).toEqual([0.25, true, null, null]);
    expect(excel.sheet.getNumberFormat(1, 2)).toBe("General");
  });

  it("names the rows whose text no cell holds whole", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const outcomes = predictions(["x".repeat(40_000), "line1\nline2", "a NUL \0, then more", "whole"]);
    const receipt = await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
    expect(receipt).toMatchObject({ changedRows: [], cutRows: [0, 2] });
    expect(columnValues(excel, table, "Prediction")).toEqual([
      "x".repeat(32_767),
      "line1\nline2",
      "a NUL , then more",
      "whole",
    ]);
  });

  it.each([
    '=HYPERLINK("http://x")',
    "+1",
    "@SUM(A1)",
    "-2",
    "'quoted",
    "007",
    "1E5",
    "2024-01-02",
    "TRUE",
    "#N/A",
    "\t=1+1",
    "setosa",
  ])("keeps the text %j as text, never a formula and never a number", async (text) => {
    const { excel, shape, window, resultColumns } = await open();
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions([text, text, 1, text]), CALM);
    for (const row of [1, 2, 4]) {
      expect(cell(excel, row, 2)).toMatchObject({ value: text, numberFormat: "@" });
      expect(excel.sheet.getFormula(row, 2)).toBeUndefined();
    }
    expect(cell(excel, 3, 2)).toMatchObject({ value: 1, numberFormat: "General" });
  });

  it("cuts a text at what one cell holds", async () => {
    const { excel, table, shape, window, resultColumns } = await open(ROWS.slice(0, 2));
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions(["x".repeat(40_000)]), CALM);
    expect(columnValues(excel, table, "Prediction")).toEqual(["x".repeat(32_767)]);
  });

  it("takes two syncs, however many outputs there are", async () => {
    const { excel, table, shape, window, resultColumns } = await open(ROWS, ["label", "score"]);
    const before = excel.syncs();
    const outcomes = window.cells.toRows().map((_row, i) => ({ predictions: [`label ${i}`, i / 10] }));
    await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
    expect(excel.syncs() - before).toBe(2);
    expect(columnValues(excel, table, "Prediction label")).toEqual(["label 0", "label 1", "label 2", "label 3"]);
    expect(columnValues(excel, table, "Prediction score")).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it("writes a window in the middle of the table without touching the rows around it", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const middle = { firstRow: 1, cells: window.cells.part(1, 3) };
    await excel.workbook.writeWindow(shape, resultColumns, middle, predictions([20, 30]), CALM);
    expect(columnValues(excel, table, "Prediction")).toEqual([null, 20, 30, null]);
  });

  it("leaves the cells of a row alone that has no outcome, and names it nowhere, whatever stands there", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const [first, , , last] = predictions([10, 20, 30, 40]);
    excel.sheet.setValue(2, 2, "mine");
    excel.sheet.setValue(3, 0, 999);
    const outcomes = [first, undefined, undefined, last];
    expect(await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM)).toMatchObject({
      changedRows: [],
    });
    expect(columnValues(excel, table, "Prediction")).toEqual([10, "mine", null, 40]);
  });

  it("leaves those alone, too, when it takes back what it wrote because rows were moved meanwhile", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const [first, , third] = predictions([10, 20, 30, 40]);
    excel.sheet.setValue(2, 2, "mine");
    excel.aroundSync((sync) => {
      if (sync === 2) excel.sheet.setValue(1, 0, 999);
      return undefined;
    });
    const receipt = await excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      [first, undefined, third, undefined],
      CALM,
    );
    expect(receipt).toMatchObject({ changedRows: [0] });
    expect(columnValues(excel, table, "Prediction")).toEqual([null, "mine", 30, null]);
  });

  it("never writes below its rows where one of them is deleted meanwhile and others are left alone", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    excel.sheet.setValue(4, 2, "below");
    const part = { firstRow: 0, cells: window.cells.part(0, 3) };
    const [first, , third] = predictions([10, 20, 30]);
    excel.aroundSync((sync) => {
      if (sync === 2) deleteTableRows(excel.model, table, 1, 1, "user");
      return undefined;
    });
    const writing = excel.workbook.writeWindow(shape, resultColumns, part, [first, undefined, third], CALM);
    expect(await writing).toMatchObject({ changedRows: [2] });
    expect(columnValues(excel, table, "Prediction")).toEqual([10, null, "below"]);
  });

  it("writes so many rows a request that stand between others, which are left alone", async () => {
    const ids = Array.from({ length: 4_100 }, (_, id) => id);
    const { excel, table, shape, window, resultColumns } = await open([["id"], ...ids.map((id) => [id])]);
    const moved = ids.filter((id) => id % 2 === 1);
    for (const id of moved) excel.sheet.setValue(1 + id, 0, -id);
    const before = excel.syncs();
    const receipt = await excel.workbook.writeWindow(shape, resultColumns, window, predictions(ids), CALM);
    expect(receipt).toMatchObject({ changedRows: moved });
    expect(columnValues(excel, table, "Prediction")).toEqual(ids.map((id) => (id % 2 === 1 ? null : id)));
    // Looked at whole, then looked at and written in two halves; then one row for its formulas.
    expect(excel.syncs() - before).toBe(6);
    expect(excel.processor.statistics.maxRequestBytes).toBeLessThan(2_500_000);
  });

  it("splits long texts over several requests, each below the limit", async () => {
    const rows = [["id"], ...Array.from({ length: 300 }, (_, id) => [id])];
    const { excel, table, shape, window, resultColumns } = await open(rows);
    const texts = rows.slice(1).map(([id]) => `${id} ${"ü".repeat(14_000)}`);
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions(texts), CALM);
    expect(columnValues(excel, table, "Prediction")).toEqual(texts);
    expect(excel.processor.statistics.maxRequestBytes).toBeLessThan(2_500_000);
  });

  it.each([5103, 5104])("writes in halves after host error %i", async (errorNumber) => {
    const { excel, table, shape, window, resultColumns } = await open();
    excel.processor.script({ on: "*", errorNumber, skip: 1 });
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions([10, 20, 30, 40]), CALM);
    expect(columnValues(excel, table, "Prediction")).toEqual([10, 20, 30, 40]);
    expect(excel.processor.pendingFaultCount).toBe(0);
  });

  it.each([
    { on: "Range.values", access: "write", code: "GeneralException" },
    { on: "Range.numberFormat", access: "write", code: "GeneralException" },
    { on: "Range.values", access: "read", skip: 1, code: "GeneralException" },
  ] as const)("looks again and finishes after a failure half-way: %j", async (fault) => {
    const { excel, table, shape, window, resultColumns } = await open();
    excel.processor.script(fault);
    const receipt = await excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(["a", "b", "c", 4]),
      CALM,
    );
    expect(receipt.changedRows).toEqual([]);
    expect(columnValues(excel, table, "Prediction")).toEqual(["a", "b", "c", 4]);
    expect(excel.processor.pendingFaultCount).toBe(0);
  });

  it("gives up on a sheet that is protected while the run is under way", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    excel.sheet.isProtected = true;
    await expect(
      excel.workbook.writeWindow(shape, resultColumns, window, predictions([1, 2, 3, 4]), CALM),
    ).rejects.toMatchObject({ code: "sheet-protected" });
    expect(columnValues(excel, table, "Prediction")).toEqual([null, null, null, null]);
  });

  it("tells no cell value in its errors", async () => {
    const { excel, shape, window, resultColumns } = await open();
    excel.processor.script({ on: "Range.values", access: "write", code: "InvalidArgument", times: 99 });
    const error: unknown = await excel.workbook
      .writeWindow(shape, resultColumns, window, predictions(["123-45-6789", "b", "c", "d"]), CALM)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "excel-error", detail: "InvalidArgument at Range.values" });
    expect([JSON.stringify(error), (error as Error).stack].join()).not.toContain("123-45");
  });

  it("refuses outcomes that are not one a row", async () => {
    const { excel, shape, window, resultColumns } = await open();
    await expect(excel.workbook.writeWindow(shape, resultColumns, window, predictions([1]), CALM)).rejects.toThrow(
      RangeError,
    );
  });

  it("writes nothing once it is cancelled", async () => {
    const { excel, table, shape, window, resultColumns } = await open();
    const cancel = new AbortController();
    excel.aroundSync(() => {
      cancel.abort();
      return undefined;
    });
    const written = excel.workbook.writeWindow(shape, resultColumns, window, predictions([1, 2, 3, 4]), cancel.signal);
    await expect(written).rejects.toMatchObject({ code: "cancelled" });
    expect(columnValues(excel, table, "Prediction")).toEqual([null, null, null, null]);
  });

  it("leaves alone what stands below the table", async () => {
    const { excel, shape, window, resultColumns } = await open();
    excel.sheet.setValue(5, 2, "note");
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions([1, 2, 3, 4]), CALM);
    expect(excel.sheet.readValues(areaOf(4, 2, 2))).toEqual([[4], ["note"]]);
  });
});
