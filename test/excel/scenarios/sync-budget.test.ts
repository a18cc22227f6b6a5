import { excelAccess } from "../../../src/composition/excel-access";
import type { SourceRef } from "../../../src/scoring/ports";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { planOf } from "../../scoring/plan-of";
import { addTable, CALM, openExcel, type OpenExcel, type PaneOptions } from "../open-excel";

/** An Excel with a table, or with the same cells as a range. */
function open(rowCount: number, columnCount: number, kind: "table" | "range" = "table", options: PaneOptions = {}) {
  const excel = openExcel(options);
  const columns = Array.from({ length: columnCount }, (_, position) => `x${position}`);
  const rows = [columns, ...Array.from({ length: rowCount }, (_, row) => columns.map((_name, j) => (row * 7 + j) / 4))];
  if (kind === "table") return { excel, source: { kind, tableId: addTable(excel, rows).id } as const };
  excel.sheet.writeValues(0, 0, rows);
  const address = `A1:${String.fromCharCode(64 + columnCount)}${rowCount + 1}`;
  return { excel, source: { kind, sheetId: excel.sheet.id, address, hasHeaders: true } as const };
}

/** A whole run; how many requests Excel had had when the first batch was sent, and has had when all is over. */
async function score(excel: OpenExcel, source: SourceRef, workbook = excel.workbook) {
  let beforeFirstBatch: number | undefined;
  const endpoint = {
    query: (body: string) => {
      beforeFirstBatch ??= excel.processor.statistics.syncs;
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: { x0: number }[] };
      return Promise.resolve({ body: JSON.stringify({ predictions: rows.map(({ x0 }) => x0 * 2) }) });
    },
  };
  const run = new ScoringRun({ workbook, endpoint, now: () => 0 });
  await run.start(planOf({ source, rowsPerBatch: 256, concurrentRequests: 4 }));
  await excel.queue.enqueue(() => new Promise((settle) => setTimeout(settle, 0))); // What is let go of is not waited for.
  const { state } = run.getStatus();
  return { state, beforeFirstBatch, ...excel.processor.statistics };
}

describe("the requests that a run needs of Excel", () => {
  it("are at most eight for 150 rows, three of them before the first batch, with the selection that the pane has read", async () => {
    const { excel, source } = open(150, 5);
    const { selection, workbook } = excelAccess(excel.queue);
    excel.model.select(excel.sheet.id, [areaOf(3, 1)]);
    expect(await selection.current(CALM)).toMatchObject({ kind: "source", shape: { rowCount: 150 } });
    const { syncs: ofSelection } = excel.processor.statistics;
    const { state, beforeFirstBatch, syncs } = await score(excel, source, workbook);
    expect(state).toBe("done");
    expect(beforeFirstBatch! - ofSelection).toBeLessThanOrEqual(3);
    expect(syncs).toBeLessThanOrEqual(8);
  });

  it("are at most 13 for a range of 150 rows", async () => {
    const { excel, source } = open(150, 5, "range");
    const { state, syncs } = await score(excel, source);
    expect([state, excel.sheet.getValue(150, 5)]).toEqual(["done", ((149 * 7) / 4) * 2]);
    expect(syncs).toBeLessThanOrEqual(13);
  });

  it("cost 150 rows less than a second where each takes a tenth of one", async () => {
    let passedMs = 0;
    const letPass = (delayMs: number): Promise<void> => {
      passedMs += delayMs;
      return Promise.resolve();
    };
    const { excel, source } = open(150, 5, "table", { letPass, habits: { latencyMs: 100 } });
    expect(await score(excel, source)).toMatchObject({ state: "done" });
    expect(passedMs).toBeLessThan(1_000);
  });

  it("are at most 60 for 100,000 rows of ten columns, and well below what Excel on the web carries", async () => {
    const { excel, source } = open(100_000, 10);
    const { state, syncs, maxRequestBytes, maxResponseBytes } = await score(excel, source);
    expect([state, excel.sheet.getValue(100_000, 10)]).toEqual(["done", ((99_999 * 7) / 4) * 2]);
    expect(syncs).toBeLessThanOrEqual(60);
    expect(maxRequestBytes).toBeLessThan(1_000_000);
    expect(maxResponseBytes).toBeLessThan(3_500_000);
  }, 120_000);
});
