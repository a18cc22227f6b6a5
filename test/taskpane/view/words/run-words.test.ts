import { RunStoppedError } from "../../../../src/core/errors";
import type { RunStatus } from "../../../../src/scoring/run-status";
import { createFormats } from "../../../../src/taskpane/view/words/formats";
import { announcementOf, outcomeWords, progressWords } from "../../../../src/taskpane/view/words/run-words";
import { progressOf, summaryOf } from "../../fakes/pane-data";

const formats = createFormats("en-US");

describe("a run under way, in words", () => {
  test("says how many rows are read before any is sent", () => {
    const words = progressWords("reading", progressOf({ rowsRead: 75 }), 5_000, formats);
    expect(words).toEqual({ done: "Reading: 75 of 150 rows", facts: "", share: 0 });
  });

  test("says the pace and what is left once they mean something", () => {
    const progress = progressOf({ rowsScored: 50, batchesInFlight: 4 });
    expect(progressWords("scoring", progress, 500, formats).facts).toBe("4 requests");
    expect(progressWords("scoring", progress, 2_000, formats)).toEqual({
      done: "50 of 150 rows",
      facts: "25 rows/s · 4 sec left · 4 requests",
      share: 1 / 3,
    });
  });

  test("measures the pace from the first request on, for reading the table is no part of it", () => {
    const progress = progressOf({ rowsScored: 50, batchesInFlight: 4, sendingSinceMs: 60_000 });
    expect(progressWords("scoring", progress, 62_000, formats).facts).toBe("25 rows/s · 4 sec left · 4 requests");
  });

  test("says that predictions are written once no row is left to wait for", () => {
    const done = progressOf({ rowsScored: 140, rowsFailed: 10, batchesInFlight: 1 });
    expect(progressWords("scoring", done, 2_000, formats).facts).toBe("Writing the last predictions");
    const tried = { ...done, rowsToRetry: 10 };
    expect(progressWords("scoring", tried, 2_000, formats).facts).toBe(
      "70 rows/s · 0.1 sec left · 1 request · Trying 10 rows once more",
    );
  });

  test("counts rows without a prediction while it goes on", () => {
    const progress = progressOf({ rowsScored: 50, rowsFailed: 1, batchesInFlight: 1 });
    expect(progressWords("scoring", progress, 500, formats)).toMatchObject({
      done: "50 of 150 rows, 1 without a prediction",
      facts: "1 request",
      share: 50 / 150,
    });
  });

  test("tells of rows that are tried once more, which are not through yet", () => {
    const progress = progressOf({ rowsScored: 100, rowsFailed: 50, rowsToRetry: 30, batchesInFlight: 1 });
    expect(progressWords("scoring", progress, 10_000, formats)).toMatchObject({
      done: "100 of 150 rows, 50 without a prediction",
      facts: "10 rows/s · 3 sec left · 1 request · Trying 30 rows once more",
    });
  });

  test.each([
    ["rate-limited", "The endpoint asked us to wait 8 sec"],
    ["unavailable", "Waking the endpoint … next try in 8 sec"],
    ["network", "Connection lost, next try in 8 sec"],
  ] as const)("explains a wait that is %s, with the seconds left", (reason, words) => {
    const progress = progressOf({ wait: { reason, delayMs: 10_000, untilMs: 10_000 } });
    expect(progressWords("scoring", progress, 2_100, formats).wait).toBe(words);
    expect(progressWords("scoring", progress, 10_000, formats)).not.toHaveProperty("wait");
  });

  test("does not speak of waking an endpoint that has answered", () => {
    const wait = { reason: "unavailable", delayMs: 30_000, untilMs: 30_000 } as const;
    const progress = progressOf({ rowsScored: 50, wait });
    expect(progressWords("scoring", progress, 0, formats).wait).toBe("The endpoint has no time, next try in 30 sec");
  });

  test("an empty table has no share that is not a number", () => {
    expect(progressWords("scoring", progressOf({ rowsInAll: 0 }), 0, formats).share).toBe(0);
  });
});

describe("what a screen reader hears", () => {
  const scoring = (rowsScored: number): RunStatus => ({ state: "scoring", progress: progressOf({ rowsScored }) });
  const said = (status: RunStatus) => announcementOf(status, formats);

  test("changes about every tenth of the way and not at every batch", () => {
    const heard = Array.from({ length: 150 }, (_, rowsScored) => said(scoring(rowsScored)));
    expect([...new Set(heard)]).toEqual([
      "Scoring.",
      ...[10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent) => `${percent}% of the rows scored.`),
    ]);
  });

  test("tells of a wait once, not at each second", () => {
    const wait = { reason: "rate-limited", delayMs: 8_000, untilMs: 8_000 } as const;
    expect(said({ state: "scoring", progress: progressOf({ rowsScored: 80, wait }) })).toBe(
      "Waiting for the endpoint.",
    );
  });

  test("tells how it ended, and how many rows have no prediction", () => {
    expect(said({ state: "done", summary: summaryOf({ scored: 149, failed: 1 }) })).toBe(
      "149 of 150 rows scored in 1.2 sec. 1 row has no prediction.",
    );
  });

  test("tells of a refresh how many predictions changed", () => {
    const renewed = { rowCount: 3, changed: 1 };
    expect(said({ state: "done", summary: summaryOf({ scored: 3, skipped: 147, renewed }) })).toBe(
      "3 rows scored in 1.2 sec. 3 rows scored again, 1 prediction changed. ",
    );
  });

  test("leaves a failure to its own alert", () => {
    expect(said({ state: "failed", error: new RunStoppedError("forbidden", "No.") })).toBe("");
  });
});

describe("how a run ended, in one line", () => {
  test.each<[RunStatus, string]>([
    [{ state: "done", summary: summaryOf() }, "150 rows scored in 1.2 sec"],
    [{ state: "cancelled", summary: summaryOf({ scored: 50, untouched: 100 }) }, "Cancelled: 50 of 150 rows scored"],
    [{ state: "failed", error: new RunStoppedError("unauthorized", "No.") }, "The token was refused"],
    [{ state: "idle" }, ""],
  ])("%#", (status, words) => {
    expect(outcomeWords(status, formats)).toBe(words);
  });
});
