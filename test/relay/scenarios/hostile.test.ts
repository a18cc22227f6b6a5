import { setTimeout as delay } from "node:timers/promises";
import type { RelayConfig } from "../../../src/relay/config/relay-config";
import { Dispatchers } from "../../../src/network/dispatchers";
import { createUpstreamFetch } from "../../../src/network/upstream-fetch";
import type { RelayServerOptions } from "../../../src/relay/relay-server";
import { HOST, HOSTILE_REQUESTS, OWN } from "../hostile-requests";
import { RunningServers, sendRaw, statusOf, type RunningUpstream } from "../running-relay";

const SCORE = "POST /relay/demo/serving-endpoints/iris/invocations HTTP/1.1\r\n";
const QUICK = { headersTimeoutMs: 100, requestTimeoutMs: 200, checkEveryMs: 20, keepAliveMs: 50 };
const running = new RunningServers();

afterEach(() => running.close());

describe("a hostile request", () => {
  it("is told apart from a good one, which is forwarded", async () => {
    const { port, upstream } = await start();
    const said = await sendRaw(port, `${SCORE}${OWN}Origin: https://${HOST}\r\nContent-Length: 2\r\n\r\n{}`);
    expect([statusOf(said), upstream.completed]).toEqual([200, 1]);
  });

  it("is told apart from a good file, too", async () => {
    const { port, upstream } = await start();
    const target = "/relay/tables/api/2.0/fs/files/Volumes/main/default/scoresheet/scoresheet-1.csv?overwrite=true";
    const said = await sendRaw(port, `PUT ${target} HTTP/1.1\r\n${OWN}Content-Length: 3\r\n\r\na,b`);
    expect([statusOf(said), upstream.completed]).toEqual([200, 1]);
  });

  it.each(HOSTILE_REQUESTS)("is refused: %s", async (_, bytes) => {
    const { port, upstream } = await start({ serverLimits: QUICK });
    const said = await sendRaw(port, bytes);
    // 0: hung up without a word.
    expect([0, 400, 401, 403, 404, 405, 408, 413, 431]).toContain(statusOf(said));
    expect(said).not.toMatch(/access-control-allow|\r\nset-cookie: [^;]*=[^;]/i);
    expect(upstream.connections).toBe(0);
  });

  it("is refused: headers that trickle in", async () => {
    const { port, upstream } = await start({ serverLimits: QUICK });
    expect(statusOf(await sendRaw(port, `${SCORE}Host: ${HOST}\r\n`))).toBe(408);
    expect(upstream.connections).toBe(0);
  });

  it("is refused: a body that trickles in", async () => {
    const { port, upstream } = await start({ serverLimits: QUICK });
    expect([0, 408]).toContain(statusOf(await sendRaw(port, `${SCORE}${OWN}Content-Length: 1000\r\n\r\n{`)));
    expect(upstream.connections).toBe(0);
  });

  it.each([
    ["a body in chunks that grows too large", "400\r\n" + "a".repeat(1024) + "\r\n"],
    ["a chunk that says it is too large", "fffffff\r\n" + "a".repeat(4096)],
  ])("is cut off: %s", async (_, chunk) => {
    const { port, upstream } = await start({ maxBodyBytes: 2048, serverLimits: QUICK });
    const said = await sendRaw(port, `${SCORE}${OWN}Transfer-Encoding: chunked\r\n\r\n`, chunk, chunk, chunk);
    expect([413, 408]).toContain(statusOf(said));
    expect(upstream.completed).toBe(0);
  });

  it.each([
    ["a chunk size that is none", "0x2\r\n{}\r\n0\r\n\r\n"],
    ["a chunk size beyond numbers", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"],
    ["a line feed in a chunk extension", "2;a\nb\r\n{}\r\n0\r\n\r\n"],
    ["a chunk that is longer than it says", "2\r\n{}{}\r\n0\r\n\r\n"],
    ["chunks without end", "2\r\n{}\r\n"],
  ])("never becomes a whole request: %s", async (_, chunks) => {
    const { port, upstream } = await start({ serverLimits: QUICK });
    await sendRaw(port, `${SCORE}${OWN}Transfer-Encoding: chunked\r\n\r\n`, chunks);
    await delay(20); // the upstream hears of it on another connection
    expect(upstream.completed).toBe(0);
  });

  it("does not ride behind another: what follows a body is a request of its own", async () => {
    const { port, upstream } = await start();
    const first = `${SCORE}Host: ${HOST}\r\nContent-Length: 2\r\n\r\n{}`;
    const said = await sendRaw(port, first + `GET /relay/demo/api/2.0/secrets/list HTTP/1.1\r\n${OWN}\r\n`);
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 404"]);
    expect(upstream.requests.map(({ url }) => url)).toEqual(["/serving-endpoints/iris/invocations"]);
  });

  it("carries nothing of its own to the upstream", async () => {
    const { port, upstream } = await start();
    const smuggled =
      "Cookie: a=1\r\nX-HTTP-Method-Override: DELETE\r\nX-Forwarded-For: 1.2.3.4\r\nProxy-Authorization: x\r\n";
    const hops = "TE: trailers\r\nKeep-Alive: 5\r\nExpect: 100-continue\r\nAuthorization: Bearer stolen\r\n";
    await sendRaw(port, `${SCORE}${OWN}Origin: https://${HOST}\r\n${smuggled}${hops}Content-Length: 2\r\n\r\n{}`);
    expect(Object.keys(upstream.requests[0]?.headers ?? {}).sort()).toEqual(
      ["connection", "content-length", "host", "user-agent", "x-request-id"].sort(),
    );
  });
});

describe("a hostile upstream", () => {
  it.each([300, 301, 302, 303, 307, 308])("sends nobody elsewhere with %d", async (status) => {
    const elsewhere = await running.listenUpstream();
    const { port } = await start({}, (_, response) => {
      response.writeHead(status, { location: `${elsewhere.origin}/invocations`, refresh: "0;url=/" }).end();
    });
    const said = await sendRaw(port, `GET /relay/demo/ping HTTP/1.1\r\n${OWN}\r\n`);
    expect(statusOf(said)).toBe(502);
    expect(said).not.toMatch(/\r\n(location|refresh):/i);
    expect(elsewhere.connections).toBe(0);
  });

  it.each([
    ["the metadata address", "169.254.169.254"],
    ["an address of the operator's network", "10.0.0.1"],
    ["this machine", "127.0.0.1"],
    ["the metadata address, spelled as IPv6", "::ffff:169.254.169.254"],
  ])("whose name leads to %s is not connected to", async (_, address) => {
    const upstream = await running.listenUpstream();
    const origin = `http://upstream.example.com:${new URL(upstream.origin).port}`;
    const fetch = createUpstreamFetch(
      new Dispatchers({ resolve: async () => [{ address, family: address.includes(":") ? 6 : 4 }] }),
    );
    const port = await running.listenRelay({ config: configWith(origin), fetch });
    const said = await sendRaw(port, `GET /relay/demo/ping HTTP/1.1\r\n${OWN}\r\n`);
    expect([statusOf(said), upstream.connections]).toEqual([403, 0]);
    expect(said).not.toContain(address);
  });

  it("cannot move its name to another address between two requests", async () => {
    const { origin, ...upstream } = await running.listenUpstream((_, response) => {
      response.setHeader("connection", "close").end("{}");
    });
    const answers = ["127.0.0.1", "169.254.169.254"];
    const fetch = createUpstreamFetch(
      new Dispatchers({ resolve: async () => [{ address: answers.shift() ?? "169.254.169.254", family: 4 }] }),
    );
    const name = origin.replace("127.0.0.1", "localhost");
    const port = await running.listenRelay({ config: configWith(name), fetch });
    const ask = () => sendRaw(port, `GET /relay/demo/ping HTTP/1.1\r\n${OWN}\r\n`);
    expect([statusOf(await ask()), statusOf(await ask())]).toEqual([200, 403]);
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    ["no HTTP", "hello\r\n\r\n"],
    ["a status that is none", "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"],
    ["a switch of protocols", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"],
  ])("that answers with %s is not passed on", async (_, answer) => {
    const { port } = await start({}, (request) => void request.socket.end(answer));
    expect(statusOf(await sendRaw(port, `GET /relay/demo/ping HTTP/1.1\r\n${OWN}\r\n`))).toBe(502);
  });

  it.each([
    ["a small answer", "Content-Length: 100\r\n\r\n{", /^HTTP\/1\.1 502 /],
    [
      "a large answer",
      `Content-Length: 100000\r\n\r\n${"a".repeat(70_000)}`,
      /^HTTP\/1\.1 200 .*content-length: 100000\r\n/is,
    ],
    ["an answer in chunks", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", /^HTTP\/1\.1 200 .*hello\r\n$/s],
  ])("that breaks off in the middle does not pass for a short answer: %s", async (_, answer, expected) => {
    const { port } = await start({}, (request) => void request.socket.end(`HTTP/1.1 200 OK\r\n${answer}`));
    const said = await sendRaw(port, `GET /relay/demo/ping HTTP/1.1\r\n${OWN}\r\n`);
    expect(said).toMatch(expected);
    // The last chunk, after which an answer in chunks is complete.
    expect(said).not.toMatch(/\r\n0\r\n\r\n$/);
  });
});

async function start(
  options: Partial<RelayServerOptions> = {},
  listener?: Parameters<RunningServers["listenUpstream"]>[0],
): Promise<{ port: number; upstream: RunningUpstream }> {
  const upstream = await running.listenUpstream(listener);
  const port = await running.listenRelay({ config: configWith(upstream.origin), ...options });
  return { port, upstream };
}

function configWith(origin: string): RelayConfig {
  const demo = { id: "demo", label: "Demo", origin, auth: "none", endpoints: ["iris"] } as const;
  const oauth = { clientId: "pane", scopes: ["all"], authorizeUrl: `${origin}/authorize`, tokenUrl: `${origin}/token` };
  const person = { id: "person", label: "Work", origin, auth: "oauth-u2m", oauth } as const;
  const warehouses = { volume: "/Volumes/main/default/scoresheet", maxFileBytes: 1_000_000 };
  const tables = { id: "tables", label: "Tables", origin, auth: "user-token", warehouses } as const;
  return { mode: "server", publicOrigin: `https://${HOST}`, upstreams: [demo, person, tables] };
}
