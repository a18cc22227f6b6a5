import { estimatedRun } from "../../../../src/taskpane/state/run/estimated-run";

describe("how long a run may take", () => {
  const WORK = { rowCount: 102_400, rowsPerBatch: 256, mostRequestsAtOnce: 32 };

  it("is its rows by the pace of the last run", () => {
    const estimate = estimatedRun(WORK, { basis: "run", rowsPerMs: 2 });
    expect(estimate).toEqual({ runMs: 51_200, requests: 400, basis: { kind: "run", rowsPerMs: 2 } });
  });

  it.each([
    ["as many at once as a run begins with", 32, 4, 400 * 250],
    ["no more than the settings allow", 2, 2, 400 * 500],
    ["one after the other where they say so", 1, 1, 400 * 1_000],
  ])("is its requests as long as the preview's, %s", (_what, mostRequestsAtOnce, requestsAtOnce, runMs) => {
    const estimate = estimatedRun({ ...WORK, mostRequestsAtOnce }, { basis: "preview", requestMs: 1_000 });
    expect(estimate).toEqual({ runMs, requests: 400, basis: { kind: "preview", requestMs: 1_000, requestsAtOnce } });
  });

  it("takes no more at once than there are, and no request for shorter than is told", () => {
    const estimate = estimatedRun({ ...WORK, rowCount: 500 }, { basis: "preview", requestMs: 3 });
    expect(estimate).toEqual({
      runMs: 100,
      requests: 2,
      basis: { kind: "preview", requestMs: 100, requestsAtOnce: 2 },
    });
  });
});
