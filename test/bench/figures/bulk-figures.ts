import { rmSync } from "node:fs";
import path from "node:path";
import type { Bench, FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { ratioFigure } from "../figure";
import { builtProgram, programFile } from "../places";
import { runMeasured } from "../product-run";
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
    const [few, many] = await Promise.all([FEW_ROWS, MANY_ROWS].map((rowCount) => fileOf(bench, rowCount)));
    const [short, long] = await withEndpoint({ delayMs: 0 }, ({ url }) =>
      takeTurns(bench.turns, [() => peakOf(bench, few!, FEW_ROWS, url), () => peakOf(bench, many!, MANY_ROWS, url)]),
    );
    const rival = { name: `the same with ${FEW_ROWS.toLocaleString("en")} rows` };
    const at = `${MANY_ROWS.toLocaleString("en")} rows`;
    return [ratioFigure({ name: "file_rss", at, better: "lower", target: 1.25, rival }, long!, short!, "MB")];
  },
};

async function fileOf({ folder }: Bench, rowCount: number): Promise<string> {
  const file = path.join(folder, `rows-${rowCount}.parquet`);
  await runProgram(process.execPath, [programFile("write-parquet.mjs"), file, String(rowCount)]);
  return file;
}

/** The most memory of a run from Parquet to Parquet, in megabytes. @throws Error when a row is without its prediction */
async function peakOf({ folder }: Bench, input: string, rowCount: number, url: string): Promise<number> {
  const output = path.join(folder, "scored.parquet");
  const command = ["--input", input, "--output", output, "--endpoint", url];
  const { stdout, peakRssMb } = await runMeasured({ folder }, [
    ...FIXED_HEAP,
    builtProgram("headless.cjs"),
    ...command,
  ]);
  const { scored } = JSON.parse(stdout) as { readonly scored: number };
  rmSync(output);
  if (scored !== rowCount) throw new Error(`Only ${scored} of ${rowCount} rows were scored.`);
  return peakRssMb;
}
