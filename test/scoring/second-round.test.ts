import fc from "fast-check";
import { BatchFailedError, RunStoppedError, WorkbookError, type ErrorCode } from "../../src/core/errors";
import { runs } from "../support/property-seed";
import type { RowWindow } from "../../src/scoring/ports";
import { rowsScoredIn, scoreRows, summaryIn } from "./score-rows";

const PLAN = { rowsPerBatch: 10, concurrentRequests: 4 };
const ROWS = 200;
const BATCHES = ROWS / PLAN.rowsPerBatch;

function lost(code: ErrorCode = "network"): BatchFailedError {
  return new BatchFailedError(
    code,
    "The endpoint could not be reached.",
    code === "model-error" ? { status: 500 } : {},
  );
}

/** Loses the first try of batches whose first row is one of these. */
function losing(firstRows: readonly number[], code?: ErrorCode) {
  const left = new Set(firstRows);
  return (ids: readonly number[]): void => {
    if (left.delete(ids[0]!)) throw lost(code);
  };
}

describe("second round", () => {
  it.each(["network", "unavailable", "rate-limited"] as const)(
    "scores batches that were lost as %s, in the column that is there",
    async (code) => {
      const { status, sheet, requests } = await scoreRows(ROWS, losing([50, 60, 120], code), PLAN);
      expect(status.state).toBe("done");
      expect(summaryIn(status)).toMatchObject({ scored: ROWS, failed: 0, failures: [], untouched: 0 });
      expect(rowsScoredIn(sheet)).toHaveLength(ROWS);
      expect(sheet.headers).toEqual(["Prediction"]);
      expect(requests).toHaveLength(BATCHES + 3);
    },
  );

  it("scores batches on which the model failed for a while, however they were halved", async () => {
    let requests = 0;
    const { status, sheet } = await scoreRows(
      ROWS,
      () => {
        if (++requests > 3 && requests < 40) throw lost("model-error");
      },
      PLAN,
    );
    expect(summaryIn(status)).toMatchObject({ scored: ROWS, failed: 0 });
    expect(rowsScoredIn(sheet)).toHaveLength(ROWS);
  });

  it("never writes beside a wrong row and counts each once, whichever batches are lost in either round", async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(9)), fc.nat(150), async (ends, rowCount) => {
        const { status, sheet, requests } = await scoreRows(
          rowCount,
          () => {
            if ((ends.next().value as number) < 3) throw lost();
          },
          PLAN,
        );
        const summary = summaryIn(status);
        const named = summary.failures.flatMap((group) => group.rows.map((range) => range.rowCount));
        expect(summary.scored).toBe(rowsScoredIn(sheet).length);
        expect(summary.failed).toBe(named.reduce((sum, count) => sum + count, 0));
        expect(summary.scored + summary.failed + summary.untouched).toBe(rowCount);
        expect(requests.length).toBeLessThanOrEqual(2 * Math.ceil(rowCount / PLAN.rowsPerBatch));
      }),
      { numRuns: runs(300, 60) },
    );
  });

  it("begins with one request, and ends with it when the endpoint is still not there", async () => {
    const { status, requests } = await scoreRows(
      ROWS,
      (ids) => {
        if (ids[0]! >= 100) throw lost();
      },
      PLAN,
    );
    expect(status.state).toBe("done");
    expect(requests).toHaveLength(BATCHES + 1);
    expect(summaryIn(status)).toMatchObject({ scored: 100, failed: 100, untouched: 0 });
    expect(summaryIn(status).failures).toEqual([
      expect.objectContaining({ code: "network", rows: [{ firstRow: 100, rowCount: 100 }], rowCount: 100 }),
    ]);
  });

  it("has an endpoint that was given up waited for anew, until it answers", async () => {
    const anew: unknown[] = [];
    const lose = losing([50, 60, 120]);
    await scoreRows(
      ROWS,
      (ids, { waitsAnew }, requestNumber) => {
        if (requestNumber >= BATCHES) anew.push(waitsAnew);
        lose(ids);
      },
      PLAN,
    );
    expect(anew).toEqual([true, undefined, undefined]);
  });

  it("sends what stands in the sheet now, not what stood there when the batch was lost", async () => {
    const lose = losing([20]);
    const { requests } = await scoreRows(
      30,
      lose,
      PLAN,
      (_run, sheet) => ((sheet.rows as unknown as number[][])[25] = [9_999]),
    );
    expect(requests.at(-1)).toEqual([20, 21, 22, 23, 24, 9_999, 26, 27, 28, 29]);
  });

  it("tries no row again that was refused, or answered with something that is no prediction", async () => {
    const { status, requests } = await scoreRows(
      ROWS,
      (ids) => {
        if (ids[0] === 50) throw new BatchFailedError("malformed-response", "The answer is not JSON.");
      },
      PLAN,
    );
    expect(requests).toHaveLength(BATCHES);
    expect(summaryIn(status)).toMatchObject({ scored: ROWS - 10, failed: 10 });
  });

  it("leaves the cells alone of rows that fail again beside some that are scored", async () => {
    const lose = losing([20, 30]);
    const writes: RowWindow[] = [];
    const sent: number[] = [];
    const { status } = await scoreRows(
      ROWS,
      (ids) => {
        lose(ids);
        sent.push(ids[0]!);
        if (ids[0] === 30) throw new BatchFailedError("malformed-response", "The answer is not JSON.");
      },
      PLAN,
      (_run, sheet) => {
        sheet.beforeWrite = (window) => {
          if (sent.includes(20)) writes.push(window);
          return [];
        };
      },
    );
    expect(writes.map(({ firstRow, cells }) => [firstRow, cells.rowCount])).toEqual([[20, 10]]);
    expect(summaryIn(status)).toMatchObject({ scored: ROWS - 10, failed: 10 });
  });

  it("names the new reason of a row that fails otherwise the second time", async () => {
    let tries = 0;
    const { status } = await scoreRows(
      ROWS,
      (ids) => {
        if (ids[0] !== 50) return;
        throw tries++ === 0 ? lost() : new BatchFailedError("malformed-response", "The answer is not JSON.");
      },
      PLAN,
    );
    expect(summaryIn(status).failures).toEqual([
      expect.objectContaining({ code: "malformed-response", rows: [{ firstRow: 50, rowCount: 10 }], rowCount: 10 }),
    ]);
  });

  it("keeps what it was given when the run is stopped in it, and the reasons of all other rows", async () => {
    const lose = losing([50, 60, 120, 130, 150]);
    const { status, sheet } = await scoreRows(
      ROWS,
      (ids, _options, requestNumber) => {
        if (requestNumber === BATCHES + 2) throw new RunStoppedError("unauthorized", "The token was refused.");
        lose(ids);
      },
      { ...PLAN, concurrentRequests: 1 },
    );
    expect(status).toMatchObject({ state: "failed", error: { code: "unauthorized" } });
    expect(summaryIn(status)).toMatchObject({ scored: ROWS - 30, failed: 30, untouched: 0 });
    expect(summaryIn(status).failures[0]!.rows).toEqual([
      { firstRow: 120, rowCount: 20 },
      { firstRow: 150, rowCount: 10 },
    ]);
    expect(rowsScoredIn(sheet)).toHaveLength(ROWS - 30);
  });

  it("leaves the rows as they are when they cannot be read any more", async () => {
    const { status } = await scoreRows(ROWS, losing([50]), PLAN, (run, sheet) => {
      const now = run.getStatus();
      if (now.state !== "scoring" || now.progress.rowsToRetry === 0) return;
      sheet.readWindow = () => Promise.reject(new WorkbookError("sheet-changed", "The table is gone."));
    });
    expect(status.state).toBe("done");
    expect(summaryIn(status)).toMatchObject({ scored: ROWS - 10, failed: 10 });
  });

  it("is cancelled like the first, with all that was answered written", async () => {
    const lose = losing([50, 60]);
    const { status } = await scoreRows(ROWS, lose, { ...PLAN, concurrentRequests: 1 }, (run) => {
      const now = run.getStatus();
      if (now.state === "scoring" && now.progress.rowsToRetry === 10) run.cancel();
    });
    expect(status.state).toBe("cancelled");
    expect(summaryIn(status)).toMatchObject({ scored: ROWS - 10, failed: 10, untouched: 0 });
  });

  it("tells true progress: failed rows are not done, and those tried again come off them", async () => {
    const seen = new Set<string>();
    await scoreRows(40, losing([20]), { ...PLAN, concurrentRequests: 1 }, (run) => {
      const now = run.getStatus();
      if (now.state !== "scoring") return;
      const { rowsScored, rowsFailed, rowsToRetry } = now.progress;
      seen.add([rowsScored, rowsFailed, rowsToRetry].join(" "));
    });
    expect([...seen]).toEqual(["0 0 0", "10 0 0", "20 0 0", "20 10 0", "30 10 0", "30 10 10", "40 0 0"]);
  });
});
