import fc from "fast-check";
import {
  BatchFailedError,
  BatchTooLargeError,
  CancelledError,
  RunStoppedError,
  WorkbookError,
  type ScoringError,
} from "../../src/core/errors";
import type { Endpoint, QueryAnswer, QueryOptions } from "../../src/scoring/ports";
import type { RunStatus } from "../../src/scoring/run-status";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { MAX_KEPT_CHARACTERS } from "../../src/scoring/window-reader";
import { planOf } from "./plan-of";
import { SheetInMemory } from "./sheet-in-memory";
import { runs } from "../support/property-seed";

const PLAN = planOf({
  inputs: { format: "dataframe_records", columns: ["id"] },
  rowsPerBatch: 4,
  concurrentRequests: 4,
});

type Rows = readonly { id: number }[];
type Script = (rows: Rows, options: QueryOptions, requestNumber: number) => unknown;

/** An endpoint whose answer to each request the test writes: a value becomes the predictions, an error is thrown. */
class ScriptedEndpoint implements Endpoint {
  requests = 0;
  underWay = 0;
  mostUnderWay = 0;

  constructor(private readonly script: Script) {}

  async query(body: string, options: QueryOptions): Promise<QueryAnswer> {
    const rows = (JSON.parse(body) as { dataframe_records: Rows }).dataframe_records;
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    try {
      const predictions = await this.script(rows, options, this.requests++);
      return { body: JSON.stringify({ predictions }), servedModelName: "model-1" };
    } finally {
      this.underWay--;
    }
  }
}

const echo = (rows: Rows): string[] => rows.map((row) => `p${row.id}`);

function numbered(count: number, rowsPerWindow = 10): SheetInMemory {
  return new SheetInMemory(
    ["id", "other"],
    Array.from({ length: count }, (_, row) => [row, null]),
    rowsPerWindow,
  );
}

async function score(
  sheet: SheetInMemory,
  endpoint: Endpoint,
  plan: Partial<ScoringPlan> = {},
  follow: (run: ScoringRun) => void = () => undefined,
): Promise<RunStatus> {
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  run.subscribe(() => follow(run));
  await run.start({ ...PLAN, ...plan });
  return run.getStatus();
}

function summaryOf(status: RunStatus) {
  if (!("summary" in status) || status.summary === undefined) throw new Error(`No summary: ${JSON.stringify(status)}`);
  return status.summary;
}

/** A few turns of the event loop, different for each batch: batches finish out of order without any timer. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

const HOW_A_BATCH_ENDS = ["answer", "fail", "short", "too-large", "long", "not-json-list"] as const;

describe("scoring run", () => {
  it("scores every row in its own place and says what it did", async () => {
    const sheet = numbered(25);
    const status = await score(sheet, new ScriptedEndpoint(echo));
    expect(status.state).toBe("done");
    expect([...sheet.written]).toEqual(Array.from({ length: 25 }, (_, row) => [row, { predictions: [`p${row}`] }]));
    expect(summaryOf(status)).toMatchObject({
      scored: 25,
      failed: 0,
      untouched: 0,
      batches: 8,
      servedModelNames: ["model-1"],
    });
  });

  it("never puts a prediction in another row, whatever order batches finish, fail, shrink or answer short in", async () => {
    const batchEnd = fc.record({ how: fc.constantFrom(...HOW_A_BATCH_ENDS), delay: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(120),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(batchEnd),
        async (rowCount, rowsPerWindow, rowsPerBatch, concurrentRequests, ends) => {
          const sheet = numbered(rowCount, rowsPerWindow);
          const endpoint = new ScriptedEndpoint(async (rows) => {
            const { how, delay } = ends.next().value as { how: (typeof HOW_A_BATCH_ENDS)[number]; delay: number };
            await turns(delay);
            if (how === "fail") throw new BatchFailedError("model-error", "The model failed.");
            if (how === "too-large" && rows.length > 1) throw new BatchTooLargeError("payload-too-large", "Too large.");
            if (how === "short") return echo(rows).slice(1);
            if (how === "long") return [...echo(rows), "extra"];
            return how === "not-json-list" ? { a: 1, b: [2] } : echo(rows);
          });
          const status = await score(sheet, endpoint, { rowsPerBatch, concurrentRequests });
          const { scored, failed, untouched } = summaryOf(status);
          expect([status.state, scored + failed, untouched]).toEqual(["done", rowCount, 0]);
          expect(endpoint.mostUnderWay).toBeLessThanOrEqual(concurrentRequests);
          const seen = [...sheet.written].filter(([, outcome]) => "predictions" in outcome);
          expect(seen).toEqual(seen.map(([row]) => [row, { predictions: [`p${row}`] }]));
          expect(seen).toHaveLength(scored);
        },
      ),
      { numRuns: runs(300, 100) },
    );
  });

  it("leaves the row on which the model fails blank with its reason and scores the others", async () => {
    const sheet = numbered(12);
    const endpoint = new ScriptedEndpoint((rows) => {
      if (rows[0]!.id === 4) throw new BatchFailedError("model-error", "The model failed.", { detail: "ValueError" });
      return echo(rows);
    });
    const summary = summaryOf(await score(sheet, endpoint));
    expect(summary).toMatchObject({ scored: 11, failed: 1 });
    expect(summary.failures).toEqual([
      {
        code: "model-error",
        message: "The model failed.",
        detail: "ValueError",
        rows: [{ firstRow: 4, rowCount: 1 }],
        rowCount: 1,
      },
    ]);
    expect(sheet.written.get(4)).toEqual({ failure: expect.objectContaining({ code: "model-error" }) });
    expect(sheet.written.get(9)).toEqual({ predictions: ["p9"] });
  });

  it("halves a batch that is too large until it passes, and gives up on a single row", async () => {
    const sheet = numbered(8);
    const endpoint = new ScriptedEndpoint((rows) => {
      if (rows.length > 1 || rows[0]!.id === 3) throw new BatchTooLargeError("payload-too-large", "Too large.");
      return echo(rows);
    });
    const summary = summaryOf(await score(sheet, endpoint));
    expect(summary).toMatchObject({ scored: 7, failed: 1, batches: 11 }); // The second batch has learned.
    expect(summary.failures[0]!.rows).toEqual([{ firstRow: 3, rowCount: 1 }]);
  });

  it("stops the run where every other batch would fail too, and keeps what was answered", async () => {
    const sheet = numbered(40);
    const endpoint = new ScriptedEndpoint((rows) => {
      if (rows[0]!.id >= 14) throw new RunStoppedError("unauthorized", "The token was refused.");
      return echo(rows);
    });
    const status = await score(sheet, endpoint, { concurrentRequests: 1 });
    expect(status).toMatchObject({ state: "failed", error: { code: "unauthorized" } });
    expect(summaryOf(status)).toMatchObject({ scored: 14, failed: 0, untouched: 26 });
    expect([...sheet.written].filter(([, outcome]) => "predictions" in outcome)).toHaveLength(14);
    expect(endpoint.requests).toBe(5);
  });

  it("cancels at once, writes what was answered and sends nothing more", async () => {
    const sheet = numbered(40);
    let cancel = (): void => undefined;
    const endpoint = new ScriptedEndpoint((rows, { signal }, requestNumber) => {
      if (requestNumber < 3) return echo(rows);
      cancel();
      return new Promise((_resolve, reject) => {
        if (signal.aborted) reject(new CancelledError());
        signal.addEventListener("abort", () => reject(new CancelledError()));
      });
    });
    const status = await score(sheet, endpoint, { concurrentRequests: 1 }, (run) => {
      cancel = () => run.cancel();
    });
    expect(status.state).toBe("cancelled");
    expect(summaryOf(status)).toMatchObject({ scored: 10, failed: 0, untouched: 30, batches: 4 });
    expect(endpoint.requests).toBe(4);
  });

  it.each(["cancel", "stop"])(
    "keeps what was answered behind a batch that was not, whichever window it is in: %s",
    async (how) => {
      const sheet = numbered(60);
      const endpoint = new ScriptedEndpoint(async (rows, { signal }) => {
        if (rows[0]!.id !== 4 && rows[0]!.id < 24) return echo(rows);
        await new Promise((resolve) =>
          rows[0]!.id === 4 ? setTimeout(resolve, 20) : signal.addEventListener("abort", resolve),
        );
        throw how === "stop" ? new RunStoppedError("unauthorized", "The token was refused.") : new CancelledError();
      });
      const status = await score(sheet, endpoint, {}, (run) => {
        const now = run.getStatus();
        if (how === "cancel" && now.state === "scoring" && now.progress.rowsScored === 20) run.cancel();
      });
      expect(status.state).toBe(how === "cancel" ? "cancelled" : "failed");
      expect(summaryOf(status)).toMatchObject({ scored: 20, failed: 0, untouched: 40 });
      const kept = [...sheet.written.entries()].flatMap(([row, outcome]) => ("predictions" in outcome ? [row] : []));
      expect(kept.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, ...Array.from({ length: 16 }, (_, place) => place + 8)]);
    },
  );

  it("adds no column when nothing was ever answered", async () => {
    const sheet = numbered(12);
    const endpoint = new ScriptedEndpoint(() => {
      throw new BatchFailedError("model-error", "The model failed.");
    });
    const status = await score(sheet, endpoint);
    expect(status.state).toBe("done");
    expect(summaryOf(status)).toMatchObject({ scored: 0, failed: 12 });
    expect(summaryOf(status).resultColumns).toBeUndefined();
    expect(sheet.headers).toEqual([]);
  });

  it("leaves rows out that hold an error cell and sends the rest in full batches", async () => {
    const rows = Array.from({ length: 10 }, (_, row) => [
      row === 3 ? ({ kind: "error", error: "#N/A" } as const) : row,
    ]);
    const sheet = new SheetInMemory(["id"], rows, 10);
    const summary = summaryOf(await score(sheet, new ScriptedEndpoint(echo)));
    expect(summary).toMatchObject({ scored: 9, failed: 1, batches: 3 });
    expect(summary.failures[0]).toMatchObject({
      code: "error-cell",
      column: "id",
      rows: [{ firstRow: 3, rowCount: 1 }],
    });
  });

  it("stops for review before anything is sent when cells would be refused or mis-scored", async () => {
    const rows = [[1], ["n/a"], [3], [{ kind: "error", error: "#N/A" } as const]];
    const endpoint = new ScriptedEndpoint(echo);
    const status = await score(new SheetInMemory(["id"], rows, 2), endpoint, { onProblems: "review" });
    expect(status).toMatchObject({
      state: "review",
      report: {
        rowCount: 4,
        cleanRows: 2,
        columns: [{ name: "id", type: "long", isDeclared: false }],
        problems: [
          { column: "id", cause: "text-not-number", rows: [{ firstRow: 1, rowCount: 1 }] },
          { column: "id", cause: "error-cell", rows: [{ firstRow: 3, rowCount: 1 }] },
        ],
      },
    });
    expect(endpoint.requests).toBe(0);
  });

  it("finds numbers that a narrow tensor does not hold, although every one is whole", async () => {
    const schema = { columns: [], tensors: [{ dataType: "uint32", shape: [-1, 1] }], parameters: [] };
    const plan = { inputs: { format: "inputs", schema }, onProblems: "review" } as const;
    const sheet = new SheetInMemory(["id"], [[-1], [3_000_000_000], [4_294_967_296]], 2);
    expect(await score(sheet, new ScriptedEndpoint(echo), plan)).toMatchObject({
      state: "review",
      report: { cleanRows: 1, problems: [{ cause: "integer-overflow", rowCount: 2 }] },
    });
  });

  it("counts a row once although its column feeds two inputs", async () => {
    const schema = {
      columns: ["low", "high"].map((name) => ({ name, type: "double", isRequired: true }) as const),
      tensors: [],
      parameters: [],
    };
    const sources = { low: { column: "id" }, high: { column: "id" } };
    const plan = { inputs: { format: "dataframe_records", schema, sources }, onProblems: "review" } as const;
    const sheet = new SheetInMemory(["id"], [["x"], ["y"], [1]], 2);
    expect(await score(sheet, new ScriptedEndpoint(echo), plan)).toMatchObject({
      report: { cleanRows: 1, problems: [{ rows: [{ firstRow: 0, rowCount: 2 }], rowCount: 2 }] },
    });
  });

  it.each(["datetime", "string"] as const)("keeps dates ISO text where a signature says %s", async (type) => {
    const bodies: string[] = [];
    const endpoint: Endpoint = {
      query(body) {
        bodies.push(body);
        return Promise.resolve({ body: '{"predictions":[1]}' });
      },
    };
    const schema = { columns: [{ name: "id", type, isRequired: true }], tensors: [], parameters: [] };
    const plan = {
      inputs: { format: "dataframe_records", schema },
      readings: { id: { dateForm: "serial" } },
    } as const;
    await score(new SheetInMemory(["id"], [[{ kind: "date", serial: 45_351 }]], 1), endpoint, plan);
    expect(bodies).toEqual(['{"dataframe_records":[{"id":"2024-02-29"}]}']);
  });

  it("keeps a column of text one of text, whatever was chosen for its dates", async () => {
    const bodies: string[] = [];
    const endpoint: Endpoint = {
      query(body) {
        bodies.push(body);
        return Promise.resolve({ body: '{"predictions":[1,2]}' });
      },
    };
    const rows = [["spring"], [{ kind: "date", serial: 45_351 } as const]];
    await score(new SheetInMemory(["id"], rows, 2), endpoint, { readings: { id: { dateForm: "serial" } } });
    expect(bodies).toEqual(['{"dataframe_records":[{"id":"spring"},{"id":"2024-02-29"}]}']);
  });

  it("scores a reviewed table with the cures the analyst chose", async () => {
    const rows = [[1], ["2,000"], [3]];
    const plan = {
      onProblems: "review",
      readings: { id: { cures: { "locale-number": { kind: "convert" } } } },
    } as const;
    const sheet = new SheetInMemory(["id"], rows, 2);
    expect((await score(sheet, new ScriptedEndpoint(echo), plan)).state).toBe("done");
    expect(sheet.written.get(1)).toEqual({ predictions: ["p2000"] });
  });

  it("scores a column of times written as text once the analyst has it read as dates", async () => {
    const bodies: string[] = [];
    const endpoint: Endpoint = {
      query(body) {
        bodies.push(body);
        return Promise.resolve({ body: '{"predictions":[1,2]}' });
      },
    };
    const schema = { columns: [{ name: "id", type: "datetime", isRequired: true } as const], tensors: [] };
    const plan = {
      inputs: { format: "dataframe_split", schema },
      readings: { id: { cures: { "not-date": { kind: "convert" } } } },
    } as const;
    await score(new SheetInMemory(["id"], [["2024-02-29 13:05"], ["2024-03-01"]], 2), endpoint, plan);
    expect(bodies).toEqual([
      '{"dataframe_split":{"columns":["id"],"data":[["2024-02-29T13:05:00"],["2024-03-01T00:00:00"]]}}',
    ]);
  });

  it("keeps one type a column over all batches", async () => {
    const bodies: string[] = [];
    const sheet = new SheetInMemory(["id"], [[1], [2], [3.5], [4]], 2);
    const endpoint: Endpoint = {
      query(body) {
        bodies.push(body);
        return Promise.resolve({ body: '{"predictions":[1,2]}' });
      },
    };
    await score(sheet, endpoint, { rowsPerBatch: 2 });
    expect(bodies).toEqual([
      '{"dataframe_records":[{"id":1.0},{"id":2.0}]}',
      '{"dataframe_records":[{"id":3.5},{"id":4.0}]}',
    ]);
  });

  it("counts rows that were edited meanwhile as failed, not as scored", async () => {
    const sheet = numbered(10);
    sheet.beforeWrite = () => [2, 3];
    const summary = summaryOf(await score(sheet, new ScriptedEndpoint(echo)));
    expect(summary).toMatchObject({ scored: 8, failed: 2 });
    expect(summary.failures[0]).toMatchObject({ code: "sheet-changed", rows: [{ firstRow: 2, rowCount: 2 }] });
  });

  it("does not count rows as scored that a sort between two windows left without their prediction", async () => {
    const sheet = numbered(30);
    sheet.beforeWrite = ({ firstRow }) => {
      for (const row of [3, 4]) if (firstRow === 20) sheet.written.delete(row);
      return [];
    };
    const summary = summaryOf(await score(sheet, new ScriptedEndpoint(echo)));
    expect(summary).toMatchObject({ scored: 28, failed: 2, untouched: 0 });
    expect(summary.failures[0]).toMatchObject({ code: "sheet-changed", rows: [{ firstRow: 3, rowCount: 2 }] });
  });

  it("does not count rows as scored whose results were taken back when a write failed", async () => {
    const sheet = numbered(30);
    sheet.beforeWrite = ({ firstRow }) => {
      if (firstRow < 20) return [];
      sheet.written.clear();
      throw new WorkbookError("sheet-changed", "The sheet kept changing.");
    };
    const status = await score(sheet, new ScriptedEndpoint(echo));
    expect(status).toMatchObject({ state: "failed", error: { code: "sheet-changed" } });
    expect(summaryOf(status)).toMatchObject({ scored: 0, failed: 20, untouched: 10 });
  });

  it("keeps the count of the windows before when a write failed and nothing was taken back", async () => {
    const sheet = numbered(30);
    sheet.beforeWrite = ({ firstRow }) => {
      if (firstRow === 20) throw new WorkbookError("excel-error", "Excel could not do this.");
      return [];
    };
    const status = await score(sheet, new ScriptedEndpoint(echo));
    expect(summaryOf(status)).toMatchObject({ scored: 20, failed: 0, untouched: 10 });
  });

  it("writes several outputs by name when batches name them in another order", async () => {
    const sheet = numbered(8);
    const endpoint = new ScriptedEndpoint((rows) =>
      rows.map(({ id }) => (id < 4 ? { label: `p${id}`, score: id } : { score: id, label: `p${id}` })),
    );
    await score(sheet, endpoint);
    expect(sheet.headers).toEqual(["Prediction label", "Prediction score"]);
    expect(sheet.written.get(6)).toEqual({ predictions: ["p6", 6] });
  });

  it("orders several outputs as the first batch names them, also when it is the last to be answered", async () => {
    const sheet = numbered(8);
    const endpoint = new ScriptedEndpoint(async (rows) => {
      if (rows[0]!.id === 0) await turns(200);
      return rows.map(({ id }) => (id < 4 ? { label: `p${id}`, score: id } : { score: id, label: `p${id}` }));
    });
    await score(sheet, endpoint);
    expect(sheet.headers).toEqual(["Prediction label", "Prediction score"]);
    expect(sheet.written.get(6)).toEqual({ predictions: ["p6", 6] });
  });

  it("tells which rows were answered without a value, once for all outputs that lack one", async () => {
    const endpoint = new ScriptedEndpoint((rows) =>
      rows.map(({ id }) => (id === 1 || id === 3 ? { label: null, score: null } : { label: "a", score: id })),
    );
    const { scored, missing } = summaryOf(await score(numbered(4), endpoint));
    const rows = [
      { firstRow: 1, rowCount: 1 },
      { firstRow: 3, rowCount: 1 },
    ];
    expect({ scored, missing }).toEqual({ scored: 4, missing: [{ reason: "null", rows, rowCount: 2 }] });
  });

  it.each([
    ["a column that is not there", { inputs: { ...PLAN.inputs, columns: ["nope"] } }, "unknown-column"],
    ["no column at all", { inputs: { ...PLAN.inputs, columns: [] } }, "no-columns"],
  ])("refuses %s before anything is sent", async (_name, plan, code) => {
    const endpoint = new ScriptedEndpoint(echo);
    expect(await score(numbered(4), endpoint, plan)).toMatchObject({ state: "failed", error: { code } });
    expect(endpoint.requests).toBe(0);
  });

  it("asks whether the sheet can be written before anything is sent", async () => {
    const sheet = numbered(4);
    sheet.protectedSheet = true;
    const endpoint = new ScriptedEndpoint(echo);
    expect(await score(sheet, endpoint)).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
    expect(endpoint.requests).toBe(0);
  });

  it("tells progress that only grows, and waits with their end", async () => {
    const seen: number[] = [];
    const waits: unknown[] = [];
    const endpoint = new ScriptedEndpoint((rows, { onWait }) => {
      if (rows[0]!.id === 0) onWait?.({ reason: "rate-limited", delayMs: 8000 });
      return echo(rows);
    });
    const status = await score(numbered(25), endpoint, {}, (run) => {
      const now = run.getStatus();
      if (now.state !== "scoring") return;
      seen.push(now.progress.rowsScored);
      waits.push(now.progress.wait?.untilMs);
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(25);
    expect([waits.includes(8000), waits.at(-1)]).toEqual([true, undefined]);
    expect(status.state).toBe("done");
  });

  it("sends the first request alone, then several at once, and tells so", async () => {
    const inFlight = { first: [0], later: [0] };
    const endpoint = new ScriptedEndpoint(async (rows) => {
      await turns(50);
      return echo(rows);
    });
    await score(numbered(25), endpoint, {}, (run) => {
      const now = run.getStatus();
      const place = "progress" in now && now.progress.rowsScored > 0 ? "later" : "first";
      if ("progress" in now) inFlight[place].push(now.progress.batchesInFlight);
    });
    expect([Math.max(...inFlight.first), Math.max(...inFlight.later)]).toEqual([1, 4]);
  });

  it("turns a defect into a failed run instead of an endless one", async () => {
    const endpoint: Endpoint = { query: () => Promise.reject(new TypeError("defect")) };
    const status = await score(numbered(4), endpoint);
    expect(status).toMatchObject({ state: "failed", error: { code: "unexpected" } });
    expect((status as { error: ScoringError }).error.message).not.toContain("defect");
  });

  it("holds only a few windows at a time however long the table is", async () => {
    // A note that is not sent, so long that not even the first window is kept to be read from memory.
    const note = "n".repeat(MAX_KEPT_CHARACTERS / 7);
    const rows = Array.from({ length: 400 }, (_, row) => [row, note]);
    const sheet = new SheetInMemory(["id", "note"], rows, 8);
    await score(sheet, new ScriptedEndpoint(echo));
    expect(sheet.mostWindowsHeld).toBeLessThan(15);
  });
});
