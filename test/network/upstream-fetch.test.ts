import { createServer } from "node:https";
import { relayPath } from "../../src/protocol/paths";
import type { RelayConfig } from "../../src/relay/config/relay-config";
import { Dispatchers } from "../../src/network/dispatchers";
import { createUpstreamFetch } from "../../src/network/upstream-fetch";
import { Certificates } from "../relay/certificates";
import { RunningServers } from "../relay/running-relay";

const running = new RunningServers();
let certificates: Certificates;
beforeAll(() => (certificates = new Certificates("upstream.test")));
afterAll(() => certificates.remove());
afterEach(() => running.close());

describe("an upstream behind TLS with a certificate authority of its own", () => {
  it("is reached when the operator trusts that authority", async () => {
    const port = await listenSecure();
    const answer = await ping({ origin: `https://upstream.test:${port}`, ca: certificates.read("ca.pem") });
    expect([answer.status, await answer.text()]).toEqual([200, '{"secure":true}']);
  });

  it.each([
    ["nobody vouches for it", "upstream.test", undefined, /not signed by an authority .* set NODE_EXTRA_CA_CERTS/],
    ["its certificate is another host's", "other.test", "ca.pem", /cannot be reached \(ERR_TLS_\w+\)/],
    ["another authority is trusted", "upstream.test", "other-ca.pem", /not signed by .* set NODE_EXTRA_CA_CERTS/],
  ])("is not spoken to when %s", async (_, host, ca, sentence) => {
    const port = await listenSecure();
    const answer = await ping({ origin: `https://${host}:${port}`, ...(ca && { ca: certificates.read(ca) }) });
    expect(answer.status).toBe(502);
    expect(await answer.text()).toMatch(sentence);
  });
});

describe("requests to an upstream", () => {
  it("go over one connection as long as they do not overlap", async () => {
    const upstream = await running.listenUpstream();
    const fetch = createUpstreamFetch();
    for (let index = 0; index < 3; index++) {
      const request = { method: "GET", headers: new Headers(), signal: new AbortController().signal };
      await fetch(`${upstream.origin}/ping`, request, { network: "loopback" });
    }
    expect([upstream.requests.length, upstream.connections]).toEqual([3, 1]);
  });

  it("read no further ahead than the receiver does", async () => {
    let written = 0;
    let isHeldBack = false;
    const upstream = await running.listenUpstream((_, response) => {
      const part = Buffer.alloc(64 * 1024);
      const write = (): void => {
        while (written < 512 * part.length) {
          written += part.length;
          if (response.write(part)) continue;
          isHeldBack = true;
          response.once("drain", write);
          return;
        }
        response.end();
      };
      write();
    });
    const request = { method: "GET", headers: new Headers(), signal: new AbortController().signal };
    const response = await createUpstreamFetch()(`${upstream.origin}/ping`, request, { network: "loopback" });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let bytes = (await reader.read()).value?.byteLength ?? 0;
    expect([isHeldBack, written < 512 * 64 * 1024]).toEqual([true, true]);
    for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.byteLength;
    expect(bytes).toBe(512 * 64 * 1024);
  });
});

function ping(upstream: { readonly origin: string; readonly ca?: string }): Promise<Response> {
  const work = { id: "work", label: "Work", auth: "none", network: "loopback", ...upstream } as const;
  const config: RelayConfig = { mode: "local", upstreams: [work], publicOrigin: "http://127.0.0.1" };
  return askRelay(config);
}

async function askRelay(config: RelayConfig): Promise<Response> {
  // Names of the tests' own, which no resolver knows.
  const fetch = createUpstreamFetch(new Dispatchers({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] }));
  const port = await running.listenRelay({ config, fetch });
  return globalThis.fetch(`http://127.0.0.1:${port}${relayPath("work", "/ping")}`);
}

async function listenSecure(): Promise<number> {
  const server = createServer(
    { key: certificates.read("server.key"), cert: certificates.read("server.pem") },
    (_, response) => {
      response.setHeader("content-type", "application/json").end('{"secure":true}');
    },
  );
  return running.listen(server);
}
