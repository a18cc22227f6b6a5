import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { relayPath } from "../../../src/protocol/paths";
import { OFFICE_SCRIPT_URL } from "../../../src/relay/pane/pane-policy";
import { createRelayServer } from "../../../src/relay/relay-server";
import { until } from "../../support/until";
import { RunningServers } from "../running-relay";

const MB = 1024 * 1024;
const LARGE = Buffer.alloc(16 * MB, "a");
const running = new RunningServers();
const clients: Socket[] = [];
let paneDir: string;

beforeAll(() => {
  paneDir = mkdtempSync(path.join(tmpdir(), "pane-"));
  writeFileSync(path.join(paneDir, "taskpane.html"), `<script src="${OFFICE_SCRIPT_URL}"></script>`);
  writeFileSync(path.join(paneDir, "large.0123456789.js"), LARGE);
});

afterAll(() => rmSync(paneDir, { recursive: true }));

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  running.close();
});

const PATHS = [
  "/taskpane.html",
  "/large.0123456789.js",
  "/nothing",
  "/healthz",
  "/readyz",
  "/relay/upstreams",
  "/relay/session",
  "/relay/sign-in/dialog.js",
  "/relay/sign-in/person?challenge=x",
  "/relay/sign-in/callback?code=a&state=b",
  "/relay/nobody/ping",
  relayPath("demo", "/ping"),
  relayPath("demo", "/api/2.0/serving-endpoints"),
];

describe("a client that asks again and again without reading an answer", () => {
  const others = ["HEAD", "POST"].flatMap((verb) => PATHS.slice(0, 3).map((target) => [verb, target] as const));
  it.each([...PATHS.map((target) => ["GET", target] as const), ...others])(
    "is cut off, and no more is made for it than a bound: %s %s",
    async (verb, target) => {
      const { port, answers, connections } = await start();
      const headers = `Host: localhost:${port}\r\nAccept-Encoding: gzip\r\nRange: bytes=0-\r\nContent-Length: 0\r\n`;
      for (let client = 0; client < 3; client++)
        send(port, `${verb} ${target} HTTP/1.1\r\n${headers}\r\n`.repeat(1500));
      await until("all were cut off", () => connections.length === 3 && connections.every((one) => one.destroyed));
      expect(answers()).toBeLessThanOrEqual(3 * 16);
    },
  );

  it.each([
    ["a large file", "/large.0123456789.js"],
    ["a large answer of an upstream", relayPath("demo", "/api/2.0/serving-endpoints")],
  ])(
    "leaves no more than some parts of it waiting in each connection, when it stays below the bound: %s",
    async (_, target) => {
      const { port, connections } = await start();
      const request = `GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
      for (let client = 0; client < 2; client++) send(port, request.repeat(4));
      await until(
        "the answers wait",
        () => connections.filter(({ writableLength }) => writableLength > 0).length === 2,
      );
      const before = process.memoryUsage();
      await until("nothing more comes", async () => {
        const waiting = () => connections.map(({ bytesWritten }) => bytesWritten).join();
        const seen = waiting();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return seen === waiting();
      });
      for (const { writableLength } of connections) expect(writableLength).toBeLessThanOrEqual(MB / 2);
      const after = process.memoryUsage();
      // 8 answers of 16 MB were asked for.
      expect(after.arrayBuffers + after.external - before.arrayBuffers - before.external).toBeLessThan(64 * MB);
    },
  );
});

async function start() {
  const upstream = await running.listenUpstream((request, response) => {
    request.resume();
    const large = request.url?.startsWith("/api/") === true ? LARGE : "{}";
    response.setHeader("content-type", "application/json").end(large);
  });
  const oauth = {
    clientId: "pane",
    scopes: ["all"],
    authorizeUrl: `${upstream.origin}/a`,
    tokenUrl: `${upstream.origin}/t`,
  };
  const { server } = createRelayServer({
    config: {
      mode: "local",
      upstreams: [
        { id: "demo", label: "Demo", origin: upstream.origin, auth: "none" },
        { id: "person", label: "Work", origin: upstream.origin, auth: "oauth-u2m", oauth },
      ],
    },
    paneDir,
  });
  const connections: Socket[] = [];
  server.on("connection", (socket: Socket) => connections.push(socket));
  return { port: await running.listen(server), connections, answers: countAnswers(server) };
}

/** How many answers were written, sent or not. */
function countAnswers(server: Server): () => number {
  let count = 0;
  server.prependListener("request", (_, response) => {
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => typeof response;
    Object.assign(response, {
      writeHead: (...args: unknown[]) => {
        count += 1;
        return writeHead(...args);
      },
    });
  });
  return () => count;
}

function send(port: number, bytes: string): void {
  const socket = connect(port, "127.0.0.1").pause();
  socket.on("error", () => undefined); // being cut off is what it is for
  clients.push(socket);
  socket.write(bytes);
}
