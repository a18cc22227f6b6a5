import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { RowsRefusedError } from "../../../src/core/errors";
import type { RowRange } from "../../../src/core/table/row-ranges";
import type { RunStatus } from "../../../src/scoring/run-status";
import { EXTRA_REQUESTS_PER_BATCH, FELT_BATCHES } from "../../../src/scoring/learned/quarantine";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";
import { runs } from "../../support/property-seed";

interface Quarantined {
  readonly status: RunStatus;
  readonly requests: number;
  readonly sheet: SheetInMemory;
}

/** Scores `rowCount` rows against an endpoint that refuses a whole batch for each bad row, without naming it. */
async function scoreWith(
  rowCount: number,
  isBad: (id: number) => boolean,
  onRefused: ScoringPlan["onRefused"] = "quarantine",
  detailOf: (ids: readonly number[]) => string = () => "Bad.",
): Promise<Quarantined> {
  const sheet = new SheetInMemory(
    ["id"],
    Array.from({ length: rowCount }, (_, id) => [id]),
    5000,
  );
  let requests = 0;
  const endpoint = {
    query(body: string) {
      requests++;
      const rows = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records;
      return rows.some(({ id }) => isBad(id))
        ? Promise.reject(
            new RowsRefusedError("rows-refused", "Refused.", {
              status: 400,
              detail: detailOf(rows.map(({ id }) => id)),
            }),
          )
        : Promise.resolve({ body: JSON.stringify({ predictions: rows.map(({ id }) => id * 10) }) });
    },
  };
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  await run.start(planOf({ rowsPerBatch: 256, concurrentRequests: 4, onRefused }));
  return { status: run.getStatus(), requests, sheet };
}

function summaryOf({ status }: Quarantined) {
  if (status.state !== "done") throw new Error(`The run ended as ${status.state}.`);
  return status.summary;
}

function rowsIn({ firstRow, rowCount }: RowRange): number[] {
  return Array.from({ length: rowCount }, (_, offset) => firstRow + offset);
}

describe("quarantine", () => {
  it("isolates 37 bad rows in 10,000 exactly and scores all others, within the stated bound", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(9999), { minLength: 37, maxLength: 37 }), async (bad) => {
        const mostInOneBatch = Math.max(
          ...bad.map((row) => bad.filter((other) => Math.floor(other / 256) === Math.floor(row / 256)).length),
        );
        fc.pre(mostInOneBatch <= 8);
        const outcome = await scoreWith(10_000, (id) => bad.includes(id));
        const summary = summaryOf(outcome);
        const quarantined = summary.failures[0]!.rows.flatMap(rowsIn);
        expect(quarantined).toEqual([...bad].sort((a, b) => a - b));
        expect(summary).toMatchObject({ scored: 9963, failed: 37 });
        const wrong = [...outcome.sheet.written].filter(
          ([row, written]) => "predictions" in written && !isDeepStrictEqual(written.predictions, [row * 10]),
        );
        expect(wrong).toEqual([]);
        expect(outcome.requests - Math.ceil(10_000 / 256)).toBeLessThanOrEqual(37 * 2 * Math.ceil(Math.log2(256)));
      }),
      { numRuns: 10 },
    );
  });

  it("never spends more than the bound on one batch, and then lets what is left fail together", async () => {
    const outcome = await scoreWith(256, (id) => id % 2 === 0, "every-row");
    expect(outcome.requests).toBeLessThanOrEqual(1 + EXTRA_REQUESTS_PER_BATCH);
    const { scored, failed } = summaryOf(outcome);
    expect(scored + failed).toBe(256);
    expect(failed).toBeGreaterThanOrEqual(128);
  });

  it("gives no part of a batch up for another: with many bad rows, small parts everywhere stay untold, not a half", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(255), { minLength: 9, maxLength: 20 }), async (bad) => {
        const outcome = await scoreWith(256, (id) => bad.includes(id), "every-row");
        const { failed } = summaryOf(outcome);
        expect(outcome.requests).toBeLessThanOrEqual(1 + EXTRA_REQUESTS_PER_BATCH);
        // 48 halvings reach parts of at most 8 rows around 20 bad ones.
        expect(failed).toBeLessThanOrEqual(8 * bad.length);
      }),
      { numRuns: runs(50, 20) },
    );
  });

  it("stops bisecting when whole batches are refused to the last row, each with the same words", async () => {
    const outcome = await scoreWith(256 * 40, () => true, "every-row");
    // The first, and four at once before the second of two has taught anything; likewise those that are felt through, by nine parts each.
    expect(outcome.requests).toBeLessThanOrEqual(40 + 5 * EXTRA_REQUESTS_PER_BATCH + (FELT_BATCHES + 4) * 9);
    expect(summaryOf(outcome)).toMatchObject({ scored: 0, failed: 256 * 40 });
  });

  it("feels through every batch where the words differ, by nine parts each", async () => {
    const outcome = await scoreWith(
      256 * 40,
      () => true,
      "every-row",
      (ids) => `Row ${ids[0]} is bad.`,
    );
    expect(outcome.requests).toBeGreaterThan(40 * 10);
    expect(outcome.requests).toBeLessThanOrEqual(40 * 10 + 5 * EXTRA_REQUESTS_PER_BATCH);
    expect(summaryOf(outcome)).toMatchObject({ scored: 0, failed: 256 * 40 });
  });

  it("finds the refused rows of batches behind others that were refused to the last row", async () => {
    const outcome = await scoreWith(256 * 12, (id) => id < 256 * 8 || id % 100 === 0, "every-row");
    const bad = Array.from({ length: 256 * 12 }, (_, id) => id).filter((id) => id < 256 * 8 || id % 100 === 0);
    expect(summaryOf(outcome).failures.flatMap(({ rows }) => rows.flatMap(rowsIn))).toEqual(bad);
  });

  it("stops the run at the first refusal when asked to", async () => {
    const outcome = await scoreWith(2560, (id) => id === 700, "stop");
    expect(outcome.status).toMatchObject({ state: "failed", error: { code: "rows-refused" } });
    expect(outcome.requests).toBeLessThan(10);
  });
});
