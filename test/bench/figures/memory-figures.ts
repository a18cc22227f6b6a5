import path from "node:path";
import { tableOf, type Bench, type FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { amountFigure, ratioFigure, type Figure, type Rival } from "../figure";
import { builtProgram } from "../places";
import { runMeasured, scoreWithProduct } from "../product-run";
import { takeTurns } from "../take-turns";

const FEW_ROWS = 10_000;
const MANY_ROWS = 100_000;
const A_MILLION_ROWS = 1_000_000;
/** What a machine of an analyst has to spare. */
const HEAP_MB = 4_096;

const ALONE: Rival = {
  name: "opening and saving the same file alone",
  command: "node dist/node/bench.cjs --open-and-save IN.xlsx OUT.xlsx",
};

interface Peaks {
  readonly scored: readonly number[];
  readonly alone: readonly number[];
}

/** The most memory that a whole run ever holds, and what it holds above its file as the table grows. */
export const memoryFigures: FigureGroup = {
  names: ["peak_rss_mb", "rss_slope"],
  async measure(bench) {
    const counts = bench.isQuick ? [FEW_ROWS] : [FEW_ROWS, MANY_ROWS, A_MILLION_ROWS];
    const measured = new Map<number, Peaks>();
    for (const rowCount of counts) measured.set(rowCount, await peaksOf(bench, rowCount));
    const figures = [...measured].map(([rowCount, { scored, alone }]): Figure => {
      const at = `${rowCount.toLocaleString("en")} rows`;
      return amountFigure({ name: "peak_rss_mb", at, better: "lower", rival: ALONE }, "MB", scored, alone);
    });
    const [many, million] = [MANY_ROWS, A_MILLION_ROWS].map((rowCount) => measured.get(rowCount));
    return many === undefined || million === undefined ? figures : [...figures, slopeFigure(many, million)];
  },
};

/** How many times the memory of its own a run has that is ten times as long: 1 is a run that streams. */
function slopeFigure(many: Peaks, million: Peaks): Figure {
  const own = ({ scored, alone }: Peaks): number[] => scored.map((peak, turn) => Math.max(peak - alone[turn]!, 1));
  const rival: Rival = {
    name: `a run over ${MANY_ROWS.toLocaleString("en")} rows; both above opening and saving alone`,
  };
  return ratioFigure({ name: "rss_slope", better: "lower", target: 1.3, rival }, own(million), own(many), "MB");
}

async function peaksOf({ turns, folder }: Bench, rowCount: number): Promise<Peaks> {
  const table = await tableOf(rowCount);
  const request = { folder, heapMb: HEAP_MB };
  const openAndSave = [builtProgram("bench.cjs"), "--open-and-save", table, path.join(folder, "saved.xlsx")];
  const [scored, alone] = await withEndpoint({ delayMs: 0 }, ({ url }) =>
    takeTurns(turns, [
      async () => (await scoreWithProduct({ ...request, table, url })).peakRssMb,
      async () => (await runMeasured(request, openAndSave)).peakRssMb,
    ]),
  );
  return { scored: scored!, alone: alone! };
}
