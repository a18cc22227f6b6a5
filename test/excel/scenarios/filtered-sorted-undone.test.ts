import fc from "fast-check";
import type { ResultColumns, SourceShape } from "../../../src/scoring/ports";
import { areaOf, SHEET_COLUMNS, type Area } from "../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { filterTable } from "../../../src/workbench/model/edits/filter-rows";
import { hideRows } from "../../../src/workbench/model/edits/hide-rows";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { mergeCells, unmergeCells } from "../../../src/workbench/model/merges/merge-cells";
import { NO_FILTERS } from "../../../src/workbench/model/filters/filter-criteria";
import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import { WorkbookRuleError } from "../../../src/workbench/model/workbook-rule-error";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { runs } from "../../support/property-seed";
import { addTable, CALM, describeRange, describeTable, openExcel, predictions, type OpenExcel } from "../open-excel";

/** The model: every row has one right prediction, and it depends on all its input cells. */
const score = ([id, amount]: readonly unknown[]) => `${String(id)}:${String(amount)}`;

const ROWS = [["id", "amount"], ...Array.from({ length: 12 }, (_, i) => [i, ((i * 7) % 12) * 10])];

interface Opened {
  readonly excel: OpenExcel;
  readonly history: UndoHistory;
  readonly shape: SourceShape;
  readonly resultColumns: ResultColumns;
}

async function open(kind: "table" | "range", habits: Partial<ExcelHabits> = {}): Promise<Opened> {
  const excel = openExcel({ habits });
  if (kind === "table") addTable(excel, ROWS);
  else excel.sheet.writeValues(0, 0, ROWS);
  const shape = await (kind === "table"
    ? describeTable(excel, excel.model.tables[0]!)
    : describeRange(excel, "A1:B13", true));
  const history = new UndoHistory(excel.model);
  const resultColumns = await excel.workbook.addResultColumns(shape, "Prediction", [""], "refuse", CALM);
  return { excel, history, shape, resultColumns };
}

/** Every prediction stands beside the row that it was made for, wherever it is by now. @returns how many there are */
function countProven({ sheet }: OpenExcel): number {
  const used = sheet.usedRange()!;
  let count = 0;
  for (let row = 0; row < used.row + used.rowCount; row++) {
    const [id = null, amount = null, result = null, ...more] = sheet.readValues(areaOf(row, 0, 1, 6))[0]!;
    expect(more).toEqual([null, null, null]);
    if (result === null || result === "Prediction") continue;
    expect(result).toBe(score([id, amount]));
    count++;
  }
  return count;
}

interface Written {
  /** Rows that the product says are done. */
  readonly written: number;
  /** Code of the error that the run ends with. */
  readonly code?: string;
}

/** Scores all rows in windows of four, as a run does; `act` is called before each sync. */
async function scoreAll({ excel, shape, resultColumns }: Opened, act: (sync: number) => void): Promise<Written> {
  excel.aroundSync((sync) => {
    act(sync);
    return undefined;
  });
  let written = 0;
  try {
    for (let first = 0; first < 12; first += 4) {
      const { cells } = await excel.workbook.readWindow(shape, first, CALM);
      const window = { firstRow: first, cells: cells.part(0, 4) };
      const outcomes = predictions(window.cells.toRows().map(score));
      const receipt = await excel.workbook.writeWindow(shape, resultColumns, window, outcomes, CALM);
      written += window.cells.rowCount - receipt.changedRows.length;
    }
    return { written };
  } catch (error) {
    // A stranger's error would be a defect, and not an answer to the analyst.
    if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
    return { written, code: error.code };
  } finally {
    excel.aroundSync(undefined);
  }
}

/**
 * Excel keeps the first value of cells that are merged and puts it into the first of them: whoever merges a blank result cell with one that
 * is filled carries a prediction to another row by their own hand, and nobody could tell it from any other value of theirs.
 */
function mergeResults({ model, sheet }: OpenExcel, area: Area): void {
  const [first, ...others] = sheet.readValues(area).flat();
  if (first === null && others.some((value) => value !== null)) return;
  mergeCells(model, sheet.id, area, false, "user");
}

/** What a person does, each as Excel allows it. */
const ACTS: Readonly<Record<string, (excel: OpenExcel, history: UndoHistory) => void>> = {
  filters: ({ model }) => {
    const table = model.tables[0];
    if (table) filterTable(model, table, new Map([[1, { kind: "custom", first: ">4" }]]), "user");
  },
  "clears the filter": ({ model }) => {
    const table = model.tables[0];
    if (table) filterTable(model, table, NO_FILTERS, "user");
  },
  "hides rows": ({ model, sheet }) => hideRows(model, sheet.id, areaOf(3, 0, 3, 1), true, "user"),
  sorts: ({ model, sheet }) => {
    const data = model.tables[0]?.dataArea ?? areaOf(1, 0, 12, 3);
    sortRows(model, sheet.id, data, [{ place: 1, isDescending: true, takesTextAsNumber: false }], false, "user");
  },
  "inserts a row of the sheet": ({ model, sheet }) =>
    insertCells(model, sheet.id, areaOf(5, 0, 1, SHEET_COLUMNS), "down", "user"),
  "deletes rows of the sheet": ({ model, sheet }) =>
    deleteCells(model, sheet.id, areaOf(2, 0, 2, SHEET_COLUMNS), "up", "user"),
  "merges cells in the result column": (excel) => mergeResults(excel, areaOf(2, 2, 3, 1)),
  "merges result cells of two windows": (excel) => mergeResults(excel, areaOf(4, 2, 3, 1)),
  "takes merges apart": ({ model, sheet }) => unmergeCells(model, sheet.id, areaOf(0, 2, 13, 1), "user"),
  undoes: (_, history) => void history.undo(),
  "undoes twice": (_, history) => {
    history.undo();
    history.undo();
  },
};

function perform(name: string, { excel, history }: Opened): void {
  try {
    ACTS[name]!(excel, history);
  } catch (error) {
    // What Excel refuses a person leaves the sheet as it was.
    if (!(error instanceof WorkbookRuleError)) throw error;
  }
}

const KINDS = ["table", "range"] as const;
const HABITS: readonly Partial<ExcelHabits>[] = [
  {},
  { misplacesHiddenRows: true },
  { refusesToClearPartOfMerge: true },
  { misplacesHiddenRows: true, refusesToClearPartOfMerge: true },
];

/** Syncs of the first two windows: reading, looking, writing. */
const SYNCS = [2, 3, 4, 6];

describe.each(KINDS)("a run over a %s while a person works on the sheet", (kind) => {
  it.each(Object.keys(ACTS))("leaves no prediction beside another row when the person %s", async (name) => {
    for (const [place, sync] of SYNCS.entries()) {
      const opened = await open(kind, HABITS[place % HABITS.length]);
      const { written, code } = await scoreAll(opened, (now) => now === sync && perform(name, opened));
      const proven = countProven(opened.excel);
      // What was written can go with what a person does afterwards, but none is there that nobody counted.
      if (code === undefined) expect(proven).toBeLessThanOrEqual(written);
    }
  });

  it("is whole when rows were filtered before and all along", async () => {
    for (const habits of HABITS) {
      const opened = await open(kind, habits);
      perform("filters", opened);
      perform("hides rows", opened);
      expect(await scoreAll(opened, () => undefined)).toEqual({ written: 12 });
      expect(countProven(opened.excel)).toBe(12);
    }
  });

  // An undo after rows moved can bring back what was written in that moment and taken back: Excel undoes either request by itself.
  it("leaves none beside another row, whatever a person does when but undo", async () => {
    const names = Object.keys(ACTS).filter((name) => !name.startsWith("undoes"));
    const acts = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...names)), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(acts, fc.constantFrom(...HABITS), async (planned, habits) => {
        const opened = await open(kind, habits);
        const { written, code } = await scoreAll(opened, (now) => {
          for (const [sync, name] of planned) if (sync === now) perform(name, opened);
        });
        const proven = countProven(opened.excel);
        if (code === undefined) expect(proven).toBeLessThanOrEqual(written);
      }),
      { numRuns: runs(200, 10) },
    );
  });
});

describe("a run over a range with merged cells in its result column", () => {
  it.each(HABITS)("writes nothing wrong and names the cause, with %j", async (habits) => {
    const opened = await open("range", habits);
    perform("merges cells in the result column", opened);
    expect(await scoreAll(opened, () => undefined)).toEqual({ written: 0, code: "not-as-written" });
    expect(countProven(opened.excel)).toBe(0);
  });
});

describe("an undo of the result column in the middle of a run", () => {
  it("ends the run with its cause, and leaves the table as it was", async () => {
    const opened = await open("table");
    const { excel, history } = opened;
    const { code } = await scoreAll(opened, (sync) => {
      if (sync === 5) while (history.undo());
    });
    expect([code, excel.model.tables[0]!.columns.map(({ name }) => name)]).toEqual(["sheet-changed", ["id", "amount"]]);
    expect(countProven(excel)).toBe(0);
  });
});

describe("undoes after a run", () => {
  it("take one window's predictions after the other, and leave no other in its place", async () => {
    const opened = await open("table");
    expect(await scoreAll(opened, () => undefined)).toEqual({ written: 12 });
    const counts = [countProven(opened.excel)];
    while (opened.history.undo()) counts.push(countProven(opened.excel));
    expect(counts.filter((count, i) => count !== counts[i - 1])).toEqual([12, 8, 4, 0]);
    expect(opened.excel.model.tables[0]!.columns.map(({ name }) => name)).toEqual(["id", "amount"]);
  });
});
