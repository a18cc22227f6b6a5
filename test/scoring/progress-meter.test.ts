import { ScoringRun } from "../../src/scoring/scoring-run";
import { planOf } from "./plan-of";
import { SheetInMemory } from "./sheet-in-memory";

const READ_AT_MS = 5_000;
const ANSWERED_AT_MS = 9_000;

describe("the numbers behind the progress of a run", () => {
  it("tells since when it sends, which is not since when it reads", async () => {
    let nowMs = 0;
    const rows = Array.from({ length: 25 }, (_, row) => [row]);
    const endpoint = {
      query: () => Promise.resolve({ body: JSON.stringify({ predictions: ["a", "b", "c", "d", "e"] }) }),
    };
    const since = { reading: new Set(), scoring: new Set() };
    const run = new ScoringRun({ workbook: new SheetInMemory(["id"], rows, 10), endpoint, now: () => nowMs });
    run.subscribe(() => {
      const status = run.getStatus();
      if (!("progress" in status)) return;
      since[status.state].add(status.progress.sendingSinceMs);
      if (status.state === "reading") nowMs = READ_AT_MS;
      if (status.progress.rowsScored > 0) nowMs = ANSWERED_AT_MS;
    });
    await run.start(planOf({ inputs: { format: "dataframe_records", columns: ["id"] }, rowsPerBatch: 5 }));
    expect(run.getStatus().state).toBe("done");
    expect([...since.reading]).toEqual([undefined]);
    expect([...since.scoring].filter((ms) => ms !== undefined)).toEqual([READ_AT_MS]);
  });
});
