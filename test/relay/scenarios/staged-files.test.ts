import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { Dispatchers } from "../../../src/network/dispatchers";
import { createUpstreamFetch } from "../../../src/network/upstream-fetch";
import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { DEFAULT_LIMITS } from "../../../src/relay/config/limits";
import { Seal } from "../../../src/relay/keeping/seal";
import type { RelayServerOptions } from "../../../src/relay/relay-server";
import { until } from "../../support/until";
import { manualTimers } from "../manual-timers";
import { RunningServers, sendRaw, statusOf, type RunningUpstream } from "../running-relay";

const MB = 1024 * 1024;
const FILE = "/api/2.0/fs/files/Volumes/main/default/scoresheet/scoresheet-";
const KEY = Buffer.alloc(32, 7);
const running = new RunningServers();
const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  running.close();
});

describe("a file on its way through the relay", () => {
  it("waits with its sender while nobody takes it, and arrives whole", async () => {
    let received = 0;
    let taken: IncomingMessage | undefined;
    const { port, upstream } = await start({}, (request, response) => {
      taken = request;
      request.on("end", () => response.writeHead(204).end());
    });
    const client = begin(port, 64 * MB);
    let left = 0;
    const writeNext = (): void => {
      left += 1;
      if (left <= 64) client.write(Buffer.alloc(MB, "a"), () => writeNext());
    };
    writeNext();
    await until("the file is under way", () => upstream.requests.length > 0);
    let [before, polls] = [-1, 0];
    await until("nothing moves any more", () => {
      polls = left === before ? polls + 1 : 0;
      before = left;
      return polls === 30;
    });
    // What the system's own buffers of two connections take, each of some MB, and not the file.
    expect(left).toBeLessThan(40);
    taken?.on("data", (piece: Buffer) => (received += piece.length));
    const [said] = (await once(client, "data")) as [Buffer];
    expect([statusOf(said.toString("latin1")), received]).toEqual([204, 64 * MB]);
  });

  it("is refused where it says that it is too large, before a byte of it is passed on", async () => {
    const { port, upstream } = await start({ maxFileBytes: 1000 });
    const said = await sendRaw(port, head(1001, "Connection: close\r\n"));
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 413 .*${RELAY_ERROR_HEADER}: body-too-large`, "s"));
    expect(upstream.connections).toBe(0);
  });

  it("ends at the workspace when its sender goes half-way, as no file", async () => {
    const { port, upstream } = await start({}, (request) => void request.resume());
    const client = begin(port, MB);
    client.write(Buffer.alloc(1000));
    await until("the file is under way", () => upstream.requests.length === 1);
    client.destroy();
    await until("the workspace has heard of it", () => upstream.requests[0]?.destroyed === true);
    expect(upstream.completed).toBe(0);
  });

  it("is given up when it comes more slowly than any line", async () => {
    const timers = manualTimers();
    const { port, upstream } = await start({ timers }, (request) => void request.resume());
    const client = begin(port, 100 * MB);
    client.write(Buffer.alloc(1000));
    await until("the file is under way", () => upstream.requests.length === 1);
    const clock = timers.pending.find(({ delayMs }) => delayMs === 64_000);
    clock?.callback();
    const [said] = (await once(client, "data")) as [Buffer];
    expect(said.toString("latin1")).toMatch(/^HTTP\/1\.1 504 .*was too slow/s);
    await until("the workspace has heard of it", () => upstream.requests[0]?.destroyed === true);
    expect(upstream.completed).toBe(0);
  });

  it("has an hour, and rows have no more than they had", async () => {
    const timers = manualTimers();
    const { port, upstream } = await start({ timers });
    expect(statusOf(await sendRaw(port, head(2, "Connection: close\r\n"), "{}"))).toBe(200);
    expect(upstream.completed).toBe(1);
    expect(timers.pending.map(({ delayMs }) => delayMs)).toEqual([3_600_000, 64_000]);
    expect(timers.cleared).toBe(2);
  });

  it("is one of few, of each client and in all, and takes no turn from rows", async () => {
    const { port, upstream } = await start({}, (request, response) => {
      if (request.url === "/ping") response.end("{}");
      else request.resume();
    });
    const said: string[] = [];
    for (let client = 0; client < 100; client++) {
      const socket = begin(port, MB, `X-Forwarded-For: 10.0.0.${client % 10}\r\n`, `${client}.csv`);
      socket.write(Buffer.alloc(1000));
      socket.on("data", (bytes: Buffer) => said.push(bytes.toString("latin1")));
    }
    await until("most were turned away", () => said.length === 100 - 10 * DEFAULT_LIMITS.perClientUploads);
    expect(new Set(said.map(statusOf))).toEqual(new Set([429]));
    await until("some are under way", () => upstream.requests.length === DEFAULT_LIMITS.perUpstreamUploads);
    const ping = `GET ${relayPath("work", "/ping")} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    expect(statusOf(await sendRaw(port, ping))).toBe(200);
    for (const client of clients.splice(0)) client.destroy();
    const isLast = ({ url }: IncomingMessage): boolean => url?.includes("last.csv") === true;
    begin(port, 2, "X-Forwarded-For: 10.0.0.1\r\n", "last.csv").write("{}");
    await until("the turns came back", () => upstream.requests.some(isLast));
  });
});

describe("a link that is sealed and leads inside", () => {
  it.each([
    ["a metadata address", "169.254.169.254"],
    ["an address of the operator's network", "10.0.0.1"],
    ["this machine", "127.0.0.1"],
  ])("is not followed to %s", async (_, address) => {
    const inside = await running.listenUpstream();
    const fetch = createUpstreamFetch(new Dispatchers({ resolve: async () => [{ address, family: 4 }] }));
    const { port } = await start({ fetch, origin: "https://adb-1.azuredatabricks.net" });
    const url = `https://storage.example.net:${new URL(inside.origin).port}/part`;
    const said = await sendRaw(port, ask(sealed(url)));
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 403 .*${RELAY_ERROR_HEADER}: address-refused`, "s"));
    expect([inside.connections, said.includes(address), said.includes("storage.example")]).toEqual([0, false, false]);
  });

  it.each(["http://storage.example.net/part", "https://169.254.169.254/part", "https://[::1]/part", "ftp://a/b"])(
    "is not followed, whoever has sealed it: %s",
    async (url) => {
      const { port } = await start({ origin: "https://adb-1.azuredatabricks.net" });
      expect([403, 404]).toContain(statusOf(await sendRaw(port, ask(sealed(url)))));
    },
  );
});

function sealed(url: string): string {
  const link = new Seal([KEY]).seal("result link work", { url, endsAtMs: Date.now() + 60_000 });
  return relayPath("work", `/result-links/${link}`);
}

function ask(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
}

function upload(length: number, headers = "", name = "1.csv"): string {
  const path = `${relayPath("work", FILE)}${name}?overwrite=true`;
  return `PUT ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}Content-Length: ${length}\r\n\r\n`;
}

function head(length: number, headers = ""): string {
  return upload(length, headers);
}

/** A client that has said that a file of so many bytes comes, and has sent none of it. */
function begin(port: number, length: number, headers = "", name = "1.csv"): Socket {
  const socket = connect(port, "127.0.0.1");
  clients.push(socket);
  socket.on("error", () => undefined);
  socket.write(upload(length, headers, name));
  return socket;
}

type StartOptions = Partial<RelayServerOptions> & { readonly maxFileBytes?: number; readonly origin?: string };

async function start(
  { maxFileBytes, origin, ...options }: StartOptions = {},
  listener?: Parameters<RunningServers["listenUpstream"]>[0],
): Promise<{ port: number; upstream: RunningUpstream }> {
  const upstream = await running.listenUpstream(listener);
  const volume = "/Volumes/main/default/scoresheet";
  const warehouses = { volume, ...(maxFileBytes !== undefined && { maxFileBytes }) };
  const work = {
    id: "work",
    label: "Work",
    origin: origin ?? upstream.origin,
    auth: "user-token",
    warehouses,
  } as const;
  const config = {
    mode: "local",
    upstreams: [work],
    limits: DEFAULT_LIMITS,
    clientAddressHeader: "x-forwarded-for",
  } as const;
  return { port: await running.listenRelay({ config, sessionKeys: [KEY], ...options }), upstream };
}
