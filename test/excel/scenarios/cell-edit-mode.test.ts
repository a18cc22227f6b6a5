import { CancelledError } from "../../../src/core/errors";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { allQuiet, ManualTime } from "../host/manual-time";
import { addTable, CALM, columnValues, describeRange, describeTable, openExcel, predictions } from "../open-excel";

const ROWS = [
  ["id", "name"],
  [1, "a"],
  [2, "b"],
  [3, "c"],
  [4, "d"],
];

/** A table with its result columns, of which the first row has a result, and a person about to edit a cell. */
async function open(habits: Partial<ExcelHabits> = {}, isTable = true) {
  const time = new ManualTime();
  const excel = openExcel({ startTimer: time.startTimer, habits });
  const table = addTable(excel, ROWS);
  if (!isTable) excel.model.dropTable(table, "user");
  const shape = isTable ? await describeTable(excel, table) : await describeRange(excel, "A1:B5", true);
  const window = await excel.workbook.readWindow(shape, 0, CALM);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
  const rows = (first: number, end: number) => ({ firstRow: first, cells: window.cells.part(first, end) });
  await excel.workbook.writeWindow(shape, resultColumns, rows(0, 1), predictions([10]), CALM);
  const results = () => excel.sheet.readValues({ row: 1, column: 2, rowCount: 4, columnCount: 1 }).flat();
  const cancel = new AbortController();
  const signal = excel.workbook.asLongAsItAnswers(cancel.signal);
  /** Writes the other rows; the person begins to edit before that sync of it. */
  const writeRest = (editBeforeSync: number) => {
    excel.aroundSync((sync) => {
      if (sync === editBeforeSync) excel.model.cellEditMode = true;
      return undefined;
    });
    const others = predictions([20, 30, 40]);
    const written = excel.workbook.writeWindow(shape, resultColumns, rows(1, 4), others, signal);
    written.catch(() => undefined);
    return written;
  };
  return { time, excel, table, shape, window, resultColumns, rows, results, cancel, writeRest };
}

describe("a cell in edit mode while results are written", () => {
  it.each([1, 2])("holds the writing up before sync %i, and no longer than the person edits", async (sync) => {
    const { time, excel, results, writeRest } = await open();
    const written = writeRest(sync);
    await time.pass(60_000);
    expect([excel.queue.state.wait, results()]).toEqual(["editing", [10, null, null, null]]);
    excel.model.cellEditMode = false;
    expect(await written).toMatchObject({ changedRows: [] });
    expect(results()).toEqual([10, 20, 30, 40]);
  });

  it.each([
    [1, {}, true],
    [2, {}, true],
    [1, { waitsForCellEdit: true }, true],
    [2, { waitsForCellEdit: true }, true],
    [2, {}, false],
    [2, { showsApostropheInTextCells: true, writesInParts: true }, true],
  ] as const)(
    "lets Cancel act at once before sync %i with %j, and leaves nothing late",
    async (sync, habits, isTable) => {
      const { time, excel, results, cancel, writeRest } = await open(habits, isTable);
      const written = writeRest(sync);
      await time.pass(2_000);
      cancel.abort();
      await expect(written).rejects.toBeInstanceOf(CancelledError);
      expect(excel.queue.state.owesRepair).toBe(true);
      excel.aroundSync(undefined);
      excel.model.cellEditMode = false;
      await allQuiet();
      expect([excel.queue.state, results()]).toEqual([{ wait: "none", owesRepair: false }, [10, null, null, null]]);
      expect(excel.processor.referenceCount).toBe(0);
    },
  );

  it("lets Cancel wait as long as Excel answers: what was paid for is written", async () => {
    const { time, results, cancel, writeRest } = await open();
    cancel.abort();
    const written = writeRest(99);
    await time.pass(0);
    expect(await written).toMatchObject({ changedRows: [] });
    expect(results()).toEqual([10, 20, 30, 40]);
  });

  it("takes the late results back from where they are by then, when the person's entry moved the rows", async () => {
    const { time, excel, table, results, cancel, writeRest } = await open();
    const written = writeRest(2);
    await time.pass(2_000);
    cancel.abort();
    await expect(written).rejects.toBeInstanceOf(CancelledError);
    excel.aroundSync(undefined);
    excel.sheet.setValue(2, 0, 99); // the very cell that was edited
    excel.model.cellsWritten(excel.sheet.id, { row: 2, column: 0, rowCount: 1, columnCount: 1 }, "user");
    excel.model.cellEditMode = false;
    await allQuiet();
    expect(results()).toEqual([10, null, null, null]);
    expect(columnValues(excel, table, "id")).toEqual([1, 99, 3, 4]);
  });

  it("lets the next run write only when the late results are gone, and in the right rows", async () => {
    const { time, excel, shape, resultColumns, rows, results, cancel, writeRest } = await open();
    const written = writeRest(2);
    await time.pass(2_000);
    cancel.abort();
    await expect(written).rejects.toBeInstanceOf(CancelledError);
    excel.aroundSync(undefined);
    const next = excel.workbook.writeWindow(shape, resultColumns, rows(2, 3), predictions([33]), CALM);
    await allQuiet();
    expect(results()).toEqual([10, null, null, null]);
    excel.model.cellEditMode = false;
    expect(await next).toMatchObject({ changedRows: [] });
    expect(results()).toEqual([10, null, 33, null]);
  });

  it.each(["GeneralException", "AccessDenied"])(
    "leaves nothing when Excel fails with %s after Cancel",
    async (code) => {
      const { time, excel, results, cancel, writeRest } = await open();
      const written = writeRest(2);
      await time.pass(2_000);
      cancel.abort();
      await expect(written).rejects.toBeInstanceOf(CancelledError);
      excel.aroundSync(undefined);
      excel.processor.script({ on: "Range.values", access: "read", code });
      excel.model.cellEditMode = false;
      await allQuiet();
      expect([excel.queue.state.owesRepair, results()]).toEqual([false, [10, null, null, null]]);
    },
  );

  it("lets a reader go at once, and every one of the next in line", async () => {
    const { excel, shape, cancel } = await open();
    excel.model.cellEditMode = true;
    const waiting = [
      excel.workbook.describe(shape.source, cancel.signal),
      excel.workbook.readWindow(shape, 0, cancel.signal),
      excel.workbook.checkWritable(shape, "refuse", cancel.signal),
    ];
    await allQuiet();
    const syncs = excel.syncs();
    cancel.abort();
    for (const one of waiting) await expect(one).rejects.toBeInstanceOf(CancelledError);
    excel.model.cellEditMode = false;
    await allQuiet();
    // What Excel held back ends, and nobody asks for more.
    expect(excel.syncs()).toBe(syncs);
  });
});
