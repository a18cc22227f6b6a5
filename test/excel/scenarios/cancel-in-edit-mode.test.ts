import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { planOf } from "../../scoring/plan-of";
import { allQuiet, ManualTime } from "../host/manual-time";
import { addTable, openExcel, type OpenExcel } from "../open-excel";

/** A run over a small table, with a model that answers ten times the id. */
function prepare(habits: Partial<ExcelHabits>) {
  const time = new ManualTime();
  const excel = openExcel({ startTimer: time.startTimer, habits });
  const table = addTable(excel, [["id"], ...Array.from({ length: 6 }, (_, row) => [row + 1])]);
  let requests = 0;
  const endpoint = {
    query: async (body: string) => {
      requests++;
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number }[] };
      return { body: JSON.stringify({ predictions: rows.map(({ id }) => id * 10) }) };
    },
  };
  const plan = {
    ...planOf({ inputs: { format: "dataframe_records", columns: ["id"] }, rowsPerBatch: 2, concurrentRequests: 1 }),
    source: { kind: "table", tableId: table.id } as const,
  };
  const newRun = () => new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
  return { time, excel, table, plan, newRun, requests: () => requests };
}

/** The predictions in the sheet by the id beside them; no result column is none. */
function predictionsIn(excel: OpenExcel): Map<unknown, unknown> {
  const rows = excel.sheet.readValues({ row: 1, column: 0, rowCount: 6, columnCount: 2 });
  return new Map(rows.filter(([, prediction]) => prediction !== null).map(([id, prediction]) => [id, prediction]));
}

describe("a run that is cancelled while a cell is edited", () => {
  it.each([{}, { waitsForCellEdit: true }] as const)(
    "ends at once wherever it is, and leaves only what it tells of: %j",
    async (habits) => {
      const syncs = await syncsOfWholeRun();
      expect(syncs).toBeGreaterThan(4);
      for (let editBefore = 1; editBefore <= syncs; editBefore++) {
        const { time, excel, table, plan, newRun } = prepare(habits);
        excel.aroundSync((sync) => {
          if (sync === editBefore) excel.model.cellEditMode = true;
          return undefined;
        });
        const run = newRun();
        const ended = run.start(plan);
        await time.pass(2_000);
        run.cancel();
        await ended; // Nobody has left the cell yet.
        const status = run.getStatus();
        expect([editBefore, status.state]).toEqual([editBefore, expect.stringMatching(/^(cancelled|failed|done)$/)]);
        excel.aroundSync(undefined);
        excel.model.cellEditMode = false;
        await allQuiet();
        expect([editBefore, excel.queue.state]).toEqual([editBefore, { wait: "none", owesRepair: false }]);
        const found = predictionsIn(excel);
        const scored = "summary" in status ? (status.summary?.scored ?? 0) : 0;
        expect([editBefore, [...found]]).toEqual([editBefore, [...found].map(([id]) => [id, Number(id) * 10])]);
        expect([editBefore, found.size]).toEqual([editBefore, scored]);
        const isTold = "summary" in status && status.summary?.resultColumns !== undefined;
        expect([editBefore, table.columns.length > 1 && !isTold]).toEqual([editBefore, false]);
        expect(excel.processor.referenceCount).toBe(0);
      }
    },
  );

  it("sends nothing after that, and the next run scores the whole table", async () => {
    const { time, excel, plan, newRun, requests } = prepare({});
    excel.aroundSync((sync) => {
      if (sync === 2) excel.model.cellEditMode = true;
      return undefined;
    });
    const first = newRun();
    const ended = first.start(plan);
    await time.pass(2_000);
    first.cancel();
    await ended;
    excel.aroundSync(undefined);
    const second = newRun();
    const scored = second.start(plan);
    await time.pass(5_000);
    expect([second.getStatus().state, requests()]).toEqual(["reading", 0]);
    excel.model.cellEditMode = false;
    await scored;
    expect([second.getStatus().state, predictionsIn(excel).size]).toEqual(["done", 6]);
  });
});

async function syncsOfWholeRun(): Promise<number> {
  const { excel, plan, newRun } = prepare({});
  const run = newRun();
  await run.start(plan);
  expect([run.getStatus().state, predictionsIn(excel).size]).toEqual(["done", 6]);
  return excel.syncs();
}
