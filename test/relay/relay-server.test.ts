import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { relayPath } from "../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../src/protocol/relay-error-codes";
import type { RelayLogEntry } from "../../src/relay/answers/relay-log";
import { DEFAULT_LIMITS } from "../../src/relay/config/limits";
import type { RelayConfig } from "../../src/relay/config/relay-config";
import { createRelayServer } from "../../src/relay/relay-server";
import { until } from "../support/until";
import { RunningServers } from "./running-relay";

const PING = relayPath("demo", "/ping");
const running = new RunningServers();
afterEach(() => running.close());

describe("the relay as a server", () => {
  it("says that it lives, and that it takes work until it is told to stop", async () => {
    const { server, stop } = createRelayServer({ config: { mode: "local", upstreams: [] } });
    const origin = `http://127.0.0.1:${await running.listen(server)}`;
    expect([await textOf(`${origin}/healthz`), await textOf(`${origin}/readyz`)]).toEqual(["200 ok", "200 ready"]);
    await stop();
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow("fetch failed");
  });

  it("finishes what is under way when it is told to stop, and takes nothing new", async () => {
    const waiting = held();
    const upstream = await running.listenUpstream((_, response) => waiting.hold(response));
    const { server, stop } = createRelayServer({ config: configFor(upstream.origin) });
    const origin = `http://127.0.0.1:${await running.listen(server)}`;
    const answer = fetch(origin + PING);
    const response = await waiting.held;
    const stopped = stop();
    await expect(fetch(`${origin}/readyz`)).rejects.toThrow("fetch failed");
    response.end("{}");
    expect(await (await answer).text()).toBe("{}");
    await stopped;
  });

  it("tells connections that are still open while it stops that it takes nothing new", async () => {
    const waiting = held();
    const upstream = await running.listenUpstream((_, response) => waiting.hold(response));
    const { server, stop } = createRelayServer({ config: configFor(upstream.origin) });
    const port = await running.listen(server);
    const socket = connect(port, "127.0.0.1");
    const host = `Host: localhost:${port}\r\n`;
    socket.write(`GET ${PING} HTTP/1.1\r\n${host}\r\n`);
    const response = await waiting.held;
    const stopped = stop();
    socket.write(`GET /readyz HTTP/1.1\r\n${host}\r\n`);
    let said = "";
    socket.setEncoding("latin1").on("data", (text: string) => (said += text));
    response.end("{}");
    await once(socket, "close");
    expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 503"]);
    await stopped;
  });

  it("cuts what does not come to an end", async () => {
    const waiting = held();
    const upstream = await running.listenUpstream((_, response) => waiting.hold(response));
    const { server, stop } = createRelayServer({ config: configFor(upstream.origin), serverLimits: { stopMs: 50 } });
    const origin = `http://127.0.0.1:${await running.listen(server)}`;
    const answer = fetch(origin + PING);
    await waiting.held;
    await Promise.all([expect(answer).rejects.toThrow("fetch failed"), stop()]);
  });

  it("turns clients away that send too much, and says when they may come back", async () => {
    const upstream = await running.listenUpstream();
    const limits = { ...DEFAULT_LIMITS, perClientPerSecond: 1, clientBurst: 2 };
    const port = await running.listenRelay({ config: { ...configFor(upstream.origin), limits } });
    const answers = [];
    for (let index = 0; index < 3; index++) answers.push(await fetch(`http://127.0.0.1:${port}${PING}`));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.headers.get("retry-after")).toBe("1");
    expect(upstream.requests).toHaveLength(2);
  });

  it("counts clients by the address that the server in front has seen, not by what they say", async () => {
    const upstream = await running.listenUpstream();
    const limits = { ...DEFAULT_LIMITS, perClientPerSecond: 1, clientBurst: 1 };
    const config = { ...configFor(upstream.origin), limits, clientAddressHeader: "x-forwarded-for" };
    const port = await running.listenRelay({ config });
    const statuses = [];
    for (const address of ["1.1.1.1, 10.0.0.1", "2.2.2.2, 10.0.0.1", "10.0.0.2"]) {
      const headers = { "x-forwarded-for": address };
      statuses.push((await fetch(`http://127.0.0.1:${port}${PING}`, { headers })).status);
    }
    expect(statuses).toEqual([200, 429, 200]);
  });

  it("lets requests wait for a busy upstream, and says when too many do", async () => {
    const waiting = held();
    const upstream = await running.listenUpstream((_, response) => waiting.hold(response));
    const limits = { ...DEFAULT_LIMITS, perUpstreamAtOnce: 1, queueLength: 1 };
    const port = await running.listenRelay({ config: { ...configFor(upstream.origin), limits } });
    const ask = () => fetch(`http://127.0.0.1:${port}${PING}`);
    const first = ask();
    const response = await waiting.held;
    // One of the two waits, the other finds the queue full; on their way they may overtake each other.
    const others = [ask(), ask()];
    const busy = await Promise.race(others);
    expect([busy.status, busy.headers.get(RELAY_ERROR_HEADER), busy.headers.get("retry-after")]).toEqual([
      503,
      "relay-busy",
      "5",
    ]);
    const second = held();
    waiting.hold = second.hold;
    response.end("{}");
    (await second.held).end("{}");
    expect((await first).status).toBe(200);
    expect((await Promise.all(others)).map(({ status }) => status).sort()).toEqual([200, 503]);
  });

  it("does not blame the upstream when a caller goes that was waiting for its turn", async () => {
    const log: RelayLogEntry[] = [];
    const waiting = held();
    const upstream = await running.listenUpstream((_, response) => waiting.hold(response));
    const limits = { ...DEFAULT_LIMITS, perUpstreamAtOnce: 1 };
    const config = { ...configFor(upstream.origin), limits };
    const port = await running.listenRelay({ config, log: (entry) => log.push(entry) });
    const first = fetch(`http://127.0.0.1:${port}${PING}`);
    const response = await waiting.held;
    // On a busy machine a caller may go before the relay has heard of it: then the next one comes.
    await until("the relay noted a caller that went", async () => {
      const gone = fetch(`http://127.0.0.1:${port}${PING}`, { signal: AbortSignal.timeout(50) });
      await expect(gone).rejects.toThrow("timeout");
      return log.length > 0;
    });
    expect(log[0]).toMatchObject({ status: 499, errorCode: "caller-gone" });
    response.end("{}");
    expect((await first).status).toBe(200);
  });

  it("passes the request's id on, answers with it and logs it", async () => {
    const upstream = await running.listenUpstream();
    const log: RelayLogEntry[] = [];
    const port = await running.listenRelay({ config: configFor(upstream.origin), log: (entry) => log.push(entry) });
    const given = await fetch(`http://127.0.0.1:${port}${PING}`, { headers: { "x-request-id": "pane-7" } });
    const made = await fetch(`http://127.0.0.1:${port}${PING}`, { headers: { "x-request-id": "not one, but two" } });
    const ids = [given, made].map((answer) => answer.headers.get("x-request-id"));
    expect(ids).toEqual(["pane-7", expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(upstream.requests.map(({ headers }) => headers["x-request-id"])).toEqual(ids);
    expect(log.map(({ requestId }) => requestId)).toEqual(ids);
  });

  it("logs and counts its own routes too", async () => {
    const log: RelayLogEntry[] = [];
    const limits = { ...DEFAULT_LIMITS, perClientPerSecond: 1, clientBurst: 4 };
    const config = { ...configFor("http://127.0.0.1:9"), limits };
    const port = await running.listenRelay({ config, log: (entry) => log.push(entry) });
    for (const path of [
      "/relay/upstreams",
      "/relay/session",
      "/relay/sign-in/callback?code=c",
      "/relay/sign-in/x",
      "/relay/session",
    ]) {
      await fetch(`http://127.0.0.1:${port}${path}`);
    }
    expect(log.map(({ event, route, status }) => [event, route, status])).toEqual([
      ["answered", "/relay/upstreams", 200],
      ["answered", "/relay/session", 200],
      ["answered", "/relay/sign-in/callback", 400],
      ["answered", "/relay/sign-in/{upstream}", 404],
      ["answered", "/relay/session", 429],
    ]);
  });

  it("asks browsers for https from then on where it serves others, and not on this machine", async () => {
    const upstream = await running.listenUpstream();
    const local = await running.listenRelay({ config: configFor(upstream.origin) });
    const config: RelayConfig = {
      ...configFor(upstream.origin),
      mode: "server",
      publicOrigin: "https://s.example.com",
    };
    const server = await running.listenRelay({ config });
    const headerOf = async (port: number, path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get("strict-transport-security");
    expect(await headerOf(local, "/healthz")).toBeNull();
    expect(await headerOf(server, "/healthz")).toBe("max-age=31536000");
    expect(await headerOf(server, PING)).toBe("max-age=31536000");
  });

  it.each(["/healthz", "/readyz", "/relay/upstreams", "/relay/nothing", "/nothing", "/", "/relay/sign-in/nobody"])(
    "answers %s with headers that let no browser guess or keep it",
    async (path) => {
      const port = await running.listenRelay({ config: configFor("http://127.0.0.1:9") });
      const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
        "permissions-policy": expect.stringContaining("camera=()"),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
    },
  );

  it("hides endpoints beyond the list from the catalogue", async () => {
    const catalogue = { endpoints: [{ name: "iris", task: null }, { name: "salaries" }, 5], total: 3 };
    const upstream = await running.listenUpstream((request, response) => {
      expect(request.headers["accept-encoding"]).toBe("identity");
      response.setHeader("content-type", "application/json").end(JSON.stringify(catalogue));
    });
    const port = await running.listenRelay({ config: configFor(upstream.origin, ["iris"]) });
    const answer = await fetch(`http://127.0.0.1:${port}${relayPath("demo", "/api/2.0/serving-endpoints")}`);
    expect(await answer.json()).toEqual({ endpoints: [{ name: "iris", task: null }] });
  });

  it("shows no catalogue that it cannot read", async () => {
    const upstream = await running.listenUpstream((_, response) => void response.end("<html>salaries</html>"));
    const port = await running.listenRelay({ config: configFor(upstream.origin, ["iris"]) });
    const answer = await fetch(`http://127.0.0.1:${port}${relayPath("demo", "/api/2.0/serving-endpoints")}`);
    expect([answer.status, await answer.text()]).toEqual([502, expect.not.stringContaining("salaries")]);
  });
});

function configFor(origin: string, endpoints?: readonly string[]): RelayConfig {
  const demo = { id: "demo", label: "Demo", origin, auth: "none", ...(endpoints && { endpoints }) } as const;
  return { mode: "local", upstreams: [demo], publicOrigin: "http://127.0.0.1" };
}

/** A response that waits to be answered. */
function held() {
  let hold: (response: ServerResponse) => void = () => undefined;
  const promise = new Promise<ServerResponse>((resolve) => (hold = resolve));
  return { hold, held: promise };
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  return `${response.status} ${await response.text()}`;
}
