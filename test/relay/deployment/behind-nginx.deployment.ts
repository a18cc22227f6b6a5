import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request, type Agent } from "node:https";
import { createServer as createHttpsServer } from "node:https";
import { createServer, connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { relayPath, upstreamSessionPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { DEFAULT_LIMITS } from "../../../src/relay/config/limits";
import type { RelayConfig } from "../../../src/relay/config/relay-config";
import { Dispatchers } from "../../../src/network/dispatchers";
import { createUpstreamFetch } from "../../../src/network/upstream-fetch";
import { Certificates } from "../certificates";
import { RunningServers } from "../running-relay";
import { findNginx } from "./nginx.mjs";

const HOST = "scoresheet.example.com";
const SHIPPED = path.resolve(__dirname, "../../../src/relay/deploy/nginx.conf");
const running = new RunningServers();
let certificates: Certificates;
let folder: string;
let nginx: ChildProcess;
let port: number;
let upstreamRequests: IncomingMessage[];

beforeAll(async () => {
  certificates = new Certificates(HOST);
  folder = mkdtempSync(path.join(tmpdir(), "nginx-"));
  const relayPort = await running.listenRelay({ config: relayConfig(await listenUpstream()), fetch: resolveHere() });
  port = await freePort();
  nginx = spawn(findNginx() ?? "nginx", ["-p", folder, "-c", writeConfig(relayPort, port), "-e", "stderr"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilListening(port);
});

afterAll(async () => {
  const ended = once(nginx, "exit");
  nginx.kill();
  await ended;
  running.close();
  certificates.remove();
  rmSync(folder, { recursive: true });
});

beforeEach(() => (upstreamRequests = []));

describe("the relay behind nginx, with the configuration that is shipped, before an upstream behind a private authority", () => {
  it("scores", async () => {
    const answer = await ask("POST", relayPath("work", "/serving-endpoints/iris/invocations"), "{}");
    expect([answer.status, answer.body]).toEqual([200, '{"predictions":[1]}']);
    expect(answer.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(answer.headers["served-model-name"]).toBe("iris-1");
  });

  it("gives each request one id from end to end", async () => {
    const answer = await ask("GET", relayPath("work", "/ping"));
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f]{32}$/);
    expect(upstreamRequests[0]?.headers["x-request-id"]).toBe(answer.headers["x-request-id"]);
  });

  it.each([
    ["/relay/work/%2e%2e/ping"],
    ["/relay/work/serving-endpoints/a%2Fb/invocations"],
    ["/relay/work/serving-endpoints/a%252Fb/invocations"],
    ["/relay/work//ping"],
    ["/relay/work/./ping"],
    ["/relay/work/x/../ping"],
    ["/relay/typed%3Ahttp%3A169.254.169.254/ping"],
  ])("refuses what nginx lets through: %s", async (target) => {
    const answer = await ask("GET", target);
    expect([400, 403, 404]).toContain(answer.status);
    expect(upstreamRequests).toEqual([]);
  });

  it("refuses other hosts and other pages", async () => {
    const foreign = await ask("GET", relayPath("work", "/ping"), undefined, { origin: "https://evil.example.com" });
    expect([foreign.status, foreign.headers[RELAY_ERROR_HEADER]]).toEqual([403, "origin-refused"]);
    const rebound = await ask("GET", relayPath("work", "/ping"), undefined, { host: "evil.example.com" });
    expect([rebound.status, upstreamRequests]).toEqual([403, []]);
  });

  it("takes 16 MB and no more, and says so itself", async () => {
    const large = await ask("POST", relayPath("work", "/invocations"), "a".repeat(16 * 1024 * 1024));
    expect(large.status).toBe(200);
    const larger = await ask("POST", relayPath("work", "/invocations"), "a".repeat(16 * 1024 * 1024 + 1));
    expect([larger.status, larger.headers[RELAY_ERROR_HEADER]]).toEqual([413, "body-too-large"]);
  });

  it("takes files for a warehouse as large as the relay does, and says itself where one is larger", async () => {
    const file = relayPath("work", "/api/2.0/fs/files/Volumes/main/default/scoresheet/scoresheet-1.csv");
    const large = await ask("PUT", `${file}?overwrite=true`, "a".repeat(40 * 1024 * 1024));
    expect([large.status, upstreamRequests[0]?.headers["content-length"]]).toEqual([200, String(40 * 1024 * 1024)]);
    const larger = await ask("PUT", file, "a".repeat(40 * 1024 * 1024 + 1));
    expect([larger.status, larger.headers[RELAY_ERROR_HEADER], upstreamRequests.length]).toEqual([
      413,
      "body-too-large",
      1,
    ]);
    const climbing = await ask("PUT", file.replace("/scoresheet/", "/scoresheet/%2e%2e/"), "a");
    expect([[400, 404].includes(climbing.status), upstreamRequests.length]).toEqual([true, 1]);
  });

  it("lets links to results through, and writes them into no log", async () => {
    const link = "A".repeat(11_000);
    const answer = await ask("GET", relayPath("work", `/result-links/${link}`));
    expect([answer.status, answer.headers[RELAY_ERROR_HEADER]]).toEqual([404, "route-not-allowed"]);
    await ask("GET", relayPath("work", "/ping"));
    const log = readFileSync(path.join(folder, "access.log"), "utf8");
    expect([log.includes("/relay/work/ping"), log.includes(link)]).toEqual([true, false]);
  });

  it("lets cookies of a long session through", async () => {
    const cookie = [0, 1, 2, 3].map((part) => `__Host-scoresheet.work.${part}=${"a".repeat(3500)}`).join("; ");
    const answer = await ask("DELETE", upstreamSessionPath("work"), undefined, { cookie });
    expect(answer.status).toBe(204);
  });

  it("passes an answer on before it is complete, and hears when the caller goes", async () => {
    const sent = open("POST", relayPath("work", "/serving-endpoints/slow/invocations"), "{}");
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    const [first] = (await once(response, "data")) as [Buffer];
    expect(first.toString()).toBe("[");
    const gone = once(upstreamRequests[0]!.socket, "close");
    sent.destroy();
    await gone;
  });

  it("counts clients by the address that nginx sees", async () => {
    const statuses = [];
    for (let index = 0; index < 60; index++) {
      const headers = { "x-forwarded-for": `10.0.0.${index}` };
      statuses.push((await ask("GET", relayPath("work", "/health"), undefined, headers)).status);
    }
    expect(statuses).toContain(429);
  });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

async function ask(method: string, target: string, body?: string, headers = {}): Promise<Answer> {
  const [response] = (await once(open(method, target, body, headers), "response")) as [IncomingMessage];
  let text = "";
  for await (const part of response.setEncoding("utf8") as AsyncIterable<string>) text += part;
  return { status: response.statusCode ?? 0, headers: response.headers, body: text };
}

function open(method: string, target: string, body?: string, headers = {}) {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const own = { host: HOST, origin: `https://${HOST}`, ...length, ...headers };
  const agent = false as unknown as Agent;
  const to = {
    host: "127.0.0.1",
    port,
    path: target,
    method,
    servername: HOST,
    ca: certificates.read("ca.pem"),
    agent,
  };
  const sent = request({ ...to, headers: own });
  sent.on("error", () => undefined); // told by the response that does not come
  return sent.end(body);
}

async function listenUpstream(): Promise<number> {
  const tls = { key: certificates.read("server.key"), cert: certificates.read("server.pem") };
  const server = createHttpsServer(tls, (received, response) => {
    upstreamRequests.push(received);
    received.resume().on("end", () => {
      response.setHeader("served-model-name", "iris-1").setHeader("content-type", "application/json");
      if (received.url?.includes("/slow/")) response.write("[");
      else response.end('{"predictions":[1]}');
    });
  });
  return running.listen(server);
}

function relayConfig(upstreamPort: number): RelayConfig {
  const origin = `https://${HOST}:${upstreamPort}`;
  const work = {
    id: "work",
    label: "Work",
    origin,
    auth: "none",
    network: "private",
    warehouses: { volume: "/Volumes/main/default/scoresheet", maxFileBytes: 40 * 1024 * 1024 },
    ca: certificates.read("ca.pem"),
  } as const;
  return {
    mode: "server",
    publicOrigin: `https://${HOST}`,
    upstreams: [work],
    clientAddressHeader: "x-forwarded-for",
    limits: { ...DEFAULT_LIMITS, perClientPerSecond: 1, clientBurst: 40 },
  };
}

function resolveHere() {
  return createUpstreamFetch(new Dispatchers({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] }));
}

/** The configuration as it is shipped, with the ports, paths and certificate of this test. */
function writeConfig(relayPort: number, listenPort: number): string {
  const site = readFileSync(SHIPPED, "utf8")
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${relayPort};`)
    .replace(/server \{\s+listen 80;[^}]*\}/, "")
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${listenPort} ssl http2;`)
    .replace("/etc/ssl/scoresheet/server.pem", certificates.path("server.pem"))
    .replace("/etc/ssl/scoresheet/server.key", certificates.path("server.key"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${path.join(folder, name)};`)
    .join("\n");
  mkdirSync(path.join(folder, "logs"));
  const file = path.join(folder, "nginx.conf");
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    file,
    `daemon off; master_process off; ${user} pid ${folder}/pid; events {}\nhttp {\naccess_log ${folder}/access.log;\n${temporary}\n${site}}\n`,
  );
  return file;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

async function untilListening(listenPort: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = connect(listenPort, "127.0.0.1");
    const [isOpen] = await Promise.race([
      once(socket, "connect").then(() => [true]),
      once(socket, "error").then(() => [false]),
    ]).catch(() => [false]);
    socket.destroy();
    if (isOpen) return;
    await delay(50);
  }
  throw new Error("nginx does not listen.");
}
