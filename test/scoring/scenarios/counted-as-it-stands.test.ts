import { CancelledError, RunStoppedError } from "../../../src/core/errors";
import type { Endpoint } from "../../../src/scoring/ports";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { planOf } from "../plan-of";
import { SheetInMemory } from "../sheet-in-memory";

const PLAN = planOf({
  inputs: { format: "dataframe_records", columns: ["id"] },
  rowsPerBatch: 4,
  concurrentRequests: 1,
});

describe("a run that ends before it has come to every row", () => {
  it.each<[string, () => Error]>([
    ["stopped", () => new RunStoppedError("unauthorized", "The token has expired.")],
    ["cancelled", () => new CancelledError()],
  ])("does not count rows as scored that somebody emptied meanwhile, when it is %s", async (_how, end) => {
    const rows = Array.from({ length: 30 }, (_, row) => [row]);
    const sheet = new SheetInMemory(["id"], rows, 10);
    const endpoint: Endpoint = {
      query(body) {
        const { dataframe_records: sent } = JSON.parse(body) as { dataframe_records: readonly { id: number }[] };
        if (sent[0]!.id < 24)
          return Promise.resolve({ body: JSON.stringify({ predictions: sent.map(({ id }) => id) }) });
        for (const row of [3, 4]) sheet.written.delete(row);
        return Promise.reject(end());
      },
    };
    const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
    await run.start(PLAN);
    const status = run.getStatus();
    const summary = "summary" in status ? status.summary : undefined;
    expect(summary?.scored).toBe([...sheet.written.values()].filter((outcome) => "predictions" in outcome).length);
    expect(summary?.failures[0]).toMatchObject({ code: "sheet-changed", rows: [{ firstRow: 3, rowCount: 2 }] });
  });
});
