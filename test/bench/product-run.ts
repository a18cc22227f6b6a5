import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import NODE_OPTIONS from "../../src/node-options.json";
import { builtProgram, programFile } from "./places";
import { runProgram } from "./run-program";

/** Requests at once where the figure is not about their number, as many as the smallest Databricks endpoint takes. */
export const FOUR_AT_ONCE = 4;

const KB_PER_MB = 1024;

/** What the built command line is asked. */
export interface ProductRequest {
  readonly table: string;
  readonly url: string;
  /** The folder for what it writes. */
  readonly folder: string;
  readonly concurrency?: number | "auto";
  /** The limit of Node's heap, in megabytes, for what needs more than its own. */
  readonly heapMb?: number;
}

/** What the command says of a run that scored every row. */
export interface ProductRun {
  readonly rows: number;
  /** Clock A: the run from its first look at the table to its last write, without opening and saving the file. */
  readonly ms: number;
  /** Clock B: from the first request on. */
  readonly requestsMs: number;
  /** The whole command, from its start to its end. */
  readonly wallMs: number;
  readonly syncs: number;
  readonly maxSyncBytes: number;
  readonly peakRssMb: number;
}

/** Scores the table T of a workbook with the built command. @throws Error when a row is without its prediction */
export async function scoreWithProduct(request: ProductRequest): Promise<ProductRun> {
  const { table, url, folder, concurrency } = request;
  const args = ["--workbook", table, "--table", "T", "--endpoint", url, "--out", path.join(folder, "scored.xlsx")];
  if (concurrency !== undefined) args.push("--concurrency", String(concurrency));
  const { stdout, wallMs, peakRssMb } = await runMeasured(request, [
    ...NODE_OPTIONS.headless,
    builtProgram("headless.cjs"),
    ...args,
  ]);
  const told = JSON.parse(stdout) as Omit<ProductRun, "wallMs" | "peakRssMb"> & { scored: number };
  if (told.scored !== told.rows) throw new Error(`Only ${told.scored} of ${told.rows} rows were scored.`);
  return { ...told, wallMs, peakRssMb };
}

/** Runs a Node program and looks at the most memory that it held. */
export async function runMeasured(
  { folder, heapMb }: Pick<ProductRequest, "folder" | "heapMb">,
  args: readonly string[],
): Promise<{ stdout: string; wallMs: number; peakRssMb: number }> {
  const file = path.join(folder, "peak-memory");
  const options = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
  const probe = ["--import", pathToFileURL(programFile("peak-memory.mjs")).href];
  const { stdout, wallMs } = await runProgram(process.execPath, [...options, ...probe, ...args], {
    PEAK_MEMORY_FILE: file,
  });
  return { stdout, wallMs, peakRssMb: Number(readFileSync(file, "utf8")) / KB_PER_MB };
}
