import { createAdaptorServer } from "@hono/node-server";
import { once } from "node:events";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { typedUpstreamId } from "../../../src/protocol/upstream-info";
import { createRelayServer } from "../../../src/relay/relay-server";
import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("the relay over real connections", () => {
  it("scores on the sample endpoint as if it were called itself", async () => {
    const upstream = await listen(createAdaptorServer({ fetch: createSampleEndpointApp().fetch }) as Server);
    const relay = await listenRelay();
    const rows = Array.from({ length: 256 }, (_, row) => [5 + (row % 3), 3, 1 + (row % 6), 0.2 + (row % 2)]);
    const columns = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dataframe_split: { columns, data: rows } }),
    };
    const route = "/serving-endpoints/iris/invocations";
    const [relayed, direct] = await Promise.all([
      fetch(relay + relayPath(typedUpstreamId(upstream), route), init),
      fetch(upstream + route, init),
    ]);
    expect(relayed.headers.get("served-model-name")).toBe("iris-1");
    expect(await relayed.text()).toBe(await direct.text());
  });

  it("keeps the length of the body, which some servers insist on", async () => {
    const received: IncomingMessage["headers"][] = [];
    const upstream = await listenWith((request, response) => {
      received.push(request.headers);
      request.resume().on("end", () => response.end("{}"));
    });
    const relay = await listenRelay();
    await fetch(relay + relayPath(typedUpstreamId(upstream), "/invocations"), {
      method: "POST",
      headers: { "content-type": "application/json", cookie: "a=1", origin: relay },
      body: "12345",
    });
    expect(received[0]).toMatchObject({ "content-length": "5", host: new URL(upstream).host });
    expect(received[0]).not.toHaveProperty("transfer-encoding");
    expect(received[0]).not.toHaveProperty("cookie");
  });

  it("hangs up on the upstream when the pane cancels", async () => {
    let hasStarted: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (hasStarted = resolve));
    let hasClosed: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (hasClosed = resolve));
    const upstream = await listenWith((request, response) => {
      response.on("close", hasClosed);
      request.resume().on("end", hasStarted);
    });
    const relay = await listenRelay();
    const pane = new AbortController();
    const answer = fetch(relay + relayPath(typedUpstreamId(upstream), "/invocations"), {
      method: "POST",
      body: "{}",
      signal: pane.signal,
    });
    await started;
    pane.abort();
    await expect(answer).rejects.toThrow("aborted");
    await closed;
  });

  it("says that nobody listens", async () => {
    const gone = await listenWith(() => undefined);
    servers.pop()?.close();
    const relay = await listenRelay();
    const response = await fetch(relay + relayPath(typedUpstreamId(gone), "/ping"));
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([502, "nothing-listening"]);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining("(ECONNREFUSED)") });
  });

  it("says that an upstream speaks http where it was asked over https", async () => {
    const upstream = await listenWith((_, response) => response.end("never"));
    const relay = await listenRelay();
    const response = await fetch(relay + relayPath(typedUpstreamId(upstream.replace("http:", "https:")), "/ping"));
    expect([response.status, response.headers.get(RELAY_ERROR_HEADER)]).toEqual([502, "speaks-http"]);
  });

  it("passes a compressed answer on as it is", async () => {
    const { gzipSync } = await import("node:zlib");
    const upstream = await listenWith((_, response) => {
      response.setHeader("content-encoding", "gzip").end(gzipSync('{"predictions": []}'));
    });
    const relay = await listenRelay();
    const response = await fetch(relay + relayPath(typedUpstreamId(upstream), "/version"));
    expect(await response.text()).toBe('{"predictions": []}');
  });

  it("compresses what an upstream sends as it is, and passes a compressed request on as it is", async () => {
    const { gzipSync } = await import("node:zlib");
    const predictions = JSON.stringify({ predictions: Array.from({ length: 2000 }, (_, row) => row % 5) });
    const packed = gzipSync('{"inputs":[]}');
    const received: Buffer[] = [];
    const upstream = await listenWith((request, response) => {
      request.on("data", (part: Buffer) => received.push(part));
      request.on("end", () => response.setHeader("content-type", "application/json").end(predictions));
    });
    const relay = await listenRelay();
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const init = { method: "POST", headers, body: Uint8Array.from(packed) };
    const response = await fetch(relay + relayPath(typedUpstreamId(upstream), "/invocations"), init);
    expect([response.headers.get("content-encoding"), response.headers.get("vary")]).toEqual([
      "gzip",
      "accept-encoding",
    ]);
    expect(await response.text()).toBe(predictions);
    expect(Buffer.concat(received)).toEqual(packed);
  });

  it.each([
    "/relay/demo/serving-endpoints/../../api/2.0/secrets/list",
    "/relay/../relay/x/ping",
    "/relay/demo/%2e%2e/ping",
    "http://169.254.169.254/latest/meta-data",
    "//evil.example.com/relay/demo/ping",
  ])("forwards nothing for the raw request line of %s", async (path) => {
    let requests = 0;
    const upstream = await listenWith((_, response) => {
      requests += 1;
      response.end("{}");
    });
    const relay = await listenRelay(upstream);
    const { port } = new URL(relay);
    const sent = httpRequest({ host: "127.0.0.1", port, path, headers: { host: `localhost:${port}` } }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(requests).toBe(0);
  });
});

async function listenRelay(demoOrigin?: string): Promise<string> {
  const demo = { id: "demo", label: "Demo", auth: "none" } as const;
  const upstreams = demoOrigin === undefined ? [] : [{ ...demo, origin: demoOrigin }];
  return listen(createRelayServer({ config: { mode: "local", upstreams } }).server);
}

async function listenWith(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
