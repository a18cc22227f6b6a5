import type { Endpoint } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { planOf } from "../../scoring/plan-of";
import { summaryIn } from "../../scoring/score-rows";
import { allQuiet, ManualTime } from "../host/manual-time";
import { addTable, columnValues, openExcel, type OpenExcel } from "../open-excel";

const answerTo = (id: number): string => `p${id}`;

interface Scored {
  readonly excel: OpenExcel;
  readonly table: TableModel;
  readonly run: ScoringRun;
  readonly asked: number[];
}

/** A run over a column of ids; `before` is called before each request is answered, with its number from 0. */
function open(
  rowCount: number,
  before: (request: number, scored: Scored) => void | Promise<void>,
  time = new ManualTime(),
) {
  const excel = openExcel();
  const table = addTable(excel, [["id"], ...Array.from({ length: rowCount }, (_, id) => [id])]);
  const asked: number[] = [];
  let requests = 0;
  const endpoint: Endpoint = {
    async query(body, { signal }) {
      await before(requests++, scored);
      signal.throwIfAborted();
      const ids = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
      asked.push(...ids);
      return { body: JSON.stringify({ predictions: ids.map(answerTo) }) };
    },
  };
  const run = new ScoringRun({ workbook: excel.workbook, endpoint, ...time });
  const scored: Scored = { excel, table, run, asked };
  const source = { kind: "table", tableId: table.id } as const;
  const started = run.start(planOf({ source, rowsPerBatch: 100 }));
  return { ...scored, started };
}

/** How many rows have a prediction; every one of them its own. */
function standing({ excel, table }: Pick<Scored, "excel" | "table">): number {
  const ids = columnValues(excel, table, "id");
  const found = columnValues(excel, table, "Prediction");
  return found.filter((value, row) => {
    if (value !== null) expect(value).toBe(answerTo(Number(ids[row])));
    return value !== null;
  }).length;
}

async function ended(run: ScoringRun, started: Promise<void>): Promise<RunStatus> {
  await started;
  return run.getStatus();
}

describe("a run over one window whose requests take a while", () => {
  it("has written what was answered some seconds ago, so that a pane which is closed at 53 % leaves 53 % of the column", async () => {
    const time = new ManualTime();
    const { excel, table, run, started } = open(
      1_000,
      // Each request takes a second, and the seventh for ever.
      (request) =>
        new Promise((resolve) => {
          if (request < 6) time.startTimer(1_000, resolve);
        }),
      time,
    );
    await time.pass(3_500);
    expect(standing({ excel, table })).toBeGreaterThanOrEqual(200);
    await time.pass(6_000);
    expect(standing({ excel, table })).toBe(600);
    const before = excel.syncs();
    await time.pass(600_000);
    expect(excel.syncs()).toBe(before); // Nothing new was answered.
    run.cancel();
    void started;
  });
});

describe("rows that are deleted, inserted or sorted at the start of a run", () => {
  it("loses nothing but the three rows that were deleted of 3,000", async () => {
    const { excel, table, run, started, asked } = open(3_000, (request, { excel: { model } }) => {
      if (request === 0) deleteTableRows(model, table, 1_000, 3, "user");
    });
    const summary = summaryIn(await ended(run, started));
    expect(summary).toMatchObject({ rowCount: 3_000, scored: 2_997, failed: 3, untouched: 0 });
    expect(summary.failures).toEqual([
      expect.objectContaining({ code: "sheet-changed", rowCount: 3, message: expect.stringMatching(/no longer/) }),
    ]);
    expect(standing({ excel, table })).toBe(2_997);
    expect(asked).toHaveLength(3_000);
  });

  it("does not ask for the rows any more that it knows to be gone", async () => {
    const time = new ManualTime();
    const { excel, table, run, started, asked } = open(
      3_000,
      (request, { excel: { model } }) => {
        if (request === 3) deleteTableRows(model, table, 2_500, 100, "user");
        if (request === 3) deleteTableRows(model, table, 250, 2, "user");
        return new Promise((resolve) => void time.startTimer(1_000, resolve));
      },
      time,
    );
    await time.pass(40_000);
    expect(summaryIn(await ended(run, started))).toMatchObject({ scored: 2_898, failed: 102, untouched: 0 });
    expect(standing({ excel, table })).toBe(2_898);
    expect(asked.filter((id) => id >= 2_500 && id < 2_600)).toEqual([]);
  });

  it.each(["sorts", "inserts into"])(
    "places all when somebody %s the table half-way, wherever the rows are by then",
    async (how) => {
      const time = new ManualTime();
      const { excel, table, run, started } = open(
        2_000,
        (request, { excel: { model } }) => {
          if (request === 10 && how === "sorts") {
            const key = { place: 0, isDescending: true, takesTextAsNumber: false };
            sortRows(model, table.sheetId, table.dataArea, [key], false, "user");
          } else if (request === 10) insertTableRows(model, table, 5, "user", 700);
          return new Promise((resolve) => void time.startTimer(1_000, resolve));
        },
        time,
      );
      const before = excel.syncs();
      await time.pass(40_000);
      expect(summaryIn(await ended(run, started))).toMatchObject({ scored: 2_000, failed: 0, untouched: 0 });
      expect(standing({ excel, table })).toBe(2_000);
      expect(excel.syncs() - before).toBeLessThan(120);
    },
  );

  it("writes what was answered for rows that moved also when it is cancelled", async () => {
    const { excel, table, run, started } = open(1_000, async (request, { excel: { model }, run: { cancel } }) => {
      if (request === 0) deleteTableRows(model, table, 0, 2, "user");
      if (request === 6) cancel.call(run);
      await allQuiet();
    });
    const status = await ended(run, started);
    expect(status.state).toBe("cancelled");
    expect(standing({ excel, table })).toBe(598);
    expect(summaryIn(status)).toMatchObject({ scored: 598, failed: 2, untouched: 400 });
  });
});
