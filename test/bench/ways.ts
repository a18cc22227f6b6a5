import { tableOf, type Bench } from "./bench";
import { withEndpoint } from "./endpoint-process";
import { parquetOf, scoreFile } from "./figures/bulk-figures";
import { prepareSpark, sparkMs } from "./figures/spark-figures";
import { paneAlive } from "./pane/pane-figures";
import { watchMemory } from "./process-memory";
import { scoreWithProduct } from "./product-run";

/** An endpoint as many are: a request takes so long, and the smallest of Databricks' takes four at once. */
const ENDPOINT = { delayMs: 100, most: 4 };
/** What a pane is for, and what a sheet holds. */
const MOST_ROWS_OF_PANE = 200_000;
const MOST_ROWS_OF_SHEET = 1_048_575;
/** For a workbook of a million rows. */
const HEAP_MB = 4_096;
const PROCESSORS = 2;

/** How long one way took for one size, and the most memory that it held. */
interface Took {
  readonly ms: number;
  readonly mb: number;
}

interface Way {
  readonly name: string;
  readonly mostRows?: number;
  readonly measure: (bench: Bench, rowCount: number) => Promise<Took>;
}

/** The ways by which a table of ten columns is scored, as assets/docs/big-tables.md compares them. */
const WAYS: readonly Way[] = [
  {
    name: "pane",
    mostRows: MOST_ROWS_OF_PANE,
    async measure(_bench, rowCount) {
      const [run] = await withEndpoint(ENDPOINT, ({ url }) => paneAlive(url, rowCount, 1));
      return { ms: run!.runMs, mb: run!.heapPeakMb };
    },
  },
  {
    name: "score --workbook",
    mostRows: MOST_ROWS_OF_SHEET,
    async measure({ folder }, rowCount) {
      const table = await tableOf(rowCount);
      const run = await withEndpoint(ENDPOINT, ({ url }) => scoreWithProduct({ table, url, folder, heapMb: HEAP_MB }));
      return { ms: run.wallMs, mb: run.peakRssMb };
    },
  },
  {
    name: "score --input",
    async measure(bench, rowCount) {
      const file = await parquetOf(bench, rowCount);
      const run = await withEndpoint(ENDPOINT, ({ url }) => scoreFile(bench, file, rowCount, url, []));
      return { ms: run.wallMs, mb: run.peakRssMb };
    },
  },
  {
    name: "score --engine spark",
    async measure(bench, rowCount) {
      const spark = await prepareSpark(bench);
      const input = { file: await parquetOf(bench, rowCount), rowCount };
      const { result, peakMb } = await watchMemory(() => sparkMs(spark, input, "quick", PROCESSORS));
      return { ms: result, mb: peakMb };
    },
  },
];

/** Measures each way once for each of some numbers of rows, and tells at once what came of it. */
export async function measureWays(
  bench: Bench,
  rowCounts: readonly number[],
  tell: (line: string) => void,
): Promise<void> {
  for (const rowCount of rowCounts) {
    for (const { name, mostRows = Infinity, measure } of WAYS) {
      if (rowCount > mostRows) continue;
      const said = await measure(bench, rowCount).then(
        ({ ms, mb }) => `${(ms / 1000).toFixed(1)} s, ${mb.toFixed(0)} MB`,
        (error: unknown) => `not measured. ${error instanceof Error ? error.message : String(error)}`,
      );
      tell(`${rowCount.toLocaleString("en")} rows, ${name}: ${said}`);
    }
  }
}
