import { once } from "node:events";
import { connect } from "node:net";
import { relayPath } from "../../../src/protocol/paths";
import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { DEFAULT_LIMITS } from "../../../src/relay/config/limits";
import { ClientTurns } from "../../../src/relay/guard/client-turns";
import { MOST_CONCURRENT_REQUESTS } from "../../../src/scoring/scoring-plan";
import { MAX_CONCURRENT_REQUESTS } from "../../../src/taskpane/state/settings/pane-settings";
import { until } from "../../support/until";
import { RunningServers } from "../running-relay";

const running = new RunningServers();
afterEach(() => running.close());

describe("the turns of a client", () => {
  it("are so many at once, and each client's own", () => {
    const turns = new ClientTurns({ perClientAtOnce: 2 });
    const leave = turns.take("a");
    turns.take("a");
    expect([turns.take("a"), turns.take("b")]).toEqual([undefined, expect.any(Function)]);
    leave?.();
    expect([turns.take("a"), turns.take("a")]).toEqual([expect.any(Function), undefined]);
  });

  it("are enough for what one pane sends at once, at most", () => {
    expect(DEFAULT_LIMITS.perClientAtOnce).toBeGreaterThanOrEqual(MAX_CONCURRENT_REQUESTS);
    expect(MAX_CONCURRENT_REQUESTS).toBeGreaterThanOrEqual(MOST_CONCURRENT_REQUESTS);
  });

  it("are not all turns at an upstream, however slow its bodies are, and come back when it goes", async () => {
    const upstream = await running.listenUpstream();
    const demo = { id: "demo", label: "Demo", origin: upstream.origin, auth: "none" } as const;
    const limits = { ...DEFAULT_LIMITS, perClientAtOnce: 2, perUpstreamAtOnce: 3 };
    const config = { mode: "local", upstreams: [demo], limits, clientAddressHeader: "x-forwarded-for" } as const;
    const port = await running.listenRelay({ config });
    const path = relayPath("demo", "/ping");
    const ask = (client: string) =>
      fetch(`http://127.0.0.1:${port}${path}`, { headers: { "x-forwarded-for": client } });
    const slow = [1, 2].map(() => {
      const socket = connect(port, "127.0.0.1");
      const head = `POST ${relayPath("demo", "/invocations")} HTTP/1.1\r\nHost: localhost:${port}\r\n`;
      socket.write(`${head}X-Forwarded-For: 10.0.0.1\r\nContent-Length: 1000\r\n\r\n{`);
      return socket;
    });
    await until("the client had no turn left", async () => (await ask("10.0.0.1")).status !== 200);
    const refused = await ask("10.0.0.1");
    expect([refused.status, refused.headers.get(RELAY_ERROR_HEADER), refused.headers.get("retry-after")]).toEqual([
      429,
      "rate-limited",
      "1",
    ]);
    expect((await ask("10.0.0.2")).status).toBe(200);
    await Promise.all(slow.map((socket) => once(socket.destroy(), "close")));
    await until("a turn had come back", async () => (await ask("10.0.0.1")).status === 200);
  });
});
