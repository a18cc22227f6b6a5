import { MAX_PAYLOAD_BYTES, ROWS_PER_BATCH } from "../../src/core/request/batch-limits";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { SheetInMemory } from "../scoring/sheet-in-memory";
import { endpointOf } from "./mlflow-endpoint";

const ROW_COUNT = 10_000;

/** 37 places all over the table, by a fixed walk; no batch has more than a few of them. */
const BAD_ROWS = Array.from({ length: 37 }, (_, index) => (index * 6_151 + 17) % ROW_COUNT).sort((a, b) => a - b);

describe("a real MLflow server that refuses batches for single rows", () => {
  test("has exactly those rows quarantined and all others scored, within the bound", async () => {
    const bad = new Set(BAD_ROWS);
    const rows = Array.from({ length: ROW_COUNT }, (_, row) => [bad.has(row) ? -1 - row : row]);
    const sheet = new SheetInMemory(["amount"], rows, 5000);
    const run = new ScoringRun({ workbook: sheet, endpoint: endpointOf("refuses-negatives"), now: () => 0 });
    await run.start({
      source: { kind: "table", tableId: "1" },
      inputs: { format: "dataframe_split" },
      rowsPerBatch: ROWS_PER_BATCH,
      maxPayloadBytes: MAX_PAYLOAD_BYTES,
      concurrentRequests: 4,
      columnName: "Prediction",
      collision: "refuse",
      onProblems: "review",
      onRefused: "quarantine",
    });
    const status = run.getStatus();
    if (status.state !== "done") throw new Error(`The run ended as ${status.state}.`);
    const { summary } = status;
    expect(summary).toMatchObject({ scored: ROW_COUNT - 37, failed: 37, untouched: 0 });
    expect(summary.failures).toHaveLength(1);
    expect(summary.failures[0]!.rows).toEqual(BAD_ROWS.map((firstRow) => ({ firstRow, rowCount: 1 })));
    expect(summary.failures[0]!.detail).toContain("amount must not be negative");
    const wrong = rows.filter(([amount], row) => {
      const outcome = sheet.written.get(row);
      return !bad.has(row) && !(outcome && "predictions" in outcome && outcome.predictions[0] === amount! * 2);
    });
    expect(wrong).toEqual([]);
    // Two halves a level, eight levels from 256 rows to one, for each bad row; and one request a batch.
    const batches = 2 * Math.ceil(ROW_COUNT / 2 / ROWS_PER_BATCH);
    expect(summary.batches).toBeGreaterThan(batches);
    expect(summary.batches).toBeLessThanOrEqual(batches + 37 * 2 * Math.log2(ROWS_PER_BATCH));
  });
});
