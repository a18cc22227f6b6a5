import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { ConnectionLimits } from "../../src/web/connection-limits";
import { createWebServer, type WebServerOptions } from "../../src/web/create-web-server";
import { DEFAULT_HEADERS } from "../../src/web/default-headers";
import { answerWithFile, servedFile } from "../../src/web/served-file";
import { sendRaw, statusOf } from "../relay/running-relay";
import { until } from "../support/until";

/** More than a connection on one machine keeps in the system's own buffers. */
const LARGE = servedFile("large.js", Buffer.alloc(8 * 1024 * 1024, "a"), "no-cache");
const PART_BYTES = 64 * 1024;
/** A client on a busy machine may need as long from its connection to its request. */
const PATIENCE_MS = 500;
const opened: { server: Server; sockets: Socket[] }[] = [];

afterEach(() => {
  for (const { server, sockets } of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

describe("requests that are sent without reading the answers", () => {
  it.each([
    ["a large file", () => answerWithFile(LARGE, new Headers())],
    ["a small text", () => new Response("ok")],
    ["nothing", () => new Response(null, { status: 404 })],
    ["an answer that takes its time", async () => delay(10_000, new Response("late"), { ref: false })],
    ["an app that fails", () => Promise.reject(new Error("broken"))],
  ])("are answered up to a bound, then the connection is cut: %s", async (_, answer) => {
    let asked = 0;
    const { port, connections } = await listen(() => {
      asked += 1;
      return answer();
    });
    for (const verb of ["GET", "HEAD", "POST"]) {
      asked = 0;
      const client = pausedClient(port);
      client.write(`${verb} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`.repeat(500));
      await until("the connection was cut", () => connections.length > 0 && connections.every((one) => one.destroyed));
      expect(asked).toBeLessThanOrEqual(16);
      connections.splice(0);
    }
  });

  it("are answered in their order where they are no more than the bound", async () => {
    let asked = 0;
    const { port } = await listen(() => new Response(`answer ${++asked}`));
    const said = await sendRaw(port, get().repeat(15) + get("Connection: close\r\n"));
    expect(said.match(/answer \d+/g)).toEqual(Array.from({ length: 16 }, (_, index) => `answer ${index + 1}`));
  });

  it("leave a few parts of a large answer waiting, of whatever length it is", async () => {
    const { port, connections } = await listen(() => answerWithFile(LARGE, new Headers()));
    const clients = Array.from({ length: 5 }, () => pausedClient(port));
    for (const client of clients) client.write(get().repeat(10));
    await until("all answers wait", () => connections.filter(({ writableLength }) => writableLength > 0).length === 5);
    for (const { writableLength } of connections) expect(writableLength).toBeLessThanOrEqual(2 * PART_BYTES);
  });

  it("are cut off after a while without a byte taken, and the next client is served", async () => {
    const { port, connections } = await listen(() => answerWithFile(LARGE, new Headers()), { untakenMs: PATIENCE_MS });
    pausedClient(port).write(get().repeat(3));
    await until("the connection was cut", () => connections[0]?.destroyed === true);
    const { headers } = await fetch(`http://127.0.0.1:${port}`, { method: "HEAD" });
    expect(headers.get("content-length")).toBe(String(LARGE.body.length));
  });

  it("are cut off when the client has closed its own half and takes nothing", async () => {
    const { port, connections } = await listen(() => answerWithFile(LARGE, new Headers()), { untakenMs: 50 });
    pausedClient(port).end(get());
    await until("the connection was cut", () => connections[0]?.destroyed === true);
  });
});

describe("a connection", () => {
  it("may wait for an answer longer than an answer may wait for it", async () => {
    const { port } = await listen(async () => delay(2.5 * PATIENCE_MS, new Response("late")), {
      untakenMs: PATIENCE_MS,
    });
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe("late");
  });

  it("is served to the end when it reads slowly", async () => {
    const { port } = await listen(() => answerWithFile(LARGE, new Headers()), { untakenMs: 500 });
    const client = pausedClient(port);
    client.write(get("Connection: close\r\n"));
    let bytes = 0;
    client.on("data", (part: Buffer) => {
      bytes += part.length;
      client.pause();
      setTimeout(() => client.resume(), 1);
    });
    client.resume();
    await once(client, "close");
    expect(bytes).toBeGreaterThan(LARGE.body.length);
  });

  it("is turned away where there are as many as there may be", async () => {
    const { port } = await listen(() => new Response("ok"), { connections: 1 });
    const first = pausedClient(port);
    await once(first, "connect");
    expect(await sendRaw(port, get())).toBe("");
  });

  it.each([
    ["HTTP/1.0", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 200],
    ["an upgrade", `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, 200],
    [
      "a body that nobody reads",
      `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nConnection: close\r\n\r\n123456789`,
      200,
    ],
  ])("is answered: %s", async (_, bytes, status) => {
    const { port } = await listen(() => new Response("ok"), { keepAliveMs: 50 });
    expect(statusOf(await sendRaw(port, bytes))).toBe(status);
  });
});

describe("every answer", () => {
  it.each([
    ["of an app that says nothing", get("Connection: close\r\n"), 200],
    ["to HEAD", `HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 200],
    ["of an app that fails", get("Connection: close\r\n", "/fail"), 500],
    ["to a host that is none", `GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`, 400],
    ["to a backslash", get("Connection: close\r\n", "/a\\b"), 400],
    ["to no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["to HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n", 400],
    ["to no HTTP", "hello\r\n\r\n", 400],
    ["to another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    ["to an expectation that is none", get("Expect: tea\r\nConnection: close\r\n"), 417],
    ["to a header without end", get(`X-A: ${"a".repeat(40_000)}\r\n`), 431],
    ["to headers that trickle in", "GET / HTTP/1.1\r\nHost: localhost\r\n", 408],
    ["to a body that trickles in", "POST /wait HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1", 408],
  ])("has the default headers, also one %s", async (_, bytes, status) => {
    const trickling = { headersTimeoutMs: 100, requestTimeoutMs: 150, checkEveryMs: 20 };
    const { port } = await listen(
      (request) => {
        if (request.url.endsWith("/fail")) throw new Error("broken");
        return request.url.endsWith("/wait") ? request.text().then((text) => new Response(text)) : new Response("ok");
      },
      { ...(status === 408 && trickling), keepAliveMs: 50 },
      { "strict-transport-security": "max-age=1" },
    );
    const said = await sendRaw(port, bytes);
    expect(statusOf(said)).toBe(status);
    for (const [name, value] of Object.entries({ ...DEFAULT_HEADERS, "strict-transport-security": "max-age=1" })) {
      expect(said.toLowerCase()).toContain(`\r\n${name}: ${value}\r\n`);
    }
  });

  it("says what its app says instead, once", async () => {
    const policy = "default-src 'self'";
    const { port } = await listen(() => new Response("ok", { headers: { "content-security-policy": policy } }));
    const { headers } = await fetch(`http://127.0.0.1:${port}`);
    expect(headers.get("content-security-policy")).toBe(policy);
  });

  it("is no refusal of one request that could be taken for the answer to another", async () => {
    const { port } = await listen(async () => delay(10_000, new Response("late"), { ref: false }));
    expect(await sendRaw(port, `${get().repeat(2)}hello\r\n\r\n`)).toBe("");
  });
});

async function listen(
  fetch: WebServerOptions["fetch"],
  limits: Partial<ConnectionLimits> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const server = createWebServer({ fetch, limits, headers });
  const connections: Socket[] = [];
  server.on("connection", (socket: Socket) => connections.push(socket));
  opened.push({ server, sockets: [] });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, connections };
}

/** A client that reads nothing until it is told to. */
function pausedClient(port: number): Socket {
  const socket = connect(port, "127.0.0.1").pause();
  socket.on("error", () => undefined); // being cut off is what it is for
  opened.at(-1)?.sockets.push(socket);
  return socket;
}

function get(headers = "", path = "/"): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
}
