import { BatchFailedError, BatchTooLargeError, RunStoppedError, type ErrorCode } from "../../../src/core/errors";
import { MOST_LOST_BATCHES } from "../../../src/scoring/learned/first-contact";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

/** Scores `rowCount` rows, one a batch; `end` says how the batch of a row ends. */
async function scoreRows(rowCount: number, end: (id: number) => Error | undefined) {
  const rows = Array.from({ length: rowCount }, (_, id) => [id]);
  let requests = 0;
  const endpoint = {
    query(body: string) {
      requests++;
      const sent = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records;
      const error = end(sent[0]!.id);
      return error ? Promise.reject(error) : Promise.resolve({ body: `{"predictions":[${sent[0]!.id}]}` });
    },
  };
  const run = new ScoringRun({ workbook: new SheetInMemory(["id"], rows, 5000), endpoint, now: () => 0 });
  await run.start(planOf({ rowsPerBatch: 1, concurrentRequests: 4 }));
  return { status: run.getStatus(), requests: () => requests };
}

function lost(code: ErrorCode): BatchFailedError {
  return new BatchFailedError(code, "The endpoint could not be reached.", { status: 502 });
}

describe("first contact", () => {
  it.each(["network", "unavailable", "rate-limited"] as const)(
    "stops a run whose endpoint never answered anything but %s, with the same words",
    async (code) => {
      const { status, requests } = await scoreRows(1000, () => lost(code));
      if (status.state !== "failed") throw new Error(`The run ended as ${status.state}.`);
      const message = "The endpoint could not be reached.";
      expect(status.error).toRefuse(RunStoppedError, { code, message, status: 502 });
      expect(requests()).toBeLessThan(MOST_LOST_BATCHES + 4);
    },
  );

  it("stops a run whose endpoint has no time for a single row", async () => {
    const { status } = await scoreRows(1000, () => new BatchTooLargeError("gateway-timeout", "It took too long."));
    expect(status).toMatchObject({ state: "failed", error: { code: "gateway-timeout" } });
  });

  it("goes on with the other batches once the endpoint has scored a row, however many are lost then", async () => {
    const { status } = await scoreRows(100, (id) => (id === 3 ? undefined : lost("network")));
    expect(status).toMatchObject({ state: "done", summary: { scored: 1, failed: 99 } });
  });

  it("takes an error of the model for an answer", async () => {
    const { status } = await scoreRows(100, (id) => lost(id === 3 ? "model-error" : "network"));
    expect(status).toMatchObject({ state: "done", summary: { scored: 0, failed: 100 } });
  });

  it("lets a short table come to its end, with a reason for each row", async () => {
    const { status } = await scoreRows(MOST_LOST_BATCHES - 1, () => lost("unavailable"));
    expect(status).toMatchObject({ state: "done", summary: { failed: MOST_LOST_BATCHES - 1 } });
  });
});
