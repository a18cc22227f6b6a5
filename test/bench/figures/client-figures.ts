import { existsSync } from "node:fs";
import path from "node:path";
import { tableOf, type Bench, type FigureGroup } from "../bench";
import { withEndpoint, type RunningEndpoint } from "../endpoint-process";
import { ratioFigure, type Figure, type Rival } from "../figure";
import { programFile, pythonFile } from "../places";
import { FOUR_AT_ONCE, scoreWithProduct, type ProductRun } from "../product-run";
import { runProgram } from "../run-program";
import { takeTurns } from "../take-turns";

const DELAYS_MS = [0, 20, 100];
const ROWS = 100_000;
/** Of a quick run: fewer where each request takes long. */
const QUICK_ROWS: Readonly<Record<number, number>> = { 0: 20_000, 20: 20_000, 100: 10_000 };
/** By clock B: from the first request on. */
const PYTHON_TARGETS: Readonly<Record<number, number>> = { 0: 1.3, 20: 1.2, 100: 1.05 };
const LIMIT_TARGETS: Readonly<Record<number, number>> = { 20: 0.7, 100: 0.95 };
const WHOLE_RUN = "whole run";

const PYTHON: Rival = {
  name: "a threaded client in Python, without reading its file",
  command: "python test/bench/python/client.py TABLE.xlsx http://127.0.0.1:PORT/invocations 4",
};
const GENERATOR: Rival = {
  name: "a bare load generator with the very bodies",
  command: "node test/bench/programs/load-generator.mjs http://127.0.0.1:PORT/invocations BODIES 4",
};

/** Four requests at once, beside a Python client and beside all that the endpoint gives. */
export const clientFigures: FigureGroup = {
  names: ["python_client", "vs_endpoint_limit"],
  async measure(bench) {
    const figures: Figure[] = [];
    for (const delayMs of DELAYS_MS) {
      const table = await tableOf(bench.isQuick ? QUICK_ROWS[delayMs]! : ROWS);
      const bodies = await recordBodies(bench, table);
      figures.push(
        ...(await withEndpoint({ delayMs }, (endpoint) => measureAt(bench, table, bodies, delayMs, endpoint))),
      );
    }
    return figures;
  },
};

/** The bodies of a run over a table, one on each line, kept for the whole bench. */
export async function recordBodies({ folder }: Bench, table: string): Promise<string> {
  const bodies = path.join(folder, `${path.basename(table, ".xlsx")}.jsonl`);
  if (existsSync(bodies)) return bodies;
  await withEndpoint({ delayMs: 0, record: bodies }, ({ url }) => scoreWithProduct({ table, url, folder }));
  return bodies;
}

/** How long a bare load generator takes for recorded bodies, in milliseconds. */
export async function loadMs(url: string, bodies: string, atOnce: number): Promise<number> {
  const { stdout } = await runProgram(process.execPath, [
    programFile("load-generator.mjs"),
    url,
    bodies,
    String(atOnce),
  ]);
  return Number(stdout);
}

async function measureAt(
  { python, turns, folder }: Bench,
  table: string,
  bodies: string,
  delayMs: number,
  { url }: RunningEndpoint,
): Promise<Figure[]> {
  const runs: ProductRun[] = [];
  const [, pythonMs, limitMs] = await takeTurns<number>(turns, [
    async () => runs.push(await scoreWithProduct({ table, url, folder, concurrency: FOUR_AT_ONCE })),
    async () => (python === undefined ? NaN : pythonScoreMs(python, table, url)),
    () => loadMs(url, bodies, FOUR_AT_ONCE),
  ]);
  const beside = (name: string, rival: Rival, rivalMs: readonly number[], target: number | undefined): Figure[] => [
    ratioFigure(
      { name, at: `${delayMs} ms`, better: "higher", ...(target !== undefined && { target }), rival },
      runs.map(({ requestsMs }) => requestsMs),
      rivalMs,
    ),
    ratioFigure(
      { name, at: `${delayMs} ms, ${WHOLE_RUN}`, better: "higher", rival },
      runs.map(({ ms }) => ms),
      rivalMs,
    ),
  ];
  return [
    ...(python === undefined ? [] : beside("python_client", PYTHON, pythonMs!, PYTHON_TARGETS[delayMs])),
    ...beside("vs_endpoint_limit", GENERATOR, limitMs!, LIMIT_TARGETS[delayMs]),
  ];
}

async function pythonScoreMs(python: string, table: string, url: string): Promise<number> {
  const { stdout } = await runProgram(python, [pythonFile("client.py"), table, url, String(FOUR_AT_ONCE)]);
  return (JSON.parse(stdout) as { score_ms: number }).score_ms;
}
