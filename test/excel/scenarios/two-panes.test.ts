import fc from "fast-check";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { RunStatus } from "../../../src/scoring/run-status";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { planOf } from "../../scoring/plan-of";
import { runs } from "../../support/property-seed";
import { allQuiet } from "../host/manual-time";
import { addTable, openExcel, openPane, type OpenExcel } from "../open-excel";

const ROWS = [["id"], ...Array.from({ length: 9 }, (_, i) => [i + 1])];

type Kind = "table" | "range";

/** A way to Excel on which each request takes as many turns as the next number says. */
function slowWay(turns: readonly number[]) {
  let next = 0;
  return async () => {
    for (let left = turns[next++ % turns.length] ?? 0; left > 0; left--) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
}

/** Two panes over one workbook, each with an Excel of its own. */
function openBoth(kind: Kind, ways: readonly [readonly number[], readonly number[]]) {
  const options = (way: readonly number[]) => ({ habits: { latencyMs: 2 }, letPass: slowWay(way) });
  const first = openExcel(options(ways[0]));
  const second = openPane(first.model, options(ways[1]));
  if (kind === "table") addTable(first, ROWS);
  else first.sheet.writeValues(0, 0, ROWS);
  const source =
    kind === "table"
      ? ({ kind: "table", tableId: first.model.tables[0]!.id } as const)
      : ({ kind: "range", sheetId: first.sheet.id, address: "A1:A10", hasHeaders: true } as const);
  /** A run of one of them, whose model answers so many times the id. */
  const score = async (excel: OpenExcel, factor: number): Promise<RunStatus> => {
    const endpoint = {
      query: async (body: string) => {
        const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { id: number }[] };
        return { body: JSON.stringify({ predictions: rows.map(({ id }) => id * factor) }) };
      },
    };
    const inputs = { format: "dataframe_records", columns: ["id"] } as const;
    const run = new ScoringRun({ workbook: excel.workbook, endpoint, now: () => 0 });
    await run.start(planOf({ source, inputs }));
    return run.getStatus();
  };
  return { first, second, score };
}

/** By which number the predictions of each column are their ids' multiples: one for all of them, or the column is a mixture. */
function factorsOf({ sheet }: OpenExcel): number[] {
  const rows = sheet.readValues(areaOf(0, 0, 10, 5)).filter(([id]) => typeof id === "number");
  return [1, 2, 3, 4].flatMap((column) => {
    const factors = rows.flatMap((row) => (row[column] === null ? [] : [Number(row[column]) / Number(row[0])]));
    const [factor] = factors;
    expect(factors).toEqual(factors.map(() => factor));
    return factor === undefined ? [] : [factor];
  });
}

function headersOf({ sheet }: OpenExcel): unknown[] {
  return sheet.readValues(areaOf(0, 0, 1, 5))[0]!.filter((header) => header !== null);
}

const ways = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });

describe("two panes that score the same data at once", () => {
  it("both get a column of their own in a table, with all predictions", async () => {
    await fc.assert(
      fc.asyncProperty(ways, ways, async (firstWay, secondWay) => {
        const { first, second, score } = openBoth("table", [firstWay, secondWay]);
        const ended = await Promise.all([score(first, 10), score(second, 100)]);
        const scored = ended.map((status) => status.state === "done" && status.summary.scored);
        expect(scored).toEqual([9, 9]);
        expect(factorsOf(first).sort()).toEqual([10, 100]);
        const told = ended.flatMap((status) => ("summary" in status ? status.summary.resultColumns!.headers : []));
        expect(headersOf(first)).toEqual(["id", ...told.sort()]);
        await allQuiet(); // What a pane kept is let go of after its last answer.
        expect([first.processor.referenceCount, second.processor.referenceCount]).toEqual([0, 0]);
      }),
      { numRuns: runs(100, 8) },
    );
  });

  it("never share a column beside a range with headers: each has its own, or is told that cells are taken", async () => {
    await fc.assert(
      fc.asyncProperty(ways, ways, async (firstWay, secondWay) => {
        const { first, second, score } = openBoth("range", [firstWay, secondWay]);
        const ended = await Promise.all([score(first, 10), score(second, 100)]);
        for (const status of ended) {
          if (status.state === "failed") expect(status.error.code).toMatch(/^(cells-occupied|sheet-changed)$/);
          else expect(status.state === "done" && status.summary.scored).toBe(9);
        }
        const done = ended.filter(({ state }) => state === "done").length;
        expect([factorsOf(first).length, done]).toEqual([done, Math.max(done, 1)]);
      }),
      { numRuns: runs(100, 8) },
    );
  });
});

describe("a pane whose table another pane has scored", () => {
  it("hears of it as something done elsewhere, and of its own writes as its own", async () => {
    const { first, second, score } = openBoth("table", [[0], [0]]);
    const heard: string[] = [];
    await first.queue.run({}, async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ source, triggerSource }) => {
        heard.push(`${source} ${triggerSource}`);
      });
      await context.sync();
    });
    await score(second, 10);
    expect([...new Set(heard.splice(0))]).toEqual(["Remote Unknown"]);
    await score(first, 100);
    expect([...new Set(heard)]).toEqual(["Local ThisLocalAddin"]);
  });
});
