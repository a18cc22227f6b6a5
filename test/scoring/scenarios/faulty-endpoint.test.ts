import { EndpointClient } from "../../../src/endpoint/endpoint-client";
import { abortableSleep } from "../../../src/endpoint/http/abortable-sleep";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { FaultyServer } from "../../support/faulty-server";
import { planOf } from "../plan-of";
import { summaryIn } from "../score-rows";
import { SheetInMemory } from "../sheet-in-memory";

/** Time passes faster for the run, but not for the server: a minute in which it is away is 1.5 s. */
const FASTER = 40;
const ROWS = 2_000;
const ROWS_PER_BATCH = 25;
const BATCHES = ROWS / ROWS_PER_BATCH;
const MINUTE_MS = 60_000;

async function scoreAt(server: FaultyServer) {
  const sheet = new SheetInMemory(
    ["id"],
    Array.from({ length: ROWS }, (_, id) => [id]),
    1000,
  );
  const now = (): number => performance.now() * FASTER;
  const endpoint = new EndpointClient({
    url: server.url,
    kind: "mlflow",
    fetch: (url, init) => fetch(url, init),
    now,
    sleep: (delayMs, signal) => abortableSleep(delayMs / FASTER, signal),
  });
  const run = new ScoringRun({ workbook: sheet, endpoint, now });
  await run.start(planOf({ rowsPerBatch: ROWS_PER_BATCH, concurrentRequests: 4 }));
  return { status: run.getStatus(), sheet };
}

describe("a run against an endpoint that fails at random", () => {
  it("scores every row although 40 % of the requests fail and the server is killed for a minute", async () => {
    let outage: Promise<void> | undefined;
    const server = new FaultyServer(1, () => {
      if (server.counts.answered >= BATCHES / 3) outage ??= killForAMinute(server);
    });
    await server.start();
    const { status, sheet } = await scoreAt(server);
    await outage;
    await server.kill();
    expect(outage).toBeDefined();
    expect(summaryIn(status)).toMatchObject({ scored: ROWS, failed: 0, untouched: 0 });
    expect([...sheet.written].sort(([a], [b]) => a - b)).toEqual(
      Array.from({ length: ROWS }, (_, row) => [row, { predictions: [row * 3] }]),
    );
    const { counts, requests } = server;
    expect(requests).toBeLessThanOrEqual(1.6 * BATCHES + counts["429"] + counts["500"] + counts["503"]);
    expect(counts.answered).toBeLessThanOrEqual(BATCHES + 4); // Nothing is paid for twice, but what was under way when it was killed.
  });
});

async function killForAMinute(server: FaultyServer): Promise<void> {
  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, MINUTE_MS / FASTER));
  await server.start();
}
