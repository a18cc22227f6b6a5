import type { CollisionChoice, SourceShape } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { CALM, describeRange, openExcel, predictions } from "../open-excel";

const ROWS: CellValue[][] = [
  ["id", "amount"],
  [1, 10],
  [2, 20],
];

async function open(hasHeaders = true, rows = ROWS) {
  const excel = openExcel();
  excel.sheet.writeValues(1, 1, rows);
  const shape = await describeRange(excel, hasHeaders ? "B2:C4" : "B3:C4", hasHeaders);
  const add = (collision: CollisionChoice, outputs = [""]) =>
    excel.workbook.addResultColumns(shape, "Prediction", outputs, collision, CALM);
  const fill = async (
    resultColumns: Awaited<ReturnType<typeof add>>,
    values: (string | number)[],
    of: SourceShape = shape,
  ) => {
    const window = await excel.workbook.readWindow(of, 0, CALM);
    return excel.workbook.writeWindow(of, resultColumns, window, predictions(values), CALM);
  };
  const right = (columnCount = 2) => excel.sheet.readValues(areaOf(1, 3, 3, columnCount));
  return { excel, shape, add, fill, right };
}

describe("result columns of a range", () => {
  it("stand right of it with their headers", async () => {
    const { add, fill, right } = await open();
    const resultColumns = await add("refuse", ["label", "score"]);
    expect(resultColumns).toMatchObject({
      headers: ["Prediction label", "Prediction score"],
      columnIds: ["D2:D4", "E2:E4"],
    });
    expect(await fill({ ...resultColumns, columnIds: ["D2:D4"] }, ["a", "b"])).toMatchObject({ changedRows: [] });
    expect(right()).toEqual([
      ["Prediction label", "Prediction score"],
      ["a", null],
      ["b", null],
    ]);
  });

  it("bear no header where the range has none", async () => {
    const { excel, add, fill, right } = await open(false);
    excel.sheet.setValue(1, 3, "above");
    const resultColumns = await add("refuse");
    await fill(resultColumns, [1, 2]);
    expect(resultColumns.columnIds).toEqual(["D3:D4"]);
    expect(right(1)).toEqual([["above"], [1], [2]]);
  });

  it.each(["next-free", "replace", "refuse"] as const)(
    "are refused with %s when cells there hold something else",
    async (choice) => {
      const { excel, add, right } = await open();
      excel.sheet.setValue(3, 3, "note");
      await expect(add(choice)).rejects.toMatchObject({ code: "cells-occupied" });
      expect(right(1)).toEqual([[null], [null], ["note"]]);
    },
  );

  it("go beside those of an earlier run, take their place, or are refused, as asked", async () => {
    const { add, fill, right } = await open();
    await fill(await add("refuse"), ["007", "b"]);
    expect((await add("next-free")).headers).toEqual(["Prediction 2"]);
    expect(right()).toEqual([
      ["Prediction", "Prediction 2"],
      ["007", null],
      ["b", null],
    ]);
    await expect(add("refuse")).rejects.toMatchObject({ code: "column-exists" });
    const replaced = await add("replace");
    expect(replaced.columnIds).toEqual(["D2:D4"]);
    await fill(replaced, [1, 2]);
    expect(right(1)).toEqual([["Prediction"], [1], [2]]);
  });

  it("replace a column inside the range that bears the name", async () => {
    const { excel, add, fill, right } = await open(true, [
      ["id", "Prediction"],
      [1, "old"],
      [2, "old"],
    ]);
    const resultColumns = await add("replace");
    expect(resultColumns.columnIds).toEqual(["C2:C4"]);
    expect(await fill(resultColumns, [5, 6])).toMatchObject({ changedRows: [] });
    expect(excel.sheet.readValues(areaOf(1, 1, 3, 2))).toEqual([
      ["id", "Prediction"],
      [1, 5],
      [2, 6],
    ]);
    expect(right(1).flat()).toEqual([null, null, null]);
  });

  it("never replace a column that is sent to the model", async () => {
    const { excel, shape } = await open();
    const sending = { ...shape, provingPositions: [0, 1] };
    const added = excel.workbook.addResultColumns(sending, "amount", [""], "replace", CALM);
    await expect(added).rejects.toMatchObject({ code: "column-exists" });
    expect(excel.sheet.readValues(areaOf(2, 2, 2)).flat()).toEqual([10, 20]);
  });

  it("are emptied on removal as long as they bear their headers", async () => {
    const { excel, add, fill, right } = await open();
    const resultColumns = await add("refuse");
    await fill(resultColumns, ["a", "b"]);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(right(1).flat()).toEqual([null, null, null]);
    expect(excel.sheet.getNumberFormat(2, 3)).toBe("General");
  });

  it("are left alone on removal when a column was inserted before them", async () => {
    const { excel, add, fill } = await open();
    const resultColumns = await add("refuse");
    await fill(resultColumns, ["a", "b"]);
    insertCells(excel.model, excel.sheet.id, areaOf(0, 0, 1_048_576, 1), "right", "user");
    await expect(excel.workbook.removeResultColumns(resultColumns, CALM)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    expect(excel.sheet.readValues(areaOf(1, 3, 3, 2)).flat()).toEqual(["amount", "Prediction", 10, "a", 20, "b"]);
  });

  it("without headers are known again by a value that was written there", async () => {
    const { excel, add, fill, right } = await open(false);
    const resultColumns = await add("refuse");
    await fill(resultColumns, ["", "=b"]);
    excel.sheet.setValue(3, 3, "mine");
    await expect(excel.workbook.removeResultColumns(resultColumns, CALM)).rejects.toMatchObject({
      code: "sheet-changed",
    });
    excel.sheet.setValue(3, 3, "=b");
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(right(1).flat()).toEqual([null, null, null]);
  });

  it.each<[string, string | number]>([
    ["is cut to what a cell holds", "x".repeat(40_000)],
    ["loses a character that no file holds", "a\0b"],
    ["begins with an apostrophe of its own", "'a"],
    ["is no number", NaN],
  ])("without headers are known again though what was answered %s", async (_how, value) => {
    const { excel, add, fill, right } = await open(false);
    const resultColumns = await add("refuse");
    await fill(resultColumns, [value, "b"]);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(right(1).flat()).toEqual([null, null, null]);
  });

  it("without headers are known again where earlier ones stood", async () => {
    const { excel, add, fill, right } = await open(false);
    const earlier = await add("refuse");
    await fill(earlier, ["a", "b"]);
    await excel.workbook.removeResultColumns(earlier, CALM);
    const later = await add("refuse");
    await fill(later, ["c", "d"]);
    await excel.workbook.removeResultColumns(later, CALM);
    expect(right(1).flat()).toEqual([null, null, null]);
  });

  it("without headers are known again where those of another sheet have the same address", async () => {
    const { excel, add, fill } = await open(false);
    await fill(await add("refuse"), ["a", "b"]);
    const other = excel.model.addSheet("Other");
    other.writeValues(2, 1, ROWS.slice(1));
    const source = { kind: "range", sheetId: other.id, address: "B3:C4", hasHeaders: false } as const;
    const shape = await excel.workbook.describe(source, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    await fill(resultColumns, ["c", "d"], shape);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(other.readValues(areaOf(2, 3, 2)).flat()).toEqual([null, null]);
  });

  it("are as good as removed when their sheet is gone", async () => {
    const { excel, add } = await open();
    const resultColumns = await add("refuse");
    excel.model.addSheet("Other");
    excel.model.removeSheet(excel.sheet.id);
    await expect(excel.workbook.removeResultColumns(resultColumns, CALM)).resolves.toBeUndefined();
  });
});
