import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server as SocketServer,
  type Socket,
} from "node:net";
import { Dispatchers, type DispatcherParts } from "../../../src/network/dispatchers";
import { readProxySettings, type ProxySettings } from "../../../src/network/proxy-settings";
import { createUpstreamFetch } from "../../../src/network/upstream-fetch";
import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { typedUpstreamId } from "../../../src/protocol/upstream-info";
import type { RelayConfig } from "../../../src/relay/config/relay-config";
import type { Upstream } from "../../../src/relay/config/upstream";
import { Certificates } from "../../relay/certificates";
import { RunningServers } from "../../relay/running-relay";
import { RunningProxy, type ProxyOptions } from "../running-proxy";

const HOST = "adb-1.azuredatabricks.net";
const PASSWORD = "ann:p@ss%hush";

const running = new RunningServers();
let certificates: Certificates;
let companyProxy: RunningProxy;
let sockets: SocketServer[] = [];
beforeAll(async () => {
  certificates = new Certificates(HOST);
  companyProxy = await RunningProxy.start();
});
afterAll(async () => {
  certificates.remove();
  await companyProxy.stop();
});
beforeEach(() => companyProxy.asked.splice(0));
afterEach(() => {
  running.close();
  for (const server of sockets) server.close();
  sockets = [];
});

describe("a relay behind a company's proxy", () => {
  it("reaches a workspace through it, without asking for its address", async () => {
    const port = await listenSecure();
    const answer = await ask(workspace(port), settings(companyProxy.port));
    expect([answer.status, await answer.text()]).toEqual([200, '{"secure":true}']);
    expect(companyProxy.asked).toEqual([`${HOST}:${port}`]);
  });

  it("keeps one tunnel for requests that follow each other", async () => {
    const port = await listenSecure();
    const relay = await listenRelay(workspace(port), settings(companyProxy.port));
    for (let index = 0; index < 4; index++) await (await ping(relay)).text();
    expect(companyProxy.asked.length).toBeLessThanOrEqual(2);
  });

  it("signs in there, also as a service principal through it", async () => {
    const seen: (string | undefined)[] = [];
    const port = await listenSecure((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.setHeader("content-type", "application/json");
      response.end(request.url === "/oidc/v1/token" ? '{"access_token":"issued","token_type":"Bearer"}' : "{}");
    });
    const origin = `https://${HOST}:${port}`;
    const oauth = { clientId: "id", clientSecret: "word", scopes: ["all-apis"], tokenUrl: `${origin}/oidc/v1/token` };
    const upstream: Upstream = {
      ...workspace(port),
      auth: "oauth-m2m",
      oauth: { ...oauth, authorizeUrl: `${origin}/oidc/v1/authorize` },
    };
    const answer = await ask(upstream, settings(companyProxy.port));
    expect(answer.status).toBe(200);
    expect(seen).toEqual([`POST /oidc/v1/token Basic ${btoa("id:word")}`, "GET /ping Bearer issued"]);
    expect(new Set(companyProxy.asked)).toEqual(new Set([`${HOST}:${port}`]));
  });

  it("takes a workspace that was typed through it, and no other name", async () => {
    const port = await listenSecure();
    const relay = await running.listenRelay({
      config: { mode: "local", upstreams: [], publicOrigin: "http://127.0.0.1" },
      fetch: fetchThrough(settings(companyProxy.port)),
    });
    const typed = (origin: string) => fetch(`http://127.0.0.1:${relay}${relayPath(typedUpstreamId(origin), "/ping")}`);
    // This authority is the test's own: the connection came about, and its certificate is what is refused.
    await expectRefusal(await typed(`https://${HOST}:${port}`), "certificate-untrusted", "NODE_EXTRA_CA_CERTS");
    for (const other of [
      `https://${HOST}.evil.test:${port}`,
      `https://evil.test:${port}`,
      "https://10.1.2.3",
      "http://intranet",
    ]) {
      await expectRefusal(await typed(other), "upstream-unknown", "reaches");
    }
    expect(companyProxy.asked).toEqual([`${HOST}:${port}`]);
  });

  it.each([
    ["this machine by its name", "localhost", {}],
    ["this machine by its address", "127.0.0.1", {}],
    ["a name of the operator's that leads to this machine", "models.test", { network: "loopback" }],
    ["a name that may mean the machine that asks", "x.localhost", { network: "private" }],
    ["another such name", "localhost.localdomain", { network: "private" }],
    ["one of Debian's", "ip6-localhost", { network: "private" }],
    ["a host of NO_PROXY", "models.corp", { NO_PROXY: "other.corp,.corp", network: "private" }],
    ["any host where NO_PROXY is *", HOST, { NO_PROXY: "*", network: "private" }],
  ] as const)(
    "reaches %s without it",
    async (_what, host, { NO_PROXY, network }: { NO_PROXY?: string; network?: "loopback" | "private" }) => {
      certificates.issue(host);
      const port = await listenSecure(undefined, host);
      const upstream = { ...workspace(port, host), ...(network && { network }) };
      const answer = await ask(upstream, settings(companyProxy.port, { NO_PROXY }), { resolve: toThisMachine });
      expect([answer.status, companyProxy.asked]).toEqual([200, []]);
    },
  );

  it("reaches what is not encrypted, and what is written as an address, without it or not at all", async () => {
    const upstream = await running.listenUpstream();
    const port = new URL(upstream.origin).port;
    const proxy = settings(companyProxy.port);
    const plain = { id: "work", label: "Work", auth: "none", network: "private" } as const;
    expect(
      (await ask({ ...plain, origin: `http://models.test:${port}` }, proxy, { resolve: toThisMachine })).status,
    ).toBe(200);
    const inside = { ...workspace(1), origin: "https://10.255.255.1" } as const;
    await ask({ ...inside, network: "public" }, proxy).then((answer) =>
      expectRefusal(answer, "address-refused", "address"),
    );
    expect(companyProxy.asked).toEqual([]);
  });

  it("still refuses a name of NO_PROXY that leads inside", async () => {
    const answer = await ask(workspace(443), settings(companyProxy.port, { NO_PROXY: HOST }), {
      resolve: async () => [{ address: "169.254.169.254", family: 4 }],
    });
    await expectRefusal(answer, "address-refused", "address");
  });
});

describe("a proxy that wants a password", () => {
  it.each([
    ["without one", "", "proxy-sign-in-needed"],
    ["with a wrong one", "ann:wrong@", "proxy-sign-in-needed"],
    ["with the right one", "ann:p%40ss%25hush@", undefined],
  ])("is spoken to %s", async (_what, login, code) => {
    await withProxy({ password: PASSWORD }, async (proxy) => {
      const port = await listenSecure();
      const answer = await ask(workspace(port), settings(proxy.port, {}, login));
      if (code === undefined) expect(answer.status).toBe(200);
      else await expectRefusal(answer, code, "wants a name and a password");
      expect(proxy.asked).toEqual([`${HOST}:${port}`]);
    });
  });

  it("is named also where it stops a sign-in", async () => {
    await withProxy({ password: PASSWORD }, async (proxy) => {
      const port = await listenSecure();
      const place = `https://${HOST}:${port}/oidc/v1`;
      const oauth = { clientId: "id", clientSecret: "word", scopes: [], tokenUrl: `${place}/token` };
      const upstream: Upstream = {
        ...workspace(port),
        auth: "oauth-m2m",
        oauth: { ...oauth, authorizeUrl: `${place}/authorize` },
      };
      const answer = await ask(upstream, settings(proxy.port));
      await expectRefusal(answer, "proxy-sign-in-needed", "The sign-in of Work cannot be reached. The company's proxy");
    });
  });

  it("never shows it to the workspace", async () => {
    await withProxy({ password: PASSWORD }, async (proxy) => {
      let heads = "";
      const port = await listenSecure((request, response) => {
        heads += JSON.stringify(request.rawHeaders);
        response.end("{}");
      });
      await ask(workspace(port), settings(proxy.port, {}, "ann:p%40ss%25hush@"));
      expect(heads).toContain(HOST);
      expect(heads.toLowerCase()).not.toMatch(/proxy|hush|YW5uOnB/i);
    });
  });
});

describe("a proxy that lets nothing through", () => {
  it("because of the host says so", async () => {
    await withProxy({ refused: [HOST] }, async (proxy) => {
      const answer = await ask(workspace(await listenSecure()), settings(proxy.port));
      await expectRefusal(answer, "proxy-refused", "ask whoever runs it to allow the host");
    });
  });

  it.each([502, 503, 504])(
    "because it reaches nobody there (%i) is told as the workspace's trouble, which may pass",
    async (status) => {
      const port = await listenSockets((socket: Socket) => {
        socket.once("data", () => socket.end(`HTTP/1.1 ${status} Bad\r\ncontent-length: 2\r\n\r\nno`));
      });
      await expectRefusal(await ask(workspace(443), settings(port)), "upstream-unreachable", "Work cannot be reached");
    },
  );

  it("because it is not there says so, whatever its address holds", async () => {
    const answer = await ask(workspace(443), settings(await freePort(), {}, "ann:hush@"));
    expect(await expectRefusal(answer, "proxy-unreachable", "HTTPS_PROXY")).not.toMatch(/hush|ann:|127\.0\.0\.1/);
  });

  it("because its name is not found says so", async () => {
    const proxy = { origin: "http://proxy.invalid:3128", direct: [] };
    await expectRefusal(await ask(workspace(443), proxy), "proxy-unreachable", "HTTPS_PROXY");
  });

  it.each([
    ["never answers", () => undefined],
    ["hangs up", (socket: Socket) => socket.destroy()],
    ["speaks another protocol", (socket: Socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n")],
  ])("because it %s says so", async (_what, onConnection) => {
    const answer = await ask(workspace(443), settings(await listenSockets(onConnection)), { connectMs: 300 });
    await expectRefusal(answer, "proxy-unreachable", "HTTPS_PROXY");
  });
});

describe("a tunnel", () => {
  it.each([
    ["breaks off at once", "upstream-unreachable", (socket: Socket) => socket.end()],
    ["leads to what does not speak TLS", "speaks-http", (socket: Socket) => socket.write("220 mail ready\r\n")],
    ["is silent", "upstream-unreachable", () => undefined],
  ])("that %s is told as the network's trouble, and ends", async (_what, code, afterwards) => {
    const port = await listenSockets((socket: Socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        afterwards(socket);
      });
    });
    const answer = await ask(workspace(443), settings(port), { connectMs: 500 });
    await expectRefusal(answer, code, "Work cannot be reached");
  });

  it("ends when time is up, also in the middle of an answer", async () => {
    const port = await listenSecure((request, response) => {
      if (request.url === "/ping") return;
      response.writeHead(200, { "content-type": "application/json" });
      response.write("[");
    });
    const config: RelayConfig = { mode: "local", upstreams: [workspace(port)], publicOrigin: "http://127.0.0.1" };
    const proxy = fetchThrough(settings(companyProxy.port));
    const relay = await running.listenRelay({ config, fetch: proxy, timeoutMs: 1_500 });
    await expectRefusal(await ping(relay), "upstream-timeout", "in time");
    const half = await fetch(`http://127.0.0.1:${relay}${relayPath("work", "/version")}`);
    await expect(half.text()).rejects.toThrow();
  });

  it.each([
    [
      "an authority that is not known",
      HOST,
      undefined,
      "certificate-untrusted",
      "set NODE_EXTRA_CA_CERTS to your company's root",
    ],
    ["another known authority", HOST, "other-ca.pem", "certificate-untrusted", "NODE_EXTRA_CA_CERTS"],
    [
      "another host's certificate",
      "adb-2.azuredatabricks.net",
      "ca.pem",
      "upstream-unreachable",
      "ERR_TLS_CERT_ALTNAME_INVALID",
    ],
  ])("with %s in it is not spoken through", async (_what, host, ca, code, sentence) => {
    const port = await listenSecure();
    const { ca: _own, ...upstream } = workspace(port, host);
    const trusting = ca === undefined ? upstream : { ...upstream, ca: certificates.read(ca) };
    await expectRefusal(await ask(trusting, settings(companyProxy.port)), code, sentence);
  });

  it("that is cut in the middle of an answer cuts the answer, so that it is taken for no whole one", async () => {
    const port = await listenSecure((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"predictions":[');
    });
    const answer = await ask(workspace(port), settings(companyProxy.port));
    const reader = answer.body!.getReader();
    await reader.read();
    companyProxy.cut();
    await expect(reader.read()).rejects.toThrow();
  });

  it("that is cut before the answer is told as the network's trouble", async () => {
    const port = await listenSecure(() => companyProxy.cut());
    const answer = await ask(workspace(port), settings(companyProxy.port));
    await expectRefusal(answer, "upstream-unreachable", "Work cannot be reached");
  });

  it("is given up when the caller goes", async () => {
    const gone: Promise<unknown>[] = [];
    const port = await listenSecure((request) => void gone.push(once(request.socket, "close")));
    const fetchIt = fetchThrough(settings(companyProxy.port));
    const caller = new AbortController();
    const reach = { network: "public", ca: certificates.read("ca.pem") } as const;
    const request = { method: "GET", headers: new Headers(), signal: caller.signal };
    const asked = fetchIt(`https://${HOST}:${port}/ping`, request, reach);
    while (gone.length === 0) await new Promise((later) => setTimeout(later, 5));
    caller.abort();
    await expect(asked).rejects.toThrow();
    await Promise.all(gone);
  });

  it("passes large bodies both ways as they come", async () => {
    const port = await listenSecure((request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      request.pipe(response);
    });
    const relay = await listenRelay(workspace(port), settings(companyProxy.port));
    const body = "x".repeat(5 * 1024 * 1024);
    const headers = { "content-type": "application/json" };
    const url = `http://127.0.0.1:${relay}${relayPath("work", "/invocations")}`;
    const answer = await fetch(url, { method: "POST", headers, body });
    expect(await answer.text()).toBe(body);
  });
});

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A workspace on this machine, with a certificate of the tests' own authority. */
function listenSecure(listener: Listener = answerSecure, host = HOST): Promise<number> {
  const [key, cert] = host === HOST ? ["server.key", "server.pem"] : [`${host}.key`, `${host}.pem`];
  return running.listen(createSecureServer({ key: certificates.read(key), cert: certificates.read(cert) }, listener));
}

function answerSecure(_request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("content-type", "application/json").end('{"secure":true}');
}

function workspace(port: number, host = HOST): Upstream {
  return {
    id: "work",
    label: "Work",
    origin: `https://${host}:${port}`,
    auth: "none",
    ca: certificates.read("ca.pem"),
  };
}

function settings(port: number, { NO_PROXY = "" }: { NO_PROXY?: string | undefined } = {}, login = ""): ProxySettings {
  const read = readProxySettings({ HTTPS_PROXY: `http://${login}127.0.0.1:${port}`, NO_PROXY });
  if (read === undefined || "mistake" in read) throw new Error("The settings are not right.");
  return read;
}

function fetchThrough(proxy: ProxySettings, parts: DispatcherParts = {}) {
  const resolve = () => Promise.reject(new Error("Nothing is looked up that goes through a proxy."));
  return createUpstreamFetch(new Dispatchers({ resolve, proxy, ...parts }));
}

function toThisMachine() {
  return Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
}

function listenRelay(upstream: Upstream, proxy: ProxySettings, parts?: DispatcherParts): Promise<number> {
  const config: RelayConfig = { mode: "local", upstreams: [upstream], publicOrigin: "http://127.0.0.1" };
  return running.listenRelay({ config, fetch: fetchThrough(proxy, parts) });
}

function ping(relay: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${relay}${relayPath("work", "/ping")}`);
}

async function ask(upstream: Upstream, proxy: ProxySettings, parts?: DispatcherParts): Promise<Response> {
  return ping(await listenRelay(upstream, proxy, parts));
}

async function expectRefusal(answer: Response, code: string, sentence: string): Promise<string> {
  const text = await answer.text();
  expect([answer.headers.get(RELAY_ERROR_HEADER), text]).toEqual([code, expect.stringContaining(sentence)]);
  return text;
}

async function withProxy(options: ProxyOptions, act: (proxy: RunningProxy) => Promise<void>): Promise<void> {
  const proxy = await RunningProxy.start(options);
  try {
    await act(proxy);
  } finally {
    await proxy.stop();
  }
}

async function listenSockets(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createSocketServer((socket) => {
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  sockets.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const port = await listenSockets(() => undefined);
  const [server] = sockets.splice(-1);
  server?.close();
  return port;
}
