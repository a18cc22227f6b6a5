import { BatchFailedError, RowsRefusedError, RunStoppedError } from "../../../src/core/errors";
import { rowsScoredIn, scoreRows, summaryIn } from "../score-rows";

const WORDS = 'Bad request: json: unknown field "dataframe_records"';

function refuse(isBad: (id: number) => boolean) {
  return (ids: readonly number[]): void => {
    if (!ids.some(isBad)) return;
    throw new RowsRefusedError("rows-refused", "The endpoint refused these rows.", { status: 400, detail: WORDS });
  };
}

const PLAN = { rowsPerBatch: 256, concurrentRequests: 4 };

describe("first refusal", () => {
  it("ends a run that is refused whatever is sent after three requests, with the endpoint's own words", async () => {
    const { status, requests, sheet } = await scoreRows(
      600,
      refuse(() => true),
      PLAN,
    );
    expect(requests.map((rows) => rows.length)).toEqual([256, 1, 1]);
    expect([requests[1], requests[2]]).toEqual([[0], [300]]);
    if (status.state !== "failed") throw new Error(`The run ended as ${status.state}.`);
    expect(status.error).toRefuse(RunStoppedError, { code: "every-row-refused", detail: WORDS, status: 400 });
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 0, untouched: 600, batches: 3 });
    expect(sheet.headers).toEqual([]);
  });

  it("goes on to the last row when it is asked to all the same", async () => {
    const { status, requests } = await scoreRows(
      600,
      refuse(() => true),
      { ...PLAN, onRefused: "every-row" },
    );
    expect(status.state).toBe("done");
    expect(summaryIn(status)).toMatchObject({ scored: 0, failed: 600 });
    expect(requests.length).toBeGreaterThan(3);
  });

  it.each([
    ["the first row passes", (id: number) => id === 7, [7]],
    ["only the row from the middle passes", (id: number) => id < 3, [0, 1, 2]],
    ["the middle row is refused too, but not the first", (id: number) => id === 40 || id === 300, [40, 300]],
  ])("singles the refused rows out when %s", async (_what, isBad, bad) => {
    const { status, sheet, requests } = await scoreRows(600, refuse(isBad), PLAN);
    expect(status.state).toBe("done");
    expect(summaryIn(status)).toMatchObject({ scored: 600 - bad.length, failed: bad.length });
    const scored = new Set(rowsScoredIn(sheet));
    expect(Array.from({ length: 600 }, (_, row) => row).filter((row) => !scored.has(row))).toEqual(bad);
    expect(requests.filter((rows) => rows.length === 1 && rows[0] === 0).length).toBeLessThanOrEqual(1);
  });

  it("tries no single rows once the endpoint has taken some", async () => {
    const { requests, status } = await scoreRows(
      1024,
      refuse((id) => id >= 256),
      PLAN,
    );
    expect(Math.min(...requests.slice(0, 3).map((rows) => rows.length))).toBeGreaterThan(100);
    expect(status.state).toBe("done");
  });

  it("leaves two rows to the halving, which tries each of them anyway", async () => {
    const { requests, status } = await scoreRows(
      2,
      refuse(() => true),
      PLAN,
    );
    expect(requests).toEqual([[0, 1], [0], [1]]);
    expect(summaryIn(status)).toMatchObject({ failed: 2 });
  });

  it("takes a row whose request was lost for no refusal", async () => {
    const { status } = await scoreRows(
      600,
      (ids) => {
        if (ids.length === 1 && ids[0] === 0)
          throw new BatchFailedError("network", "The endpoint could not be reached.");
        refuse((id) => id === 0)(ids);
      },
      PLAN,
    );
    expect(status.state).toBe("done");
    expect(summaryIn(status)).toMatchObject({ scored: 599 });
  });
});
