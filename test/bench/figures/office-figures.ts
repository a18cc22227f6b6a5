import type { RowOutcome } from "../../../src/core/predictions/join-outcomes";
import { SINGLE_OUTPUT } from "../../../src/core/predictions/result-headers";
import { ExcelWorkbook } from "../../../src/excel/excel-workbook";
import { createOfficeRuntime } from "../../../src/headless/run/office-runtime";
import type { SourceRef } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import type { FigureGroup } from "../bench";
import { BENCH_COLUMNS, benchRows } from "../bench-table";
import { ratioFigure, type Figure } from "../figure";
import { takeTurns } from "../take-turns";

const ROWS = 20_000;
const TURNS = 3;
const WARM_UP_TURNS = 1;

interface Cost {
  readonly totalMs: number;
  /** Spent by the workbook's side of the wire alone. */
  readonly hostMs: number;
}

const HOST = { name: "the workbench's own share of the same requests" };

/** Reading and writing a table through excel/ and Microsoft's Office.js, beside what the host itself needs for the same requests. */
export const officeFigures: FigureGroup = {
  names: ["read_vs_host", "write_vs_host"],
  async measure() {
    const [costs] = await takeTurns(WARM_UP_TURNS + TURNS, [readAndWrite]);
    const steady = costs!.slice(WARM_UP_TURNS);
    return [
      figure(
        "read_vs_host",
        steady.map(({ read }) => read),
      ),
      figure(
        "write_vs_host",
        steady.map(({ write }) => write),
      ),
    ];
  },
};

function figure(name: string, costs: readonly Cost[]): Figure {
  return ratioFigure(
    { name, better: "lower", rival: HOST },
    costs.map(({ totalMs }) => totalMs),
    costs.map(({ hostMs }) => hostMs),
  );
}

async function readAndWrite(): Promise<{ read: Cost; write: Cost }> {
  const { processor, source } = openTable();
  const clock = timeHost(processor);
  const runtime = createOfficeRuntime(processor);
  const workbook = new ExcelWorkbook({ run: runtime.Excel.run });
  const { signal } = new AbortController();
  const shape = await workbook.describe(source, signal);
  const windows: Awaited<ReturnType<ExcelWorkbook["readWindow"]>>[] = [];
  const read = await clock.cost(async () => {
    for (let row = 0; row < ROWS; row += windows.at(-1)!.cells.rowCount) {
      windows.push(await workbook.readWindow(shape, row, signal));
    }
  });
  const resultColumns = await workbook.addResultColumns(shape, "Prediction", [SINGLE_OUTPUT], "next-free", signal);
  const write = await clock.cost(async () => {
    for (const window of windows) {
      const outcomes = Array.from({ length: window.cells.rowCount }, (_row, index): RowOutcome => ({
        predictions: [index / 7],
      }));
      await workbook.writeWindow(shape, resultColumns, window, outcomes, signal);
    }
  });
  runtime.dispose();
  return { read, write };
}

function openTable(): { processor: RequestProcessor; source: SourceRef } {
  const { model } = newWorkbook("bench.xlsx");
  const sheet = model.addSheet("Sheet1");
  sheet.writeValues(0, 0, [[...BENCH_COLUMNS]]);
  sheet.writeValues(1, 0, benchRows(ROWS));
  const table = model.addTable(sheet.id, { name: "Bench", area: areaOf(0, 0, ROWS + 1, BENCH_COLUMNS.length) }, "user");
  return { processor: new RequestProcessor(model), source: { kind: "table", tableId: table.id } };
}

/** Counts the time that a processor works, from here on. */
function timeHost(processor: RequestProcessor): { cost: (work: () => Promise<void>) => Promise<Cost> } {
  let hostMs = 0;
  const process = processor.process.bind(processor);
  processor.process = (body) => {
    const startedAt = performance.now();
    try {
      return process(body);
    } finally {
      hostMs += performance.now() - startedAt;
    }
  };
  return {
    async cost(work) {
      hostMs = 0;
      const startedAt = performance.now();
      await work();
      return { totalMs: performance.now() - startedAt, hostMs };
    },
  };
}
