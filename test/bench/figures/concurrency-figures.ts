import { tableOf, type Bench, type FigureGroup } from "../bench";
import { withEndpoint, type EndpointHabits } from "../endpoint-process";
import { amountFigure, ratioFigure, type Figure, type Rival } from "../figure";
import { FOUR_AT_ONCE, scoreWithProduct } from "../product-run";
import { takeTurns } from "../take-turns";
import { loadMs, recordBodies } from "./client-figures";

const SEQUENTIAL_DELAY_MS = 20;
const SEQUENTIAL_ROWS = 100_000;
const QUICK_ROWS = 20_000;
const GAIN_ROWS = 400_000;
const QUICK_GAIN_ROWS = 30_000;
const GAIN_DELAY_MS = 100;
const AT_ONCE_OF_A_LARGE_ENDPOINT = 64;
const HARM_DELAY_MS = 100;
const QUICK_HARM_DELAY_MS = 20;
const HARM_ROWS = 100_000;

const FIXED: Rival = { name: "the same run with four at once", command: "npm run score -- ... --concurrency 4" };

/** Four at once and more, beside one request after the other. */
export const sequentialFigure: FigureGroup = {
  names: ["vs_sequential"],
  async measure(bench) {
    const { turns, folder } = bench;
    const table = await tableOf(bench.isQuick ? QUICK_ROWS : SEQUENTIAL_ROWS);
    const bodies = await recordBodies(bench, table);
    const [product, rival] = await withEndpoint({ delayMs: SEQUENTIAL_DELAY_MS }, ({ url }) =>
      takeTurns(turns, [
        async () => (await scoreWithProduct({ table, url, folder })).requestsMs,
        () => loadMs(url, bodies, 1),
      ]),
    );
    const command = "node test/bench/programs/load-generator.mjs http://127.0.0.1:PORT/invocations BODIES 1";
    const facts = {
      name: "vs_sequential",
      at: `${SEQUENTIAL_DELAY_MS} ms`,
      better: "higher",
      rival: { name: "the very bodies one after the other, from a bare load generator", command },
    } as const;
    return [ratioFigure(facts, product!, rival!)];
  },
};

/** What it brings to send as many as the endpoint takes. */
export const adaptiveGain: FigureGroup = {
  names: ["adaptive_gain"],
  async measure(bench) {
    const table = await tableOf(bench.isQuick ? QUICK_GAIN_ROWS : GAIN_ROWS);
    const { auto, fixed } = await autoAndFixed(bench, table, {
      delayMs: GAIN_DELAY_MS,
      most: AT_ONCE_OF_A_LARGE_ENDPOINT,
    });
    const facts = { name: "adaptive_gain", better: "higher", target: 3, rival: FIXED } as const;
    return [ratioFigure(facts, auto, fixed)];
  },
};

/** What it costs where the endpoint takes four and no more. */
export const adaptiveHarm: FigureGroup = {
  names: ["adaptive_harm"],
  async measure(bench) {
    const table = await tableOf(bench.isQuick ? QUICK_ROWS : HARM_ROWS);
    const delayMs = bench.isQuick ? QUICK_HARM_DELAY_MS : HARM_DELAY_MS;
    const cases = [
      { at: "429", target: 0.95 },
      { at: "429 with Retry-After: 1", target: 0.85, retryAfter: 1 },
    ];
    const figures: Figure[] = [];
    for (const { at, target, ...habits } of cases) {
      const measured = await autoAndFixed(bench, table, { delayMs, most: FOUR_AT_ONCE, ...habits });
      const facts = { name: "adaptive_harm", better: "higher", rival: FIXED } as const;
      figures.push(ratioFigure({ ...facts, at, target }, measured.auto, measured.fixed));
      const share = { ...facts, at: `refused, ${at}`, better: "lower", target: 2 } as const;
      figures.push(amountFigure(share, "%", measured.autoRefused, measured.fixedRefused));
    }
    return figures;
  },
};

/** Milliseconds from the first request on, and the share of requests that were refused, in percent. */
async function autoAndFixed(bench: Bench, table: string, habits: EndpointHabits) {
  return withEndpoint(habits, async ({ url, takeStats }) => {
    const measure = async (concurrency: number | "auto") => {
      await takeStats();
      const { requestsMs } = await scoreWithProduct({ table, url, folder: bench.folder, concurrency });
      const { requests, refused } = await takeStats();
      return { requestsMs, refused: (100 * refused) / (requests + refused) };
    };
    const [auto, fixed] = await takeTurns(bench.turns, [() => measure("auto"), () => measure(FOUR_AT_ONCE)]);
    return {
      auto: auto!.map(({ requestsMs }) => requestsMs),
      fixed: fixed!.map(({ requestsMs }) => requestsMs),
      autoRefused: auto!.map(({ refused }) => refused),
      fixedRefused: fixed!.map(({ refused }) => refused),
    };
  });
}
