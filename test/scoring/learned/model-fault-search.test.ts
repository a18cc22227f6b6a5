import fc from "fast-check";
import { BatchFailedError, CancelledError, ConnectionBrokenError } from "../../../src/core/errors";
import { MODEL_FAULT_REQUESTS } from "../../../src/scoring/learned/model-fault-search";
import { runs } from "../../support/property-seed";
import { rowsScoredIn, scoreRows, summaryIn } from "../score-rows";

const PLAN = { rowsPerBatch: 64, concurrentRequests: 4 };

/** A failure as the endpoint's client tells it when its own repetitions are over. */
function failOn(isBad: (id: number) => boolean) {
  return (ids: readonly number[]): void => {
    if (ids.some(isBad)) throw new BatchFailedError("model-error", "The model failed.", { status: 500 });
  };
}

describe("the search for rows on which a model fails", () => {
  it("leaves only those rows blank, whichever they are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(511), { minLength: 1, maxLength: 6 }), async (bad) => {
        const { status, sheet } = await scoreRows(
          512,
          failOn((id) => bad.includes(id)),
          PLAN,
        );
        expect(summaryIn(status)).toMatchObject({ scored: 512 - bad.length, failed: bad.length });
        expect(rowsScoredIn(sheet)).toHaveLength(512 - bad.length);
      }),
      { numRuns: runs(100, 20) },
    );
  });

  it("finds a row that ends the model's process, so that the connection breaks each time", async () => {
    const { status, sheet } = await scoreRows(
      512,
      (ids) => {
        if (ids.includes(333)) throw new ConnectionBrokenError("network", "The endpoint could not be reached.");
      },
      PLAN,
    );
    expect(summaryIn(status)).toMatchObject({ scored: 511, failed: 1 });
    expect(rowsScoredIn(sheet)).not.toContain(333);
  });

  it("finds a row for which an error comes with a status of success, or another one than 500", async () => {
    for (const code of [200, 424, 507]) {
      const { status } = await scoreRows(
        512,
        (ids) => {
          if (ids.includes(333)) throw new BatchFailedError("model-error", "It failed.", { status: code });
        },
        PLAN,
      );
      expect(summaryIn(status)).toMatchObject({ scored: 511, failed: 1 });
    }
  });

  it("costs a whole run no more than its bound, and scores the batches without such rows all the same", async () => {
    const { status, requests } = await scoreRows(
      6400,
      failOn((id) => id % 13 === 0 && id < 3200),
      PLAN,
    );
    // Each batch once, the lost ones a second time, and the search.
    expect(requests.length).toBeLessThanOrEqual(100 + 50 + MODEL_FAULT_REQUESTS);
    expect(summaryIn(status).scored).toBeGreaterThanOrEqual(3200);
  });

  it("is not begun for a model that fails on everything", async () => {
    const { status, requests } = await scoreRows(
      6400,
      failOn(() => true),
      PLAN,
    );
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 6400 });
    // Each batch in both rounds (a window of 1,000 rows has 16), and twelve parts of the few that were under way before that was learned.
    expect(requests.length).toBeLessThanOrEqual(2 * 103 + 5 * 12);
  });

  it("sends no part a second time at once, and waits out a failure of the batch and of a row known to pass alone", async () => {
    const repeated: number[] = [];
    await scoreRows(
      64,
      (ids, { repeatsFailures }) => {
        if (repeatsFailures) repeated.push(ids.length);
        failOn((id) => id === 20)(ids);
      },
      PLAN,
    );
    expect(repeated).toEqual([64, 1]);
  });

  it("blames no row while the model is away to others, too", async () => {
    let singles = 0;
    const { status, sheet } = await scoreRows(
      64,
      (ids) => {
        if (ids.length === 1) singles++;
        // From the first single row on the model is away, until its tenth is asked for.
        failOn((id) => (singles > 0 && singles < 10) || id === 20 || id === 21)(ids);
      },
      { ...PLAN, concurrentRequests: 1 },
    );
    expect(summaryIn(status)).toMatchObject({ scored: 62, failed: 2 });
    expect(rowsScoredIn(sheet)).toHaveLength(62);
  });

  it("keeps what parts of a batch were answered when the run is cancelled before the others are", async () => {
    let cancel = (): void => undefined;
    const { status, sheet } = await scoreRows(
      64,
      (ids) => {
        failOn((id) => id === 20)(ids);
        if (ids.length > 1) return;
        cancel();
        throw new CancelledError();
      },
      { ...PLAN, concurrentRequests: 1 },
      (run) => (cancel = () => run.cancel()),
    );
    expect(status.state).toBe("cancelled");
    expect(rowsScoredIn(sheet)).toHaveLength(62);
  });
});
