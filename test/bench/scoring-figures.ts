import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { MAX_PAYLOAD_BYTES, ROWS_PER_BATCH } from "../../src/core/request/batch-limits";
import { EndpointClient } from "../../src/endpoint/endpoint-client";
import { CONCURRENT_REQUESTS, type ScoringPlan } from "../../src/scoring/scoring-plan";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { encodeValues } from "../support/encode-values";
import { BENCH_COLUMNS, benchRow, benchRows } from "./bench-table";
import { EndlessSheet } from "./endless-sheet";
import type { Figure } from "./figure";
import { bestTimesMs } from "./measure";

const TIMED_ROWS = 50_000;
const FEW_ROWS = 20_000;
const MANY_ROWS = 200_000;
const TURNS = 5;
const BYTES_PER_MB = 1e6;

/** Whole scoring runs against a server that costs next to nothing: time, and memory as the table grows. */
export async function scoringFigures(origin: string): Promise<Figure[]> {
  return [await throughputFigure(origin), await memoryFigure(origin)];
}

async function throughputFigure(origin: string): Promise<Figure> {
  const bodies = Array.from({ length: Math.ceil(TIMED_ROWS / ROWS_PER_BATCH) }, () =>
    encodeValues("dataframe_records", BENCH_COLUMNS, benchRows(ROWS_PER_BATCH)),
  );
  const rows = benchRows(TIMED_ROWS);
  const [product, rival] = await bestTimesMs(TURNS, [
    () => score(new EndlessSheet(TIMED_ROWS, (index) => rows[index]!), TIMED_ROWS, origin),
    () => postAll(bodies, origin),
  ]);
  return {
    name: `Score ${TIMED_ROWS} rows of ${BENCH_COLUMNS.length} columns`,
    unit: "ms",
    product: product!,
    rivalName: `fetch alone: the same number of ready-made bodies, ${CONCURRENT_REQUESTS} at once, nothing written or read out`,
    rival: rival!,
  };
}

async function memoryFigure(origin: string): Promise<Figure> {
  const few = await peakHeapMb(FEW_ROWS, origin);
  return {
    name: `Memory held while scoring ${MANY_ROWS} rows`,
    unit: "MB",
    product: await peakHeapMb(MANY_ROWS, origin),
    rivalName: `while scoring ${FEW_ROWS}: a run that streams holds no more`,
    rival: few,
  };
}

/** The most that stays alive at any moment when a window has just been written. */
async function peakHeapMb(rowCount: number, origin: string): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const sheet = new EndlessSheet(rowCount, benchRow);
  let peakBytes = 0;
  sheet.afterWrite = () => {
    collectGarbage();
    peakBytes = Math.max(peakBytes, process.memoryUsage().heapUsed);
  };
  await score(sheet, rowCount, origin);
  return peakBytes / BYTES_PER_MB;
}

/** @throws Error when not every row was scored: a fast failure is no figure */
async function score(sheet: EndlessSheet, rowCount: number, origin: string): Promise<void> {
  const endpoint = new EndpointClient({
    kind: "mlflow",
    url: `${origin}/invocations`,
    fetch: (url, init) => fetch(url, init),
  });
  const run = new ScoringRun({ workbook: sheet, endpoint, now: Date.now });
  await run.start(PLAN);
  if (run.getStatus().state !== "done" || sheet.rowsScored !== rowCount) {
    throw new Error(`Only ${sheet.rowsScored} of ${rowCount} rows were scored.`);
  }
}

async function postAll(bodies: readonly string[], origin: string): Promise<void> {
  const waiting = [...bodies];
  const sendNext = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${origin}/invocations`, { method: "POST", headers, body });
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT_REQUESTS }, sendNext));
}

const PLAN: ScoringPlan = {
  source: { kind: "table", tableId: "1" },
  inputs: { format: "dataframe_records", columns: BENCH_COLUMNS },
  rowsPerBatch: ROWS_PER_BATCH,
  maxPayloadBytes: MAX_PAYLOAD_BYTES,
  concurrentRequests: CONCURRENT_REQUESTS,
  columnName: "Prediction",
  collision: "next-free",
  onProblems: "score-clean",
  onRefused: "quarantine",
};
