import fc from "fast-check";
import type { ResultColumns, SourceShape } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import {
  deleteCells as deleteSheetRows,
  insertCells as insertSheetRows,
} from "../../../src/workbench/model/edits/cell-shifts";
import {
  deleteTable,
  deleteTableColumn,
  deleteTableRows,
  insertTableRows,
} from "../../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import {
  addTable,
  addTableAt,
  CALM,
  columnValues,
  describeRange,
  describeTable,
  openExcel,
  predictions,
  type OpenExcel,
} from "../open-excel";
import { runs } from "../../support/property-seed";

/** The model: every row has one right prediction, and it depends on all its input cells. */
const score = ([id, amount]: readonly unknown[]) => `${String(id)}:${String(amount)}`;

const ROWS = [["id", "amount"], ...Array.from({ length: 12 }, (_, i) => [i, i * 10])];

async function open() {
  const excel = openExcel();
  const table = addTable(excel, ROWS);
  const shape = await describeTable(excel, table);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
  return { excel, table, shape, resultColumns };
}

function edit(excel: OpenExcel, table: TableModel, row: number, column: number, value: CellValue): void {
  const sheet = excel.model.requireSheet(table.sheetId);
  const at = areaOf(table.dataArea.row + row, table.dataArea.column + column);
  sheet.setValue(at.row, at.column, value);
  excel.model.cellsWritten(table.sheetId, at, "user");
}

/** Sorts the table as Excel does: whole rows change places, results with them. */
function sortDescending(excel: OpenExcel, table: TableModel): void {
  const sheet = excel.model.requireSheet(table.sheetId);
  const rows = sheet.readValues(table.dataArea);
  rows.sort((a, b) => Number(b[0]) - Number(a[0]));
  sheet.writeValues(table.dataArea.row, table.dataArea.column, rows);
  excel.model.cellsWritten(table.sheetId, table.dataArea, "user");
}

/** Every prediction in the sheet stands beside the row that it was made for; how many there are. */
function countProven(excel: OpenExcel, table: TableModel): number {
  const sheet = excel.model.requireSheet(table.sheetId);
  const at = table.columns.findIndex(({ name }) => name === "Prediction");
  const rows = sheet.readValues(table.dataArea);
  for (const row of rows) expect([null, score(row)]).toContain(row[at]);
  return rows.filter((row) => row[at] !== null).length;
}

/** Reads one window, lets `before` act before a sync of the write (1: the look, 2: the write), and writes. */
async function writeWhile(
  excel: OpenExcel,
  shape: SourceShape,
  resultColumns: ResultColumns,
  sync: number,
  before: () => void,
  rows = { first: 0, count: 12 },
) {
  const { cells: all } = await excel.workbook.readWindow(shape, 0, CALM);
  const window = { firstRow: rows.first, cells: all.part(rows.first, rows.first + rows.count) };
  excel.aroundSync((number) => {
    if (number === sync) before();
  });
  try {
    return await excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(window.cells.toRows().map(score)),
      CALM,
    );
  } finally {
    excel.aroundSync(undefined);
  }
}

describe.each([
  ["before the look", 1],
  ["between the look and the write", 2],
])("a sheet that moves %s", (_when, sync) => {
  it("leaves the row blank whose input cell was edited", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const { changedRows } = await writeWhile(excel, shape, resultColumns, sync, () => edit(excel, table, 3, 1, 999));
    expect(changedRows).toEqual([3]);
    expect(countProven(excel, table)).toBe(11);
    expect(columnValues(excel, table, "Prediction")[3]).toBeNull();
  });

  it("leaves the rows blank that an inserted row pushed down", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const insert = () => insertTableRows(excel.model, table, 1, "user", 5);
    const { changedRows } = await writeWhile(excel, shape, resultColumns, sync, insert);
    expect(changedRows).toEqual([5, 6, 7, 8, 9, 10, 11]);
    expect(countProven(excel, table)).toBe(5);
  });

  it("leaves the rows blank that moved up when rows were deleted, and writes nothing below the table", async () => {
    const { excel, table, shape, resultColumns } = await open();
    excel.sheet.setValue(20, 2, "note");
    const { changedRows } = await writeWhile(excel, shape, resultColumns, sync, () =>
      deleteTableRows(excel.model, table, 8, 2, "user"),
    );
    expect(changedRows).toEqual([8, 9, 10, 11]);
    expect(countProven(excel, table)).toBe(8);
    expect(excel.sheet.readValues(areaOf(11, 2, 8)).flat()).toEqual([...new Array<null>(7).fill(null), "note"]);
  });

  it("writes no row that was sorted away", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const { changedRows } = await writeWhile(excel, shape, resultColumns, sync, () => sortDescending(excel, table));
    expect(changedRows).toHaveLength(12);
    expect(countProven(excel, table)).toBe(0);
  });

  it("stops the run when the table is deleted, and writes nothing where it stood", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const written = writeWhile(excel, shape, resultColumns, sync, () => deleteTable(excel.model, table, "user"));
    await expect(written).rejects.toMatchObject({ code: "sheet-changed" });
    expect(excel.sheet.usedRange()).toBeUndefined();
  });

  it("stops the run when the result column is deleted", async () => {
    const { excel, table, shape, resultColumns } = await open();
    excel.sheet.setValue(1, 3, "beside");
    const written = writeWhile(excel, shape, resultColumns, sync, () => {
      deleteTableColumn(excel.model, table, Number(resultColumns.columnIds[0]), "user");
    });
    await expect(written).rejects.toMatchObject({ code: "sheet-changed" });
    expect(excel.sheet.readValues(areaOf(1, 2, 3, 2))).toEqual([
      ["beside", null],
      [null, null],
      [null, null],
    ]);
  });

  it("writes beside the right rows when the whole table has moved to another place", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const { changedRows } = await writeWhile(excel, shape, resultColumns, sync, () => {
      insertRowsAbove(excel, 3);
    });
    expect(changedRows).toEqual([]);
    expect(countProven(excel, table)).toBe(12);
    expect(table.dataArea.row).toBe(4);
  });
});

function insertRowsAbove(excel: OpenExcel, count: number): void {
  insertSheetRows(excel.model, excel.sheet.id, areaOf(0, 0, count, 16_384), "down", "user");
}

describe("a sheet that moves while a run is under way", () => {
  it("does not lose the right predictions of rows that were sorted into a window", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const all = await excel.workbook.readWindow(shape, 0, CALM);
    const first = { firstRow: 0, cells: all.cells.part(0, 6) };
    const second = { firstRow: 6, cells: all.cells.part(6, all.cells.rowCount) };
    await excel.workbook.writeWindow(shape, resultColumns, first, predictions(first.cells.toRows().map(score)), CALM);
    sortDescending(excel, table);
    await excel.workbook.writeWindow(shape, resultColumns, second, predictions(second.cells.toRows().map(score)), CALM);
    expect(countProven(excel, table)).toBe(6);
  });

  it("takes back what stands beside a wrong row also when the run is cancelled meanwhile", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const cancel = new AbortController();
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    excel.aroundSync((sync) => {
      if (sync !== 2) return;
      sortDescending(excel, table);
      cancel.abort();
    });
    const outcomes = predictions(window.cells.toRows().map(score));
    const written = excel.workbook.writeWindow(shape, resultColumns, window, outcomes, cancel.signal);
    await expect(written).rejects.toMatchObject({ code: "cancelled" });
    expect(countProven(excel, table)).toBe(0);
  });

  it("empties the result column when rows are sorted twice around one write, for nobody can tell where results went", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    excel.aroundSync((sync) => {
      if (sync === 2) edit(excel, table, 0, 1, 999);
      if (sync === 3) sortDescending(excel, table);
    });
    const written = excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(window.cells.toRows().map(score)),
      CALM,
    );
    await expect(written).rejects.toMatchObject({ code: "sheet-changed" });
    expect(countProven(excel, table)).toBe(0);
  });

  it("finishes on a table that has become shorter, also when Excel fails on the way", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    deleteTableRows(excel.model, table, 10, 2, "user");
    excel.processor.script({ on: "Range.values", access: "write", code: "GeneralException" });
    const outcomes = predictions(window.cells.toRows().map(score));
    const { changedRows } = await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
    expect(changedRows).toEqual([10, 11]);
    expect(countProven(excel, table)).toBe(10);
  });

  it("gives up when the sheet never comes to rest", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const window = await excel.workbook.readWindow(shape, 0, CALM);
    excel.aroundSync((sync) => {
      edit(excel, table, sync % 12, 1, 1000 + sync);
    });
    const written = excel.workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(window.cells.toRows().map(score)),
      CALM,
    );
    await expect(written).rejects.toMatchObject({ code: "sheet-changed" });
  });

  it("stops the run when an input column is renamed", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const rename = () => {
      excel.sheet.setValue(0, 1, "renamed");
      excel.model.cellsWritten(excel.sheet.id, areaOf(0, 1), "user");
    };
    await expect(writeWhile(excel, shape, resultColumns, 1, rename)).rejects.toMatchObject({ code: "sheet-changed" });
    expect(columnValues(excel, table, "Prediction").every((value) => value === null)).toBe(true);
  });

  it("writes nothing into a column that was inserted where the results of a range stood", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const shape = await describeRange(excel, "A1:B13", true);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    const insert = () => {
      insertSheetRows(excel.model, excel.sheet.id, areaOf(0, 2, 1_048_576, 1), "right", "user");
      excel.sheet.setValue(1, 2, "mine");
    };
    await expect(writeWhile(excel, shape, resultColumns, 1, insert)).rejects.toMatchObject({ code: "sheet-changed" });
    expect(excel.sheet.readValues(areaOf(0, 2, 3, 2)).flat()).toEqual([null, "Prediction", "mine", null, null, null]);
  });

  it("leaves rows of a range blank that moved away from its address", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    const shape = await describeRange(excel, "A1:B13", true);
    const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
    const insert = () => insertSheetRows(excel.model, excel.sheet.id, areaOf(4, 0, 1, 16_384), "down", "user");
    const { changedRows } = await writeWhile(excel, shape, resultColumns, 2, insert);
    expect(changedRows).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(excel.sheet.readValues(areaOf(0, 2, 15)).flat()).toEqual([
      "Prediction",
      "0:0",
      "1:10",
      "2:20",
      ...new Array<null>(11).fill(null),
    ]);
  });
});

describe("results that are written between rows which are left alone", () => {
  it.each([
    [
      "deleted among",
      (excel: OpenExcel) => deleteSheetRows(excel.model, excel.sheet.id, areaOf(3, 0, 2, 16_384), "up", "user"),
    ],
    [
      "inserted among",
      (excel: OpenExcel) => insertSheetRows(excel.model, excel.sheet.id, areaOf(3, 0, 2, 16_384), "down", "user"),
    ],
  ])(
    "stand beside their own rows, and nowhere else, when rows are %s them between the look and the write",
    async (_how, move) => {
      const excel = openExcel();
      excel.sheet.writeValues(0, 0, ROWS);
      const shape = await describeRange(excel, "A1:B13", true);
      const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
      const window = await excel.workbook.readWindow(shape, 0, CALM);
      const outcomes = predictions(window.cells.toRows().map(score)).map((outcome, i) =>
        i % 3 === 0 ? undefined : outcome,
      );
      excel.aroundSync((sync) => {
        if (sync === 2) move(excel);
        return undefined;
      });
      await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
      let count = 0;
      for (const row of excel.sheet.readValues(areaOf(1, 0, 20, 4))) {
        expect([null, score(row)]).toContain(row[2]);
        if (row[2] !== null) count++;
      }
      expect(count).toBeGreaterThan(0);
    },
  );
});

interface Move {
  readonly sync: number;
  readonly kind: "insert" | "delete" | "edit" | "sort" | "swap" | "fail-before" | "fail-after";
  readonly row: number;
}

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    sync: fc.integer({ min: 1, max: 14 }),
    kind: fc.constantFrom("insert", "delete", "edit", "sort", "swap", "fail-before", "fail-after"),
    row: fc.nat(15),
  }),
  { maxLength: 6 },
);

/** Excel fails: before it did anything, or after it did all. */
const FAILURE = Object.assign(new Error("Excel could not do this."), { code: "GeneralException" });

function make(excel: OpenExcel, table: TableModel, { kind, row }: Move, fresh: number): void {
  if (kind === "fail-before" || kind === "fail-after") return;
  const count = table.dataArea.rowCount;
  if (kind === "insert") insertTableRows(excel.model, table, 1, "user", row % (count + 1));
  else if (kind === "delete") deleteTableRows(excel.model, table, row % count, 1, "user");
  else if (kind === "sort") sortDescending(excel, table);
  else {
    // Who edits a row that already has its prediction knows that the prediction is older: only the others are edited.
    const open = columnValues(excel, table, "Prediction").flatMap((value, i) => (value === null ? [i] : []));
    const a = open[row % open.length];
    const b = open[(row + 1) % open.length];
    if (a === undefined || b === undefined) return;
    const amounts = columnValues(excel, table, "amount");
    edit(excel, table, a, kind === "edit" ? row % 2 : 1, kind === "edit" ? fresh : amounts[b]!);
    if (kind === "swap") edit(excel, table, b, 1, amounts[a]!);
  }
}

function fail(): never {
  throw FAILURE;
}

/** Reads and writes windows of five rows. */
async function scoreInFives(excel: OpenExcel, shape: SourceShape, resultColumns: ResultColumns): Promise<void> {
  for (let row = 0; row < shape.rowCount; row += 5) {
    const { cells } = await excel.workbook.readWindow(shape, row, CALM);
    const window = { firstRow: row, cells: cells.part(0, 5) };
    await excel.workbook.writeWindow(shape, resultColumns, window, predictions(window.cells.toRows().map(score)), CALM);
  }
}

describe("whatever moves, whenever it moves", () => {
  it("no prediction ever stands beside another row", async () => {
    const excel = openExcel();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(moves, async (plan) => {
        round++;
        const table = addTableAt(excel, excel.model.addSheet(`Round ${round}`), ROWS, `Table${round}`);
        const shape = await describeTable(excel, table);
        const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
        excel.aroundSync((sync) => {
          const due = plan.filter((move) => move.sync === sync);
          due.forEach((move, i) => make(excel, table, move, 1e6 + sync * 10 + i));
          if (due.some(({ kind }) => kind === "fail-before")) throw FAILURE;
          return due.some(({ kind }) => kind === "fail-after") ? fail : undefined;
        });
        try {
          await scoreInFives(excel, shape, resultColumns);
          if (plan.every(({ kind }) => kind.startsWith("fail"))) expect(countProven(excel, table)).toBe(12);
        } catch (error) {
          // Rows ran out, nothing came to rest, or Excel kept failing: the run stops, and the sheet must be right all the same.
          expect(error).toMatchObject({ code: expect.stringMatching(/^(sheet-changed|excel-error)$/) });
        } finally {
          excel.aroundSync(undefined);
        }
        countProven(excel, table);
      }),
      { numRuns: runs(200, 60) },
    );
  });

  it("is proven by the sent columns alone, when they are said: a clock beside them changes nothing", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const proven = { ...shape, provingPositions: [0] };
    const editClock = () => edit(excel, table, 3, 1, 999);
    await writeWhile(excel, proven, resultColumns, 1, editClock);
    expect(columnValues(excel, table, "Prediction")[3]).toBe("3:30");
  });

  it("tells which rows have no result once all is written: here those that a sort brought from a later window", async () => {
    const { excel, table, shape, resultColumns } = await open();
    const { cells } = await excel.workbook.readWindow(shape, 0, CALM);
    const first = { firstRow: 0, cells: cells.part(0, 6) };
    await excel.workbook.writeWindow(shape, resultColumns, first, predictions(first.cells.toRows().map(score)), CALM);
    sortDescending(excel, table);
    expect(await excel.workbook.blankResultRows(shape, resultColumns, CALM)).toEqual([0, 1, 2, 3, 4, 5]);
    deleteTableRows(excel.model, table, 0, 4, "user");
    expect(await excel.workbook.blankResultRows(shape, resultColumns, CALM)).toEqual([0, 1]);
  });
});
