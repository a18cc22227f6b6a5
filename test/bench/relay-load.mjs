/**
 * What the relay costs under load: `node test/bench/relay-load.mjs [relay program] [--requests N] [--json FILE]`.
 *
 * The built relay, the upstream and the load are three processes on this machine. Each number of connections is measured
 * against the upstream without the relay and through it, in turns, so that a busy machine slows both.
 */
import { fork, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const THIS_FILE = fileURLToPath(import.meta.url);
const RELAY_PROGRAM = path.resolve(path.dirname(THIS_FILE), "../../dist/node/relay.cjs");
const CONNECTIONS = [4, 64, 256];
const ROUTE = "/serving-endpoints/load/invocations";
/** One batch as the pane sends it: 256 rows, about 20 kB. */
const BODY = JSON.stringify({
  dataframe_records: Array.from({ length: 256 }, (_, row) => ({
    sepal_length: 5 + (row % 30) / 10,
    sepal_width: 3.1,
    petal_length: 1.4,
    petal_width: 0.2,
  })),
});
const ANSWER = JSON.stringify({ predictions: Array.from({ length: 256 }, (_, row) => row / 256) });

/**
 * @param {{relayProgram?: string, secondsEach?: number, turns?: number, memoryRequests?: number}} [options]
 * @returns {Promise<{overhead: object[], memory: object, restart: object}>} figures; latencies in milliseconds
 */
export async function measureRelayLoad(options = {}) {
  const { relayProgram = RELAY_PROGRAM, secondsEach = 3, turns = 3, memoryRequests = 100_000 } = options;
  const upstream = await Upstream.start();
  const relay = await startRelay(relayProgram, upstream.origin);
  try {
    const relayed = `${relay.origin}/relay/load${ROUTE}`;
    const overhead = [];
    for (const connections of CONNECTIONS) {
      overhead.push(await measureOverhead(upstream.origin + ROUTE, relayed, connections, secondsEach, turns));
    }
    const memory = await measureMemory(relayed, relay.pid, memoryRequests);
    const restart = await measureRestart(relayed, upstream);
    return { overhead, memory, restart };
  } finally {
    relay.stop();
    await upstream.kill();
  }
}

async function measureOverhead(direct, relayed, connections, seconds, turns) {
  const runs = { direct: [], relayed: [] };
  for (let turn = 0; turn < turns; turn++) {
    runs.direct.push(await shoot(direct, { connections, duration: seconds }));
    runs.relayed.push(await shoot(relayed, { connections, duration: seconds }));
  }
  const median = (name, pick) => middle(runs[name].map(pick));
  const figures = { connections };
  for (const [figure, pick] of Object.entries({
    medianMs: ({ medianMs }) => medianMs,
    p99Ms: ({ p99Ms }) => p99Ms,
    perSecond: ({ perSecond }) => perSecond,
  })) {
    const [without, through] = [median("direct", pick), median("relayed", pick)];
    figures[figure] = { without: rounded(without), through: rounded(through), ratio: rounded(through / without) };
  }
  figures.failures = [...runs.direct, ...runs.relayed].reduce((sum, run) => sum + run.failures, 0);
  return figures;
}

/** Resident memory of the relay in ten steps; flat when the last steps are no higher than the first after warming up. */
async function measureMemory(url, pid, requests) {
  const residentMb = [];
  let failures = 0;
  for (let step = 0; step < 10; step++) {
    const run = await shoot(url, { connections: 64, amount: Math.ceil(requests / 10) });
    failures += run.failures;
    residentMb.push(residentMegabytes(pid));
  }
  return { requests, residentMb, failures };
}

/** The upstream is killed and started again while requests come: each must have one answer, its own, or an error. */
async function measureRestart(url, upstream) {
  const outcomes = new Map();
  let next = 0;
  let isOver = false;
  const send = async () => {
    while (!isOver) {
      const id = `r${++next}`;
      const outcome = await ask(url, id);
      outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
      if (outcome !== "answered") await sleep(5);
    }
  };
  upstream.track();
  const senders = Array.from({ length: 16 }, send);
  for (let round = 0; round < 2; round++) {
    await sleep(700);
    await upstream.kill();
    await sleep(500);
    await upstream.restart();
  }
  await sleep(700);
  isOver = true;
  await Promise.all(senders);
  const all = [...outcomes.values()];
  const count = (outcome) => all.filter(([first]) => first === outcome).length;
  return {
    sent: next,
    answered: count("answered"),
    failedWithAnError: count("error"),
    lostWithoutAnError: next - all.length + count("foreign"),
    outcomesPerRequestAtMost: Math.max(...all.map((one) => one.length)),
    sentToTheUpstreamTwice: upstream.receivedTwice(),
  };
}

async function ask(url, id) {
  try {
    const response = await fetch(url, { method: "POST", headers: { "x-request-id": id }, body: BODY });
    const answer = await response.text();
    if (!response.ok) return "error";
    return response.headers.get("x-request-id") === id && answer === ANSWER ? "answered" : "foreign";
  } catch {
    return "error";
  }
}

/** A scoring server that does no work of its own, in a process that can be killed. */
class Upstream {
  #received = new Map();
  #port = 0;

  static async start() {
    const upstream = new Upstream();
    await upstream.restart();
    return upstream;
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  async restart() {
    this.child = fork(THIS_FILE, ["--upstream", String(this.#port)]);
    const [port] = await once(this.child, "message");
    this.#port = port;
    if (this.isTracked) this.track();
  }

  /** From now on it tells every request that it receives. */
  track() {
    this.isTracked = true;
    this.child.on("message", (id) => this.#received.set(id, (this.#received.get(id) ?? 0) + 1));
    this.child.send("track");
  }

  receivedTwice() {
    return [...this.#received.values()].filter((times) => times > 1).length;
  }

  async kill() {
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}

function serveUpstream(port) {
  let isTracked = false;
  process.on("message", () => (isTracked = true));
  process.on("disconnect", () => process.exit());
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      if (isTracked) process.send(request.headers["x-request-id"]);
      response.writeHead(200, { "content-type": "application/json", "content-length": ANSWER.length }).end(ANSWER);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, "127.0.0.1", () => process.send(server.address().port));
}

async function startRelay(program, upstreamOrigin) {
  const folder = mkdtempSync(path.join(tmpdir(), "relay-load-"));
  const config = path.join(folder, "relay.json");
  const upstreams = [{ id: "load", origin: upstreamOrigin, auth: "none" }];
  const limits = { perClientPerSecond: 1_000_000, clientBurst: 1_000_000, perUpstreamAtOnce: 512 };
  writeFileSync(config, JSON.stringify({ mode: "local", upstreams, limits }));
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: "0", RELAY_CONFIG: config },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The relay did not start.")));
    // Log lines come later on the same pipe, which must be emptied.
    child.stdout.on("data", (text) => resolve(/:(\d+)\/taskpane/.exec(String(text))?.[1]));
  });
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true });
  };
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid, stop };
}

async function shoot(url, load) {
  const { default: autocannon } = await import("autocannon");
  const headers = { "content-type": "application/json" };
  const timesMs = [];
  const run = autocannon({ url, method: "POST", headers, body: BODY, ...load });
  // Its own histogram counts whole milliseconds, which is longer than a request takes here.
  run.on("response", (_client, _status, _bytes, timeMs) => timesMs.push(timeMs));
  const { errors, non2xx, requests } = await run;
  timesMs.sort((one, other) => one - other);
  const quantile = (share) => timesMs[Math.floor((timesMs.length - 1) * share)] ?? NaN;
  return { failures: errors + non2xx, medianMs: quantile(0.5), p99Ms: quantile(0.99), perSecond: requests.average };
}

function residentMegabytes(pid) {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Math.round(Number(stdout) / 1024);
}

function middle(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function rounded(value) {
  return Number(value.toPrecision(3));
}

if (process.argv[2] === "--upstream") serveUpstream(Number(process.argv[3]));
else if (process.argv[1] === THIS_FILE) {
  const { values, positionals } = parseArgs({
    options: { requests: { type: "string" }, json: { type: "string" } },
    allowPositionals: true,
  });
  const [relayProgram] = positionals;
  const memoryRequests = values.requests === undefined ? undefined : Number(values.requests);
  const figures = JSON.stringify(await measureRelayLoad({ relayProgram, memoryRequests }), null, 2);
  console.log(figures);
  if (values.json !== undefined) writeFileSync(values.json, `${figures}\n`);
}
