import type { RunMemory } from "../../../src/scoring/run-memory";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { fingerprintsOf, recordsOf, type KeyedRow } from "../../core/memory/fingerprints-of";
import { EVERY_STATE, refreshRows, type RefreshCase } from "../refresh/refreshed-rows";
import { summaryIn } from "../score-rows";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

/** Nine rows in three windows, all of them to be scored. */
function nineRows(facts: Partial<RefreshCase> = {}) {
  return refreshRows({
    states: Array.from({ length: 9 }, () => "new" as const),
    wanted: EVERY_STATE,
    rowsPerBatch: 3,
    rowsPerWindow: 3,
    ...facts,
  });
}

describe("a run with a memory", () => {
  it("tells it once that it begins, before the first rows of several are noted, and that it has ended", async () => {
    const { told, status } = await nineRows();
    expect(told).toEqual(["begin", "note", "note", "note", "end"]);
    expect(summaryIn(status).remembered).toEqual({ kind: "kept" });
  });

  it("does not tell that it begins where one write is all of it", async () => {
    const { told } = await nineRows({ rowsPerBatch: 9, rowsPerWindow: 9 });
    expect(told).toEqual(["note", "end"]);
  });

  it("notes what was sent of each row with what stands there, and of a row that has failed only what was sent", async () => {
    const { noted } = await nineRows({ ends: (request) => (request === 1 ? "short" : "answer") });
    const rows = [
      ...["0", "1", "2"].map((key): KeyedRow => [key, [`p${key}`]]),
      ...["3", "4", "5"].map((key): KeyedRow => [key, undefined]),
      ...["6", "7", "8"].map((key): KeyedRow => [key, [`p${key}`]]),
    ];
    expect(noted).toEqual(recordsOf(fingerprintsOf(rows)));
  });

  it("notes nothing of rows that were edited meanwhile, nor of those that hold nothing to send", async () => {
    const { noted } = await nineRows({ states: ["new", "new", "left-out", "new"], edited: [1], rowsPerWindow: 9 });
    const rows = ["0", "3"].map((key): KeyedRow => [key, [`p${key}`]]);
    expect(noted).toEqual(recordsOf(fingerprintsOf(rows)));
  });

  it.each([
    ["cancelled", "cancel"],
    ["failed", "stops"],
  ] as const)("tells it the end also of a run that is %s", async (state, end) => {
    const { told, status } = await nineRows({ ends: (request) => (request === 1 ? end : "answer") });
    expect([status.state, told.at(-1)]).toEqual([state, "end"]);
    expect(summaryIn(status).remembered).toEqual({ kind: "kept" });
  });

  it("tells it of each request before it goes out, also of rows that are sent once more", async () => {
    const { counted, requests } = await nineRows({ ends: (request) => (request === 1 ? "too-large" : "answer") });
    expect(counted).toEqual(requests.map((rows) => rows.length));
    expect(counted).toEqual([3, 3, 2, 1, 2, 1]);
  });

  const failing = (): never => {
    throw new Error("The workbook is protected.");
  };
  const WHY = { kind: "not-remembered", why: "The workbook is protected." };
  it.each<[keyof RunMemory, Partial<RunMemory>, unknown]>([
    ["begin", { begin: failing }, { kind: "kept" }],
    ["note", { note: failing }, WHY],
    ["noteRequest", { noteRequest: failing }, WHY],
    ["end", { end: failing }, WHY],
    ["end", { end: () => Promise.reject(new Error("The workbook is protected.")) }, WHY],
  ])("scores all rows though its memory fails to %s", async (_what, memory, remembered) => {
    const { status, sheet } = await nineRows({ memory });
    expect(status.state).toBe("done");
    expect(sheet.results.map(([cell]) => cell)).toEqual(Array.from({ length: 9 }, (_, row) => `p${row}`));
    expect(summaryIn(status).remembered).toEqual(remembered);
  });

  it("waits for a memory that never answers no longer than it must", async () => {
    const never = new Promise<never>(() => undefined);
    const memory: RunMemory = { scope: "all", begin: () => never, note: () => undefined, end: () => never };
    const sheet = new SheetInMemory(["id"], [[1], [2], [3]], 1);
    const run = new ScoringRun({
      workbook: sheet,
      memory,
      endpoint: { query: () => Promise.resolve({ body: '{"predictions":[1]}' }) },
      now: () => 0,
      startTimer: (_delayMs, act) => {
        const soon = setImmediate(act);
        return () => clearImmediate(soon);
      },
    });
    await run.start(planOf({ rowsPerBatch: 1 }));
    const summary = summaryIn(run.getStatus());
    expect([run.getStatus().state, summary.scored, sheet.written.size]).toEqual(["done", 3, 3]);
    expect(summary.remembered).toEqual({ kind: "not-remembered", why: "The workbook did not answer in time." });
  });

  it("tells nothing to its memory where it only asks for a review", async () => {
    const memory: RunMemory = { scope: "all", begin: failing, note: failing, end: failing };
    const sheet = new SheetInMemory(["id"], [[1], [{ kind: "error", error: "#N/A" }]], 9);
    const run = new ScoringRun({ workbook: sheet, memory, endpoint: { query: failing }, now: () => 0 });
    await run.start(planOf({ onProblems: "review" }));
    expect(run.getStatus().state).toBe("review");
  });
});
