import { MissingPrediction, type Prediction } from "../../../src/core/predictions/prediction";
import type { CollisionChoice } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { mergeCells } from "../../../src/workbench/model/merges/merge-cells";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import {
  addTable,
  CALM,
  columnValues,
  describeRange,
  describeTable,
  openExcel,
  predictions,
  type OpenExcel,
} from "../open-excel";

const HIDDEN_ROW_HABITS: readonly Partial<ExcelHabits>[] = [
  { misplacesHiddenRows: true },
  { shiftsPastHiddenRows: true },
];

/** What may be taken for something else, and what is plain. */
const TEXTS = ["=1+1", "+A1", "-x", "@SUM(A1)", "'quoted", "''twice", "007", "1E5", "TRUE", "plain", "#N/A", "-"];

const ROWS = [["id", "Prediction"], ...TEXTS.map((_, i) => [i + 1, `old ${i}`])];

/** A table whose data rows 3, 4, 5, 9 and 12 are hidden. */
async function open(habits: Partial<ExcelHabits>, outputs = [""], collision: CollisionChoice = "next-free") {
  const excel = openExcel({ habits });
  const table = addTable(excel, ROWS);
  hide(excel, [3, 4, 5, 9, 12]);
  const shape = { ...(await describeTable(excel, table)), provingPositions: [0] };
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", outputs, collision, CALM);
  const write = (values: readonly Prediction[]) =>
    excel.workbook.writeWindow(shape, resultColumns, window, predictions(values), CALM);
  const written = () => columnValues(excel, table, resultColumns.headers[0]!);
  return { excel, table, shape, window, resultColumns, write, written };
}

function hide(excel: OpenExcel, rows: readonly number[]): void {
  for (const row of rows) excel.sheet.hiddenRows.set(row, row + 1, true);
}

const NUMBERS = TEXTS.map((_, i) => i / 8);

describe.each(HIDDEN_ROW_HABITS)("rows that are hidden, under %j", (habit) => {
  it.each([
    ["numbers", NUMBERS],
    ["texts", TEXTS],
    ["texts and numbers", TEXTS.map((text, i) => (i % 2 === 0 ? text : i))],
    ["truths", TEXTS.map((_, i) => i % 3 === 0)],
    ["the same everywhere", TEXTS.map(() => "a")],
  ])("get their own predictions: %s", async (_what, values) => {
    const { write, written } = await open(habit);
    expect(await write(values)).toMatchObject({ changedRows: [] });
    expect(written()).toEqual(values);
  });

  it("get every output", async () => {
    const { excel, table, shape, window, resultColumns } = await open(habit, ["label", "score"]);
    const outcomes = TEXTS.map((text, i) => ({ predictions: [text, i] }));
    await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
    expect(columnValues(excel, table, "Prediction label")).toEqual(TEXTS);
    expect(columnValues(excel, table, "Prediction score")).toEqual(TEXTS.map((_, i) => i));
  });

  it("keep no old result where a row has no new one", async () => {
    const { excel, write, written } = await open(habit, [""], "replace");
    expect(written()).toEqual(TEXTS.map(() => null));
    await write(TEXTS.map(() => new MissingPrediction("NaN")));
    expect(written()).toEqual(TEXTS.map(() => null));
    expect(excel.sheet.usedWithin(areaOf(1, 1, TEXTS.length))).toBeUndefined();
  });

  it("keep no old format: a number is shown neither as a date nor as text", async () => {
    const excel = openExcel({ habits: habit });
    const table = addTable(excel, ROWS);
    hide(excel, [3, 4, 5]);
    excel.sheet.setNumberFormat(areaOf(1, 1, 6), "yyyy-mm-dd");
    excel.sheet.setNumberFormat(areaOf(4, 1, 1), "@");
    const shape = { ...(await describeTable(excel, table)), provingPositions: [0] };
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "replace", CALM);
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions(NUMBERS), CALM);
    expect(columnValues(excel, table, "Prediction")).toEqual(NUMBERS);
    expect(TEXTS.map((_, i) => excel.sheet.getNumberFormat(1 + i, 1))).toEqual(TEXTS.map(() => "General"));
  });

  it("keep nothing that was taken back", async () => {
    const { excel, table, write, written } = await open(habit);
    excel.aroundSync((sync) => {
      if (sync === 2) excel.sheet.setValue(7, 0, 999);
    });
    const { changedRows } = await write(TEXTS);
    expect(changedRows).toEqual([6]);
    expect(written()).toEqual(TEXTS.map((text, i) => (i === 6 ? null : text)));
    expect(table.columns).toHaveLength(3);
  });

  it.each([
    ["one in the midst", [6]],
    ["all but the first", TEXTS.map((_, i) => i).slice(1)],
    ["every other one", [1, 3, 5, 7, 9, 11]],
    ["all but a hidden one", TEXTS.map((_, i) => i).filter((i) => i !== 3)],
  ])("have nothing written into a row that is no longer what was scored: %s", async (_what, moved) => {
    const { excel, resultColumns, write, written } = await open(habit);
    const column = resultColumns.columnIds.length + 1;
    for (const row of moved) {
      excel.sheet.setValue(1 + row, 0, 1_000 + row);
      excel.sheet.setValue(1 + row, column, `right for ${row}`);
    }
    expect(await write(TEXTS)).toMatchObject({ changedRows: moved });
    // What was first written in a manner that this Excel has not is taken back with all that stood beside it.
    const found = written();
    expect(found.map((value, i) => (moved.includes(i) ? (value ?? `right for ${i}`) : value))).toEqual(
      TEXTS.map((text, i) => (moved.includes(i) ? `right for ${i}` : text)),
    );
  });

  it("keep nothing when Excel refuses every write", async () => {
    const { excel, write, written } = await open(habit, ["label", "score"]);
    excel.processor.script({ on: "Range.values", access: "write", skip: 1, times: 99, code: "GeneralException" });
    await expect(write(TEXTS)).rejects.toThrow();
    expect(written()).toEqual(TEXTS.map(() => null));
  });

  it("of a range are emptied when its results are removed", async () => {
    const excel = openExcel({ habits: habit });
    excel.sheet.writeValues(
      0,
      0,
      ROWS.map(([id]) => [id!]),
    );
    hide(excel, [3, 4, 5, 9]);
    const shape = await describeRange(excel, "A1:A13", true);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions(TEXTS), CALM);
    expect(excel.sheet.readValues(areaOf(1, 1, 12)).flat()).toEqual(TEXTS);
    await excel.workbook.removeResultColumns(resultColumns, CALM);
    expect(excel.sheet.usedWithin(areaOf(0, 1, 13))).toBeUndefined();
    expect(excel.sheet.getNumberFormat(4, 1)).toBe("General");
  });
});

describe("an apostrophe", () => {
  it.each<Partial<ExcelHabits>>([
    {},
    { showsApostropheInTextCells: true },
    { eatsFurtherApostrophes: true },
    { showsApostropheInTextCells: true, eatsFurtherApostrophes: true },
    { showsApostropheInTextCells: true, misplacesHiddenRows: true },
    { eatsFurtherApostrophes: true, shiftsPastHiddenRows: true },
  ])("is never seen, and no text becomes a formula, under %j", async (habits) => {
    const { excel, write, written } = await open(habits);
    expect(await write(TEXTS)).toMatchObject({ changedRows: [] });
    expect(written()).toEqual(TEXTS);
    expect(excel.sheet.formulaCells()).toEqual([]);
  });
});

describe("headers", () => {
  const CLASHES: readonly Partial<ExcelHabits>[] = [
    { showsApostropheInTextCells: true },
    { eatsFurtherApostrophes: true },
    { misplacesHiddenRows: true, showsApostropheInTextCells: true },
  ];

  it.each(CLASHES)(
    "bear no apostrophe where their cells have the format @, nor in a hidden row, under %j",
    async (habits) => {
      const excel = openExcel({ habits });
      const table = addTable(excel, ROWS);
      excel.sheet.setNumberFormat(areaOf(0, 2), "@");
      hide(excel, [0, 2]);
      const shape = await describeTable(excel, table);
      const added = await excel.workbook.addResultColumns(shape, "=007", [""], "refuse", CALM);
      expect(added.headers).toEqual(["=007"]);
      expect(excel.sheet.getContent(0, 2)).toMatchObject({ value: "=007" });
    },
  );

  it.each(CLASHES)("of a range bear none either, under %j", async (habits) => {
    const excel = openExcel({ habits });
    excel.sheet.writeValues(0, 0, ROWS);
    excel.sheet.setNumberFormat(areaOf(0, 2, 3), "@");
    hide(excel, [0, 2]);
    const shape = await describeRange(excel, "A1:B13", true);
    const added = await excel.workbook.addResultColumns(shape, "2024-01-02", [""], "refuse", CALM);
    expect(added.headers).toEqual(["2024-01-02"]);
    expect(excel.sheet.getContent(0, 2)).toMatchObject({ value: "2024-01-02" });
  });
});

describe("numbers in a column that has the format @", () => {
  it("stay numbers, and formats that somebody set stay as they are", async () => {
    const { excel, write, written } = await open({});
    excel.sheet.setNumberFormat(areaOf(1, 2, 6), "@");
    excel.sheet.setNumberFormat(areaOf(8, 2), "0.00");
    await write(NUMBERS);
    expect(written()).toEqual(NUMBERS);
    expect([1, 8, 9].map((row) => excel.sheet.getNumberFormat(row, 2))).toEqual(["General", "0.00", "General"]);
  });

  it("stay numbers where texts stood that were taken back", async () => {
    const { excel, shape, write, written } = await open({});
    excel.aroundSync((sync) => {
      if (sync === 2) excel.sheet.setValue(1, 0, 999);
    });
    await write(TEXTS);
    excel.aroundSync(undefined);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const columns = { source: shape.source, headers: ["Prediction 2"], columnIds: ["3"] };
    await excel.workbook.writeWindow(shape, columns, window, predictions(NUMBERS), CALM);
    expect(written()).toEqual(NUMBERS);
  });
});

describe("a write of more than 1,500 cells", () => {
  async function openLong() {
    const excel = openExcel();
    const table = addTable(excel, [["id"], ...Array.from({ length: 4000 }, (_, id) => [id])]);
    const shape = await describeTable(excel, table);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    const write = () =>
      excel.workbook.writeWindow(
        shape,
        resultColumns,
        window,
        predictions(window.cells.toRows().map((_, i) => i)),
        CALM,
      );
    return { excel, table, write };
  }

  it.each(["AccessDenied", "InvalidArgument", "GeneralException", "ItemNotFound"])(
    "leaves nothing when a later part is refused with %s",
    async (code) => {
      const { excel, write } = await openLong();
      let writes = 0;
      excel.processor.script({
        on: "Range.values",
        access: "write",
        times: 99,
        effect: () => {
          if (++writes % 3 === 2) excel.processor.script({ on: "Range.values", access: "write", code });
        },
      });
      await expect(write()).rejects.toMatchObject({ code: expect.stringMatching(/./) });
      expect(excel.sheet.usedWithin(areaOf(1, 1, 4000))).toBeUndefined();
    },
  );

  it("is written whole when a later part is refused once", async () => {
    const { excel, table, write } = await openLong();
    excel.processor.script({ on: "Range.values", access: "write", skip: 1, code: "InvalidArgument" });
    await write();
    expect(columnValues(excel, table, "P")).toEqual(Array.from({ length: 4000 }, (_, i) => i));
  });
});

describe("merged cells beside a range", () => {
  it("stop the run with the place of the merged cells, and nothing stays beside it", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(
      0,
      0,
      ROWS.map(([id]) => [id!]),
    );
    const shape = await describeRange(excel, "A1:A13", true);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    mergeCells(excel.model, excel.sheet.id, areaOf(3, 1, 3), false, "user");
    const written = excel.workbook.writeWindow(shape, resultColumns, window, predictions(TEXTS), CALM);
    await expect(written).rejects.toMatchObject({
      code: "not-as-written",
      message: expect.stringMatching(/B4:B6.*merged/),
    });
    expect(excel.sheet.usedWithin(areaOf(1, 1, 12))).toBeUndefined();
  });
});

describe("what was learned of an Excel", () => {
  const long = ["id", ...Array.from({ length: 300 }, (_, i) => i)];

  async function syncsOf(habits: Partial<ExcelHabits>, hidden: readonly number[], value: Prediction) {
    const excel = openExcel({ habits });
    const table = addTable(
      excel,
      long.map((id) => [id]),
    );
    hide(excel, hidden);
    const shape = await describeTable(excel, table);
    const { cells } = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    const syncs: number[] = [];
    for (let firstRow = 0; firstRow < 300; firstRow += 100) {
      const window = { firstRow, cells: cells.part(firstRow, firstRow + 100) };
      const before = excel.syncs();
      await excel.workbook.writeWindow(
        shape,
        resultColumns,
        window,
        predictions(window.cells.toRows().map(() => value)),
        CALM,
      );
      syncs.push(excel.syncs() - before);
    }
    expect(columnValues(excel, table, "P")).toEqual(Array.from({ length: 300 }, () => value));
    return syncs;
  }

  it("is paid for once a run", async () => {
    const [first, ...later] = await syncsOf({ misplacesHiddenRows: true }, [2, 130, 250], "=a");
    expect(first).toBeGreaterThan(2);
    expect(later).toEqual([2, 2]);
    const [shown, ...afterShown] = await syncsOf({ showsApostropheInTextCells: true }, [], "=a");
    expect(shown).toBeGreaterThan(3);
    expect(afterShown).toEqual([3, 3]);
  });

  it("costs nothing where Excel does as it is documented", async () => {
    expect(await syncsOf({}, [2, 130, 250], "=a")).toEqual([2, 2, 2]);
  });
});

describe("long texts", () => {
  it.each<Partial<ExcelHabits>>([{}, { showsApostropheInTextCells: true }, { misplacesHiddenRows: true }])(
    "that begin like a formula are written whole under %j",
    async (habits) => {
      const { write, written } = await open(habits);
      const texts = TEXTS.map((_, i) => `${"-=+@'"[i % 5]}${"x".repeat(9_000)}`);
      await write(texts);
      expect(written()).toEqual(texts);
    },
  );

  /** Input texts of some bytes a row, and answers of some. */
  async function responsesOf(rowCount: number, inputBytes: number, answer: string) {
    const excel = openExcel();
    const table = addTable(excel, [
      ["text"],
      ...Array.from({ length: rowCount }, (_, i) => [`${i}`.padEnd(inputBytes, "i")]),
    ]);
    const shape = await describeTable(excel, table);
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    const resultColumns = await excel.workbook.addResultColumns(shape, "P", [""], "refuse", CALM);
    const before = excel.syncs();
    await excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(window.cells.toRows().map(() => answer)),
      CALM,
    );
    expect(columnValues(excel, table, "P")).toEqual(Array.from({ length: rowCount }, () => answer));
    return { syncs: excel.syncs() - before, bytes: excel.processor.statistics.maxResponseBytes };
  }

  it("come back within what one response carries, beside a window of inputs as large as is aimed at", async () => {
    const plain = await responsesOf(1_000, 1_990, "o".repeat(1_980));
    expect(plain.syncs).toBe(2);
    expect(plain.bytes).toBeLessThan(4_100_000);
    const risky = await responsesOf(1_000, 1_990, `-${"o".repeat(1_980)}`);
    expect(risky.syncs).toBe(4);
    expect(risky.bytes).toBeLessThan(4_100_000);
  });

  it("are written in halves beside inputs that are larger than was aimed at", async () => {
    await responsesOf(1_000, 4_500, "o".repeat(1_900));
  });
});
