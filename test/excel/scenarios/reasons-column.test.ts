import type { RowOutcome } from "../../../src/core/predictions/join-outcomes";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import { addTable, CALM, columnValues, describeRange, describeTable, openExcel } from "../open-excel";

const ROWS = [["Length"], [1], [2], [3], [4]];
const refused = (message: string): RowOutcome => ({ failure: { code: "rows-refused", message } });

const OUTCOMES: RowOutcome[] = [
  { predictions: [0.5] },
  refused('=HYPERLINK("http://x") is no answer'),
  { predictions: [new MissingPrediction("null")] },
  refused("x".repeat(500)),
];
const REASONS = [
  null,
  '=HYPERLINK("http://x") is no answer',
  "The model answered null for this row.",
  `${"x".repeat(199)}…`,
];

describe("A column of reasons", () => {
  it("tells of rows without a prediction why, never as a formula, and is blank beside the others", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    const shape = await describeTable(excel, table);
    const { workbook } = excel;
    const made = await workbook.makeRoom(shape, "P", undefined, "next-free", CALM, undefined, "P reason");
    const room = await workbook.addResultColumns(shape, "P", [""], "next-free", CALM, made, "P reason");
    expect(room).toMatchObject({ headers: ["P", "P reason"], outputs: [""], hasReasons: true });
    const window = await workbook.readWindow(shape, 0, CALM);
    const receipt = await workbook.writeWindow(shape, room, window, OUTCOMES, CALM);
    expect(columnValues(excel, table, "P")).toEqual([0.5, null, null, null]);
    expect(columnValues(excel, table, "P reason")).toEqual(REASONS);
    expect(excel.sheet.getFormula(2, 2)).toBeUndefined();
    expect(receipt.readBack.toRows()).toEqual([[0.5], [null], [null], [null]]);
    expect(await workbook.blankResultRows(shape, room, CALM)).toEqual([1, 2, 3]);
    await workbook.describe(shape.source, CALM);
    expect(await workbook.blankResultRows(shape, room, CALM)).toEqual([1, 2, 3]);
    await workbook.removeResultColumns(room, CALM);
    expect(table.columns.map(({ name }) => name)).toEqual(["Length"]);
  });

  it("finds its place under each choice, and for several outputs", async () => {
    const excel = openExcel();
    const table = addTable(excel, ROWS);
    const { workbook } = excel;
    const shape = await describeTable(excel, table);
    const names = async (outputs: string[], collision: "next-free" | "replace" | "refuse") =>
      (await workbook.addResultColumns(shape, "P", outputs, collision, CALM, undefined, "Why")).headers;
    expect(await names(["a", "b"], "refuse")).toEqual(["P a", "P b", "Why"]);
    expect(await names(["a", "b"], "replace")).toEqual(["P a", "P b", "Why"]);
    expect(await names(["a"], "next-free")).toEqual(["P 2 a", "Why 2"]);
    await expect(names(["c"], "refuse")).rejects.toMatchObject({ code: "column-exists" });
    expect(table.columns.map(({ name }) => name)).toEqual(["Length", "P a", "P b", "Why", "P 2 a", "Why 2"]);
  });

  it("stands beside a range, and is passed over by the next run", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const { workbook } = excel;
    const shape = await describeRange(excel, "A1:A5", true);
    const room = await workbook.addResultColumns(shape, "P", [""], "refuse", CALM, undefined, "Why");
    expect(room.columnIds).toEqual(["B1:B5", "C1:C5"]);
    const window = await workbook.readWindow(shape, 0, CALM);
    await workbook.writeWindow(shape, room, window, OUTCOMES, CALM);
    const cells = { row: 1, column: 2, rowCount: 4, columnCount: 1 };
    expect(excel.sheet.readValues(cells).map(([value]) => value)).toEqual(REASONS);
    const next = await workbook.makeRoom(shape, "P", undefined, "next-free", CALM, undefined, "Why");
    expect(next.columnIds).toEqual(["D1:D5", "E1:E5"]);
  });
});
