import type { IncomingMessage } from "node:http";
import { DatabricksRuns } from "../../../src/bulk/sql/databricks-runs";
import { staticToken } from "../../../src/endpoint/sign-in/token-provider";
import { createEndpointFetch } from "../../../src/network/endpoint-fetch";
import { Dispatchers } from "../../../src/network/dispatchers";
import { relayPath } from "../../../src/protocol/paths";
import type { RelayLogEntry } from "../../../src/relay/answers/relay-log";
import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";
import { createWebServer } from "../../../src/web/create-web-server";
import { endOf, IRIS, inputsOf, irisOrder, never, RUNNING, tableNamed } from "../../bulk/sql/sample-workspace";
import { RunningServers } from "../running-relay";

const VOLUME = "/Volumes/workspace/default/uploads";
const TOKEN = "dapi0123456789abcdef";
const running = new RunningServers();
afterEach(() => running.close());

describe("a table that is handed to a warehouse through the relay", () => {
  it("is uploaded, scored, counted and looked at, and the file is taken away again", async () => {
    const { runs, seen, log } = await start();
    const rows = Array.from({ length: 500 }, (_, place) => `${5 + (place % 3)},3.5,${1 + (place % 5)},0.${place % 9}`);
    const content = new Blob([`${IRIS.join(",")}\n${rows.join("\n")}\n`]);
    const staged = await runs.stage({ content, columns: IRIS.map((name) => ({ name, type: "double" })) }, never);
    const { columns } = staged;
    const target = tableNamed("relayed", "default", "workspace");
    const order = { source: { kind: "staged", staged } as const, columns, endpointName: "iris", target };
    const run = await runs.start(runs.plan({ ...order, inputs: inputsOf(columns, IRIS) }), never);
    await endOf(runs, run, shortSleep);
    expect(await runs.count(run, never)).toEqual({ rows: 500, failed: 0 });
    expect((await runs.sample(run, 3, never)).rows.map((row) => row.slice(1, 5).map(Number))).toEqual([
      [5, 3.5, 1, 0],
      [6, 3.5, 2, 0.1],
      [7, 3.5, 3, 0.2],
    ]);
    await runs.unstage(staged, never);
    const files = seen.filter(({ url }) => url?.startsWith("/api/2.0/fs/"));
    expect(files.map(({ method, url }) => `${method} ${url?.slice("/api/2.0/fs/files".length)}`)).toEqual([
      `PUT ${staged.path}?overwrite=true`,
      `DELETE ${staged.path}`,
    ]);
    expect(log.filter(({ event }) => event !== "relayed")).toEqual([]);
  });

  it("comes back by links where it is too large for an answer, and storage is not told who asks", async () => {
    const { runs, seen, log } = await start();
    const run = await runs.start(runs.plan(await irisOrder(runs, "large")), never);
    await endOf(runs, run, shortSleep);
    const { rows } = await runs.sample(run, 1000, never);
    expect(rows.map(([key]) => key)).toEqual(Array.from({ length: 150 }, (_, place) => String(place)));
    const fetched = seen.filter(({ url }) => url?.startsWith("/sample-storage/"));
    expect(fetched.length).toBeGreaterThan(3);
    for (const { headers } of fetched) {
      expect(headers.host).toMatch(/^localhost:/);
      expect(Object.keys(headers).sort()).toEqual(["accept-encoding", "connection", "host"]);
    }
    const asked = seen.filter(({ url }) => url?.startsWith("/api/"));
    expect(asked.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
    const tokens = fetched.map(({ url }) => url?.split("/").at(-1) ?? "");
    expect(JSON.stringify(log)).not.toMatch(new RegExp(tokens.join("|")));
    expect(new Set(log.map(({ route }) => route))).toContain("/result-links/{link}");
  });

  it("is cancelled", async () => {
    const { runs } = await start();
    const run = await runs.start(runs.plan(await irisOrder(runs, "stopped", "iris_100k")), never);
    await runs.cancel(run, never);
    await expect(runs.status(run, never)).rejects.toMatchObject({ code: "run-cancelled" });
  });

  it("wakes a warehouse, and says which there are", async () => {
    const { runs } = await start("7c1f3a5e8d2b4906");
    const states: string[] = [];
    const stop = new AbortController();
    const ready = runs.ready(({ state }) => {
      states.push(state);
      if (state === "STARTING") stop.abort();
    }, stop.signal);
    await expect(ready).rejects.toMatchObject({ code: "cancelled" });
    expect(states).toEqual(["STOPPED", "STARTING"]);
  });
});

/** The sample endpoint and a relay before it, both as servers, and whoever hands over through them. */
async function start(warehouseId = RUNNING) {
  const seen: IncomingMessage[] = [];
  const sample = createWebServer({
    fetch: createSampleEndpointApp({ sql: { limits: { chunkBytes: 1000, inlineBytes: 5000 } } }).fetch,
  });
  sample.on("request", (request) => seen.push(request));
  const origin = `http://127.0.0.1:${await running.listen(sample)}`;
  const demo = { id: "demo", label: "Demo", origin, auth: "user-token", warehouses: { volume: VOLUME } } as const;
  const log: RelayLogEntry[] = [];
  const port = await running.listenRelay({
    config: { mode: "local", upstreams: [demo] },
    log: (entry) => log.push(entry),
  });
  const runs = new DatabricksRuns({
    baseUrl: `http://127.0.0.1:${port}${relayPath("demo", "")}`,
    fetch: createEndpointFetch(new Dispatchers()),
    token: staticToken(TOKEN),
    sleep: shortSleep,
    warehouseId,
    volume: VOLUME,
    randomId: () => "00ff",
  });
  return { runs, seen, log };
}

/** Looks again at once; a time limit never comes. */
async function shortSleep(delayMs: number, signal: AbortSignal): Promise<void> {
  let end: () => void = () => undefined;
  await new Promise<void>((resolve, reject) => {
    end = () => reject(signal.reason as Error);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
    if (delayMs < 60_000) setTimeout(resolve, 5);
  }).finally(() => signal.removeEventListener("abort", end));
}
