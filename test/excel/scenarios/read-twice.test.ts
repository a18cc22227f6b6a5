import { BatchFailedError } from "../../../src/core/errors";
import type { Endpoint } from "../../../src/scoring/ports";
import type { RunSummary } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { MAX_KEPT_CHARACTERS } from "../../../src/scoring/window-reader";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { planOf } from "../../scoring/plan-of";
import { summaryIn } from "../../scoring/score-rows";
import { allQuiet, ManualTime } from "../host/manual-time";
import { addTable, columnValues, openExcel, type OpenExcel } from "../open-excel";

const ROWS = 1_000;
const ROWS_PER_WINDOW = 100;

interface Scored {
  readonly excel: OpenExcel;
  readonly table: TableModel;
  readonly summary: RunSummary;
}

/**
 * Scores a table of which every window seems to hold more text than is kept, so that it is read twice.
 * @param before called before each request is answered, with its number from 0
 */
async function scoreTable(before: (request: number, excel: OpenExcel, table: TableModel) => void): Promise<Scored> {
  const excel = openExcel();
  const table = addTable(excel, [["id"], ...Array.from({ length: ROWS }, (_, id) => [id])]);
  const { workbook } = excel;
  const readWindow = workbook.readWindow.bind(workbook);
  workbook.readWindow = async (...args) => {
    const { firstRow, cells } = await readWindow(...args);
    const part = cells.part(0, ROWS_PER_WINDOW);
    Object.defineProperty(part, "textLength", { value: MAX_KEPT_CHARACTERS + 1 });
    return { firstRow, cells: part };
  };
  const time = new ManualTime();
  let requests = 0;
  const endpoint: Endpoint = {
    async query(body) {
      await new Promise((resolve) => void time.startTimer(1_000, () => resolve(undefined)));
      before(requests++, excel, table);
      const ids = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
      return { body: JSON.stringify({ predictions: ids.map((id) => `p${id}`) }) };
    },
  };
  const run = new ScoringRun({ workbook, endpoint, ...time });
  const started = run.start(planOf({ source: { kind: "table", tableId: table.id }, rowsPerBatch: 50 }));
  await time.pass(120_000);
  await started;
  await allQuiet();
  return { excel, table, summary: summaryIn(run.getStatus()) };
}

/** How many rows have a prediction; every one of them its own. */
function standing({ excel, table }: Scored): number {
  const ids = columnValues(excel, table, "id");
  const found = columnValues(excel, table, "Prediction");
  return found.filter((value, row) => {
    if (value !== null) expect(value).toBe(`p${String(ids[row])}`);
    return value !== null;
  }).length;
}

describe("a table that is too large to be kept and is read a second time", () => {
  it("is scored to its end when rows are deleted in the midst of it, but for those that nobody read", async () => {
    const scored = await scoreTable((request, { model }, table) => {
      if (request === 8) deleteTableRows(model, table, 100, 3, "user");
    });
    // Three rows moved up to where all had been read already.
    expect(scored.summary).toMatchObject({ rowCount: ROWS, scored: 997 - 3 });
    expect(scored.summary.failed + scored.summary.untouched).toBe(6);
    expect(standing(scored)).toBe(997 - 3);
  });

  it("is scored to its end when its last rows are deleted, whole windows of them", async () => {
    const scored = await scoreTable((request, { model }, table) => {
      if (request === 4) deleteTableRows(model, table, 650, 350, "user");
    });
    expect(scored.summary).toMatchObject({ rowCount: ROWS, scored: 650 });
    expect(standing(scored)).toBe(650);
  });

  it("asks for a row that was edited before it was read, also after the table was looked through for others", async () => {
    const scored = await scoreTable((request, { model, sheet }, table) => {
      if (request === 0) insertTableRows(model, table, 1, "user", 10);
      if (request !== 14) return;
      sheet.setValue(951, 0, 5_000);
      model.cellsWritten(sheet.id, areaOf(951, 0), "user");
    });
    expect(columnValues(scored.excel, scored.table, "Prediction")[950]).toBe("p5000");
    standing(scored);
  });

  it("is tried again where batches were lost, although it has fewer rows by then", async () => {
    const scored = await scoreTable((request, { model }, table) => {
      if (request === 16) deleteTableRows(model, table, 990, 10, "user");
      if (request === 17) throw new BatchFailedError("network", "The connection broke.");
    });
    expect(scored.summary).toMatchObject({ rowCount: ROWS, scored: 990 });
    expect(standing(scored)).toBe(990);
  });
});
