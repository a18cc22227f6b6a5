import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { tableOf, type FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { ratioFigure } from "../figure";
import { builtProgram } from "../places";
import { FOUR_AT_ONCE, scoreWithProduct } from "../product-run";
import { takeTurns } from "../take-turns";

const ROWS = 100_000;
const QUICK_ROWS = 10_000;
const DELAY_MS = 20;

/** A run whose requests go through the relay, as the pane's do, beside one that sends them straight to the endpoint. */
export const relayFigure: FigureGroup = {
  names: ["relay_overhead"],
  async measure({ isQuick, turns, folder }) {
    const table = await tableOf(isQuick ? QUICK_ROWS : ROWS);
    const request = { table, folder, concurrency: FOUR_AT_ONCE };
    const [product, rival] = await withEndpoint({ delayMs: DELAY_MS }, ({ origin, url }) =>
      withRelay(folder, origin, (relayed) =>
        takeTurns(turns, [
          async () => (await scoreWithProduct({ ...request, url: `${relayed}/invocations` })).requestsMs,
          async () => (await scoreWithProduct({ ...request, url })).requestsMs,
        ]),
      ),
    );
    const at = `${DELAY_MS} ms`;
    const name = "the same run without the relay";
    return [ratioFigure({ name: "relay_overhead", at, better: "lower", rival: { name } }, product!, rival!)];
  },
};

/** Starts the built relay before an upstream for as long as some work takes, which gets the upstream's address at the relay. */
async function withRelay<Result>(
  folder: string,
  upstream: string,
  work: (relayed: string) => Promise<Result>,
): Promise<Result> {
  const config = path.join(folder, "relay.json");
  const upstreams = [{ id: "bench", origin: upstream, auth: "none" }];
  const limits = { perClientPerSecond: 1_000_000, clientBurst: 1_000_000 };
  writeFileSync(config, JSON.stringify({ mode: "local", upstreams, limits }));
  const child = spawn(process.execPath, [builtProgram("relay.cjs")], {
    env: { ...process.env, PORT: "0", RELAY_CONFIG: config },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = (): void => void child.kill();
  process.once("exit", end);
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.once("exit", () => reject(new Error("The relay did not start.")));
      // Log lines come later on the same pipe, which must be emptied.
      child.stdout.on("data", (text) => {
        const told = /:(\d+)\/taskpane/.exec(String(text))?.[1];
        if (told !== undefined) resolve(told);
      });
    });
    return await work(`http://127.0.0.1:${port}/relay/bench`);
  } finally {
    process.off("exit", end);
    const ended = once(child, "exit");
    child.kill();
    await ended;
  }
}
