import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import NODE_OPTIONS from "../../../src/node-options.json";
import type { Bench, FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { ratioFigure, type Figure, type Rival } from "../figure";
import { builtProgram, programFile } from "../places";
import { FOUR_AT_ONCE, runMeasured } from "../product-run";
import { runProgram } from "../run-program";
import { takeTurns } from "../take-turns";

const FEW_ROWS = 400_000;
const MANY_ROWS = 2_000_000;
/** Of Node's heap, for both: what it may keep of short-lived values would otherwise grow until it is as much as it may be. */
const FIXED_HEAP = ["--max-old-space-size=1024", "--max-semi-space-size=16"];

/** How many times the memory a file of rows takes that is five times as long: 1 is a run that streams. */
export const bulkFigures: FigureGroup = {
  names: ["file_rss"],
  isSlow: true,
  async measure(bench) {
    const [few, many] = await Promise.all([FEW_ROWS, MANY_ROWS].map((rowCount) => parquetOf(bench, rowCount)));
    const [short, long] = await withEndpoint({ delayMs: 0 }, ({ url }) =>
      takeTurns(bench.turns, [() => peakOf(bench, few!, FEW_ROWS, url), () => peakOf(bench, many!, MANY_ROWS, url)]),
    );
    const rival = { name: `the same with ${FEW_ROWS.toLocaleString("en")} rows` };
    const at = `${MANY_ROWS.toLocaleString("en")} rows`;
    return [ratioFigure({ name: "file_rss", at, better: "lower", target: 1.25, rival }, long!, short!, "MB")];
  },
};

const ROWS = 1_000_000;
const QUICK_ROWS = 100_000;
const DELAYS_MS = [0, 20];

/** The whole command, Parquet in and Parquet out, beside what somebody writes in an afternoon; both send four at once. */
export const fileRowsFigure: FigureGroup = {
  names: ["file_rows"],
  async measure(bench) {
    const rowCount = bench.isQuick ? QUICK_ROWS : ROWS;
    const file = await parquetOf(bench, rowCount);
    const figures: Figure[] = [];
    for (const delayMs of DELAYS_MS) {
      const [product, rival] = await withEndpoint({ delayMs }, ({ url }) =>
        takeTurns(bench.turns, [
          async () => (await scoreFile(bench, file, rowCount, url, ["--concurrency", String(FOUR_AT_ONCE)])).wallMs,
          () => loopMs(bench, file, url),
        ]),
      );
      const at = `${rowCount.toLocaleString("en")} rows, ${delayMs} ms`;
      figures.push(ratioFigure({ name: "file_rows", at, better: "higher", rival: LOOP }, product!, rival!));
    }
    return figures;
  },
};

const LOOP: Rival = {
  name: "a plain loop in Node, which sends nothing again, cannot go on and checks nothing",
  command: "node test/bench/programs/plain-loop.mjs IN.parquet http://127.0.0.1:PORT/invocations 4 OUT.parquet",
};

async function loopMs({ folder }: Bench, file: string, url: string): Promise<number> {
  const output = path.join(folder, "looped.parquet");
  const args = [programFile("plain-loop.mjs"), file, url, String(FOUR_AT_ONCE), output];
  return (await runProgram(process.execPath, args)).wallMs;
}

/** A file of ten columns, made once for the bench. */
export async function parquetOf({ folder }: Pick<Bench, "folder">, rowCount: number): Promise<string> {
  const file = path.join(folder, `rows-${rowCount}.parquet`);
  if (existsSync(file)) return file;
  await runProgram(process.execPath, [programFile("write-parquet.mjs"), file, String(rowCount)]);
  return file;
}

/** The most memory of a run from Parquet to Parquet, in megabytes. */
async function peakOf(bench: Bench, input: string, rowCount: number, url: string): Promise<number> {
  return (await scoreFile(bench, input, rowCount, url, [], FIXED_HEAP)).peakRssMb;
}

/** Runs the built command from Parquet to Parquet. @throws Error when a row is without its prediction */
export async function scoreFile(
  { folder }: Bench,
  input: string,
  rowCount: number,
  url: string,
  options: readonly string[],
  nodeOptions: readonly string[] = NODE_OPTIONS.headless,
): Promise<{ readonly wallMs: number; readonly peakRssMb: number }> {
  const output = path.join(folder, "scored.parquet");
  const command = ["--input", input, "--output", output, "--endpoint", url, ...options];
  const { stdout, ...measured } = await runMeasured({ folder }, [
    ...nodeOptions,
    builtProgram("headless.cjs"),
    ...command,
  ]);
  const { scored } = JSON.parse(stdout) as { readonly scored: number };
  rmSync(output);
  if (scored !== rowCount) throw new Error(`Only ${scored} of ${rowCount} rows were scored.`);
  return measured;
}
